package org.magpie.ui.settings.profile;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.magpie.base.error.Message;
import org.magpie.base.text.Texts;
import org.magpie.media.MediaKind;
import org.magpie.media.quality.Profiles;
import org.magpie.media.quality.Profiles.SizeBounds;
import org.magpie.media.quality.Quality;
import org.magpie.ui.kit.Problem;
import org.magpie.ui.kit.background.Background;
import org.magpie.ui.kit.background.ViewLoader;

/** Which sizes are right for each quality of a kind. Belongs to the window's thread. */
public final class SizesViewModel {
    private static final double HIGHEST = 100_000;

    private final Profiles profiles;
    private final Background background;
    private final Texts texts;
    private final ViewLoader loader;
    private final ObjectProperty<MediaKind> kind = new SimpleObjectProperty<>(MediaKind.MOVIE);
    private final ObservableList<Row> rows = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Optional<Problem>> problem = new ReadOnlyObjectWrapper<>(Optional.empty());

    record Row(Quality quality, SizeBounds bounds) {}

    public SizesViewModel(Profiles profiles, Background background, Texts texts) {
        this.profiles = profiles;
        this.background = background;
        this.texts = texts;
        this.loader = new ViewLoader(background, texts, "settings.sizes.failed");
        kind.addListener((property, before, now) -> {
            loader.restart();
            refresh();
        });
    }

    ViewLoader loader() {
        return loader;
    }

    public ObjectProperty<MediaKind> kindProperty() {
        return kind;
    }

    /** Best first; empty for books, whose size says nothing. */
    public ObservableList<Row> rows() {
        return rows;
    }

    public ReadOnlyObjectProperty<Optional<Problem>> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    public void refresh() {
        MediaKind of = kind.get();
        loader.read(
                () -> of == MediaKind.BOOK
                        ? List.<Row>of()
                        : Quality.of(of).reversed().stream()
                                .map(quality -> new Row(quality, profiles.bounds(quality, of)))
                                .toList(),
                found -> {
                    rows.setAll(found);
                    return !found.isEmpty();
                });
    }

    /** A number as a person writes it, with a point or a comma; empty where it is none or out of range. */
    static Optional<Double> number(String text) {
        String plain = text.strip().replace(',', '.');
        if (!plain.matches("\\d{1,6}(\\.\\d{1,3})?")) {
            return Optional.empty();
        }
        double number = Double.parseDouble(plain);
        return number <= HIGHEST ? Optional.of(number) : Optional.empty();
    }

    /**
     * Stores the sizes of a quality.
     *
     * @param fields as they stand in the three fields; an empty maximum is none
     * @param answered told whether they were stored
     */
    public void save(Quality quality, Fields fields, Consumer<Boolean> answered) {
        Optional<Double> least = number(fields.minimum());
        Optional<Double> right = number(fields.preferred());
        Optional<Double> most = fields.maximum().isBlank() ? Optional.of(0.0) : number(fields.maximum());
        MediaKind of = kind.get();
        if (least.isEmpty() || right.isEmpty() || most.isEmpty()) {
            problem.set(Optional.of(new Problem(
                    texts.get("settings.sizes.save-failed"),
                    texts.say(Message.of("settings.sizes.no-number", quality.displayName(of))))));
            answered.accept(false);
            return;
        }
        SizeBounds bounds = new SizeBounds(least.get(), right.get(), most.get());
        background.run(
                () -> {
                    profiles.saveBounds(quality, of, bounds);
                    return true;
                },
                saved -> {
                    problem.set(Optional.empty());
                    answered.accept(true);
                },
                failure -> {
                    problem.set(Optional.of(Problem.of(texts, "settings.sizes.save-failed", failure)));
                    answered.accept(false);
                });
    }

    /** What stands in the fields of a row. */
    public record Fields(String minimum, String preferred, String maximum) {}
}
