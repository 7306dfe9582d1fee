package org.magpie.ui.history;

import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.magpie.base.undo.UndoEntry;
import org.magpie.ui.kit.Problem;
import org.magpie.ui.kit.background.ViewLoader;
import org.magpie.ui.kit.place.Context;

/** What was taken away and can be put back. Belongs to the window's thread. */
public final class UndoViewModel {
    static final int MOST = 200;

    private final Context context;
    private final ViewLoader loader;
    private final ObservableList<UndoEntry> rows = FXCollections.observableArrayList();
    private final ObjectProperty<Optional<Problem>> problem = new SimpleObjectProperty<>(Optional.empty());

    public UndoViewModel(Context context) {
        this.context = context;
        this.loader = new ViewLoader(context.background(), context.texts(), "undo.list.failed");
    }

    public ViewLoader loader() {
        return loader;
    }

    public ObservableList<UndoEntry> rows() {
        return rows;
    }

    /** Why the last thing could not be undone. */
    public ReadOnlyObjectProperty<Optional<Problem>> problem() {
        return problem;
    }

    public void refresh() {
        loader.read(() -> context.services().undo().recent(MOST), answer -> {
            if (!answer.equals(rows)) {
                rows.setAll(answer);
            }
            return !answer.isEmpty();
        });
    }

    public void undo(UndoEntry entry) {
        context.background()
                .run(
                        () -> context.services().undo().undo(entry.id()),
                        done -> {
                            problem.set(Optional.empty());
                            refresh();
                        },
                        failure -> {
                            problem.set(Optional.of(Problem.of(context.texts(), "undo.failed", failure)));
                            refresh();
                        });
    }
}
