package org.magpie.ui.needs;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.magpie.base.need.Need;
import org.magpie.base.need.Needs;
import org.magpie.base.text.Texts;
import org.magpie.ui.kit.Problem;
import org.magpie.ui.kit.background.Background;
import org.magpie.ui.kit.background.ViewLoader;

/** Everything that waits for a person. Belongs to the window's thread. */
public final class NeedsViewModel {
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final Needs needs;
    private final Background background;
    private final Texts texts;
    private final ViewLoader loader;
    private final ObservableList<Need> rows = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Optional<Problem>> problem = new ReadOnlyObjectWrapper<>(Optional.empty());
    /** Decided, though it may take a moment until it waits no longer. */
    private final Set<Need> settled = new HashSet<>();

    private Background.@Nullable Cancel watching;

    public NeedsViewModel(Needs needs, Background background, Texts texts) {
        this.needs = needs;
        this.background = background;
        this.texts = texts;
        this.loader = new ViewLoader(background, texts, "needs.failed");
    }

    public ViewLoader loader() {
        return loader;
    }

    /** What waits, without what is decided already. */
    public ObservableList<Need> rows() {
        return rows;
    }

    /** Why the last decision could not be carried out. */
    public ReadOnlyObjectProperty<Optional<Problem>> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Begins to look again and again. */
    public void attach() {
        detach();
        refresh();
        watching = background.every(PAUSE, needs::open, this::take, failure -> refresh());
    }

    public void detach() {
        if (watching != null) {
            watching.cancel();
            watching = null;
        }
    }

    public void refresh() {
        loader.read(needs::open, this::take);
    }

    private boolean take(List<Need> fresh) {
        // What waits for another reason now is another question.
        settled.retainAll(Set.copyOf(fresh));
        List<Need> open = fresh.stream().filter(each -> !settled.contains(each)).toList();
        if (!open.equals(rows)) {
            rows.setAll(open);
        }
        return !open.isEmpty();
    }

    /**
     * Decides one.
     *
     * @param candidate empty where the action is of none
     */
    public void decide(Need need, Need.Action action, String candidate) {
        settled.add(need);
        rows.remove(need);
        background.run(
                () -> {
                    needs.decide(need.key(), action.key(), candidate);
                    return true;
                },
                done -> {
                    problem.set(Optional.empty());
                    refresh();
                },
                failure -> {
                    settled.remove(need);
                    problem.set(Optional.of(Problem.of(texts, "needs.decide.failed", failure)));
                    refresh();
                });
    }
}
