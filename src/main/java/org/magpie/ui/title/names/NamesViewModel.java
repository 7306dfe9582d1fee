package org.magpie.ui.title.names;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.UserException;
import org.magpie.pipeline.match.EpisodeNumbering;
import org.magpie.pipeline.match.TitleAliases.Known;
import org.magpie.pipeline.match.TitleAliases.KnownName;
import org.magpie.ui.kit.Problem;
import org.magpie.ui.kit.background.ViewLoader;
import org.magpie.ui.kit.place.Context;
import org.magpie.ui.kit.style.StatusColor;

/** By which names and numbers releases of one title are known. Lives on the window's thread. */
final class NamesViewModel {
    private final Context context;
    private final long titleId;
    private final ViewLoader loader;
    private final ReadOnlyObjectWrapper<@Nullable Known> known = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<List<KnownName>> names = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper saveProblem = new ReadOnlyStringWrapper("");
    private NumberingDraft draft = new NumberingDraft(List.of(), EpisodeNumbering.NONE);

    NamesViewModel(Context context, long titleId) {
        this.context = context;
        this.titleId = titleId;
        this.loader = new ViewLoader(context.background(), context.texts(), "names.failed");
    }

    ViewLoader loader() {
        return loader;
    }

    /** Null until it is read; changes only where everything is read again, and with it {@link #draft}. */
    ReadOnlyObjectProperty<@Nullable Known> known() {
        return known.getReadOnlyProperty();
    }

    /** The official one first. */
    ReadOnlyObjectProperty<List<KnownName>> names() {
        return names.getReadOnlyProperty();
    }

    /** Why the name that was typed cannot be added; empty while nothing is wrong. */
    ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    /** Why the numbering could not be saved; empty while nothing is wrong. */
    ReadOnlyStringProperty saveProblem() {
        return saveProblem.getReadOnlyProperty();
    }

    NumberingDraft draft() {
        return draft;
    }

    void read() {
        loader.read(() -> context.services().pipeline().aliases().known().of(titleId), now -> {
            draft = new NumberingDraft(now.episodes(), now.numbering());
            names.set(now.names());
            known.set(now);
            return true;
        });
    }

    /** The person types on: what was wrong is not any more. */
    void typing() {
        problem.set("");
    }

    /**
     * Gives the title one more name.
     *
     * @param done run once it has it
     */
    void add(String name, Runnable done) {
        change(
                () -> context.services().pipeline().aliases().call(titleId, name.strip()),
                () -> {
                    problem.set("");
                    done.run();
                },
                failure -> problem.set(why("names.add.failed", failure)));
    }

    /** Takes a name away that a person gave; can be taken back. */
    void remove(KnownName name) {
        change(
                () -> context.services().pipeline().aliases().forget(titleId, name.name()),
                () -> context.offerUndo(context.text("names.removed", name.name()), this::read),
                failure -> problem.set(why("names.remove.failed", failure)));
    }

    private void change(Callable<?> work, Runnable done, Consumer<Throwable> failed) {
        context.background()
                .run(
                        () -> {
                            work.call();
                            return context.services()
                                    .pipeline()
                                    .aliases()
                                    .known()
                                    .of(titleId);
                        },
                        now -> {
                            // The draft stays: numbers that are not saved yet must survive a new name.
                            names.set(now.names());
                            done.run();
                        },
                        failed);
    }

    /**
     * Stores the numbering.
     *
     * @param done run once it is stored
     */
    void save(Runnable done) {
        saveProblem.set("");
        context.background()
                .run(
                        () -> context.services().pipeline().aliases().number(titleId, draft.numbering()),
                        job -> {
                            context.toasts().show(StatusColor.HERE, context.text("names.numbering.saved"));
                            done.run();
                        },
                        failure -> saveProblem.set(why("names.numbering.failed", failure)));
    }

    /** What a person can mend is said as it is; all else with what has not worked. */
    private String why(String whatKey, Throwable failure) {
        return Optional.of(failure)
                .filter(UserException.class::isInstance)
                .map(UserException.class::cast)
                .map(user -> context.texts().say(user.said()))
                .orElseGet(() -> Problem.of(context.texts(), whatKey, failure).line());
    }
}
