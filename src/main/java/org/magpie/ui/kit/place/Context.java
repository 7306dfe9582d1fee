package org.magpie.ui.kit.place;

import org.magpie.base.context.WorkContext;
import org.magpie.base.text.Texts;
import org.magpie.ui.kit.Problem;
import org.magpie.ui.kit.background.Background;
import org.magpie.ui.kit.rows.LiveLibraryRows;
import org.magpie.ui.kit.rows.LiveQueueRows;
import org.magpie.ui.kit.rows.Pictures;
import org.magpie.ui.kit.style.DisplayFormats;
import org.magpie.ui.kit.style.StatusColor;
import org.magpie.ui.kit.style.Themes;

/**
 * What a screen is given: what lies below, and what the window around it can do. Used on the window's thread.
 *
 * @param library the rows of the whole library, shared by the grid and the command field
 * @param queue the rows of the queue, shared by the queue screen, the rail and the status bar
 */
public record Context(
        Services services,
        Background background,
        DisplayFormats formats,
        Navigator navigator,
        Toasts toasts,
        Drawer drawer,
        Pictures pictures,
        Desktop desktop,
        Themes themes,
        LiveLibraryRows library,
        LiveQueueRows queue) {
    public Texts texts() {
        return services.texts();
    }

    /** The sentence for a key. */
    public String text(String key, Object... arguments) {
        return services.texts().get(key, arguments);
    }

    /**
     * Says what was just done and offers to undo it, here and later in the list of what can be undone. To be called by what is told of
     * the work that has done it.
     *
     * @param then run once it is undone
     */
    public void offerUndo(String said, Runnable then) {
        offerUndo(said, WorkContext.current().correlation(), then);
    }

    /** The same for what was done under another correlation id. */
    public void offerUndo(String said, String correlation, Runnable then) {
        toasts.offer(said, () -> {
            Runnable begun = toasts.working(text("kit.undoing"));
            background.run(
                    () -> services.undo().undoAll(correlation),
                    count -> {
                        begun.run();
                        then.run();
                        if (count == 0) {
                            toasts.show(StatusColor.ATTENTION, text("undo.nothing"));
                        } else {
                            toasts.undone(said);
                        }
                    },
                    failure -> {
                        begun.run();
                        tell("undo.failed", failure);
                    });
        });
    }

    /** Says in a toast that something has not worked; for work whose failure has no other place to be shown. */
    public void tell(String whatKey, Throwable failure) {
        toasts.show(StatusColor.FAILED, Problem.of(texts(), whatKey, failure).line());
    }
}
