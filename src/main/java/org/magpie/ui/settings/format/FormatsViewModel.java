package org.magpie.ui.settings.format;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.magpie.base.error.Message;
import org.magpie.base.text.Texts;
import org.magpie.media.MediaKind;
import org.magpie.media.format.CustomFormat;
import org.magpie.media.format.CustomFormats;
import org.magpie.media.format.StoredFormat;
import org.magpie.media.quality.Profiles;
import org.magpie.pipeline.decide.format.FormatTester;
import org.magpie.pipeline.decide.format.FormatTester.Trial;
import org.magpie.ui.kit.Problem;
import org.magpie.ui.kit.background.Background;
import org.magpie.ui.kit.background.ViewLoader;

/** The custom formats of one kind, filtered, and held against a name that is tried. Belongs to the window's thread. */
final class FormatsViewModel {
    private static final Duration QUIET = Duration.ofMillis(250);

    private final CustomFormats formats;
    private final FormatTester tester;
    private final Profiles profiles;
    private final Background background;
    private final Background.Lane trying;
    private final Texts texts;
    private final ViewLoader loader;
    private final ObjectProperty<MediaKind> kind = new SimpleObjectProperty<>(MediaKind.MOVIE);
    private final StringProperty filter = new SimpleStringProperty("");
    private final StringProperty tried = new SimpleStringProperty("");
    private final ObservableList<Row> rows = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Optional<Problem>> problem = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Message>> answer = new ReadOnlyObjectWrapper<>(Optional.empty());
    private List<Row> all = List.of();
    private Map<CustomFormat, Boolean> fitting = Map.of();

    /**
     * @param profiles how many profiles give it a score other than 0
     * @param fits whether it fits the name that is tried; empty where none is
     */
    record Row(StoredFormat format, int profiles, Optional<Boolean> fits) {
        Row with(Optional<Boolean> found) {
            return new Row(format, profiles, found);
        }
    }

    FormatsViewModel(FormatParts parts, Profiles profiles, Background background, Texts texts) {
        this.formats = parts.formats();
        this.tester = parts.tester();
        this.profiles = profiles;
        this.background = background;
        this.trying = background.lane();
        this.texts = texts;
        this.loader = new ViewLoader(background, texts, "settings.formats.failed");
        kind.addListener((property, before, now) -> {
            show();
            tryName();
        });
        filter.addListener((property, before, now) -> show());
        tried.addListener((property, before, now) -> tryName());
    }

    ViewLoader loader() {
        return loader;
    }

    ObjectProperty<MediaKind> kindProperty() {
        return kind;
    }

    StringProperty filterProperty() {
        return filter;
    }

    /** The name that the formats are held against; empty for none. */
    StringProperty triedProperty() {
        return tried;
    }

    /** Those of the kind that the filter lets through; those that fit the tried name first. */
    ObservableList<Row> rows() {
        return rows;
    }

    /** What came of the name that is tried, in one sentence. */
    ReadOnlyObjectProperty<Optional<Message>> answerProperty() {
        return answer.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<Problem>> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** How many there are of a kind. */
    long count(MediaKind of) {
        return all.stream().filter(row -> row.format().kind() == of).count();
    }

    void refresh() {
        loader.read(this::read, found -> {
            all = found;
            show();
            tryName();
            return !found.isEmpty();
        });
    }

    private List<Row> read() {
        Map<String, Integer> used = new HashMap<>();
        profiles.all()
                .forEach(profile -> profile.scores().forEach((name, score) -> {
                    if (score != 0) {
                        used.merge(profile.kind() + "/" + name, 1, Integer::sum);
                    }
                }));
        return formats.all().stream()
                .map(format ->
                        new Row(format, used.getOrDefault(format.kind() + "/" + format.name(), 0), Optional.empty()))
                .toList();
    }

    private void show() {
        String wanted = filter.get().strip().toLowerCase(Locale.ROOT);
        List<Row> shown = new ArrayList<>(all.stream()
                .filter(row -> row.format().kind() == kind.get())
                .filter(row -> row.format().name().toLowerCase(Locale.ROOT).contains(wanted))
                .map(row ->
                        row.with(Optional.ofNullable(fitting.get(row.format().format()))))
                .toList());
        shown.sort(Comparator.comparing(row -> !row.fits().orElse(false)));
        rows.setAll(shown);
    }

    private void tryName() {
        String name = tried.get().strip();
        if (name.isEmpty()) {
            trying.drop();
            fitting = Map.of();
            answer.set(Optional.empty());
            show();
            return;
        }
        MediaKind of = kind.get();
        List<CustomFormat> held = all.stream()
                .map(Row::format)
                .filter(format -> format.kind() == of)
                .map(StoredFormat::format)
                .toList();
        trying.askAfter(
                QUIET,
                () -> tester.test(name, of, held),
                this::take,
                failure -> problem.set(Optional.of(Problem.of(texts, "settings.formats.try.failed", failure))));
    }

    private void take(List<Trial> trials) {
        Map<CustomFormat, Boolean> found = new HashMap<>();
        trials.forEach(trial -> found.put(trial.format(), trial.fits()));
        fitting = found;
        int fit = (int) trials.stream().filter(Trial::fits).count();
        answer.set(Optional.of(
                trials.isEmpty() && count(kind.get()) > 0
                        ? Message.of("settings.tester.refused")
                        : Message.of("settings.formats.fit", fit, trials.size())));
        show();
    }

    FormatDraft edit(StoredFormat format) {
        return new FormatDraft(format);
    }

    FormatDraft create() {
        FormatDraft draft =
                new FormatDraft(new StoredFormat(0, kind.get(), new CustomFormat("", false, List.of()), null));
        draft.add();
        return draft;
    }

    FormatDraft copy(StoredFormat format) {
        String name = texts.get("settings.profile.copy-name", format.name());
        return new FormatDraft(
                new StoredFormat(0, format.kind(), format.format().named(name), null));
    }

    /**
     * @param done told when it is stored
     * @param failed told why it is not
     */
    void save(StoredFormat format, Runnable done, Consumer<Problem> failed) {
        background.run(
                () -> formats.save(format),
                saved -> {
                    problem.set(Optional.empty());
                    refresh();
                    done.run();
                },
                failure -> failed.accept(Problem.of(texts, "settings.format.save-failed", failure)));
    }

    /** Deletes one; that can be undone. */
    void delete(StoredFormat format, Runnable done) {
        background.run(
                () -> {
                    formats.delete(format.id());
                    return true;
                },
                deleted -> {
                    refresh();
                    done.run();
                },
                failure -> problem.set(Optional.of(Problem.of(texts, "settings.format.delete-failed", failure))));
    }
}
