package org.magpie.ui.settings.download;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.magpie.base.context.Actor;
import org.magpie.base.text.Texts;
import org.magpie.media.exclusion.Exclusion;
import org.magpie.media.exclusion.Exclusions;
import org.magpie.ui.kit.Problem;
import org.magpie.ui.kit.background.Background;
import org.magpie.ui.kit.background.ViewLoader;

/** What Magpie leaves alone by itself. Belongs to the window's thread. */
public final class ExclusionsViewModel {
    private final Exclusions exclusions;
    private final Background background;
    private final Texts texts;
    private final Clock clock;
    private final ViewLoader loader;
    private final ObservableList<Exclusion> rows = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Optional<Problem>> problem = new ReadOnlyObjectWrapper<>(Optional.empty());

    public ExclusionsViewModel(Exclusions exclusions, Background background, Texts texts, Clock clock) {
        this.exclusions = exclusions;
        this.background = background;
        this.texts = texts;
        this.clock = clock;
        this.loader = new ViewLoader(background, texts, "settings.exclusions.failed");
    }

    public ViewLoader loader() {
        return loader;
    }

    /** Newest first. */
    public ObservableList<Exclusion> rows() {
        return rows;
    }

    /** Why the last change did not work. */
    public ReadOnlyObjectProperty<Optional<Problem>> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    public void refresh() {
        loader.read(exclusions::all, answer -> {
            rows.setAll(answer);
            return !answer.isEmpty();
        });
    }

    /**
     * Adds one by anything but a title.
     *
     * @param time how long it holds, null for ever
     * @param done told when it is stored
     */
    public void add(Exclusion.Type type, String value, @Nullable Duration time, String reason, Runnable done) {
        run(
                () -> exclusions.add(
                        type, value, time == null ? null : clock.instant().plus(time), reason),
                done);
    }

    /**
     * Removes some.
     *
     * @param done told when they are gone
     */
    public void remove(Collection<Exclusion> gone, Runnable done) {
        run(() -> exclusions.remove(gone.stream().map(Exclusion::id).collect(Collectors.toUnmodifiableSet())), done);
    }

    /** Key of a type's name in the bundle. */
    static String key(Exclusion.Type type) {
        return "exclusion.type." + type.name().toLowerCase(Locale.ROOT);
    }

    /** "Keep out of the living room · by tag · 3 days ago · from the command line". */
    String about(Exclusion exclusion, String added) {
        String by = Actor.read(exclusion.by()).said().map(texts::say).orElse("");
        return Stream.of(exclusion.reason(), added, by)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    private void run(Runnable work, Runnable done) {
        background.run(
                () -> {
                    work.run();
                    return true;
                },
                changed -> {
                    problem.set(Optional.empty());
                    refresh();
                    done.run();
                },
                failure -> problem.set(Optional.of(Problem.of(texts, "settings.exclusions.change-failed", failure))));
    }

    /** What a person may choose here: titles are excluded on their own pages. */
    static List<Exclusion.Type> types() {
        return List.of(
                Exclusion.Type.NAME,
                Exclusion.Type.TAG,
                Exclusion.Type.GENRE,
                Exclusion.Type.PROFILE,
                Exclusion.Type.ID);
    }
}
