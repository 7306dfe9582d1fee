package org.magpie.ui.kit.place;

import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;

/** One screen of the window. Made once or for each visit; lives on the window's thread. */
public interface Screen {
    /** What is shown; always the same node. */
    Parent root();

    /** What the header says. */
    ObservableValue<String> title();

    /** It is being shown: begin to listen and load. */
    default void attach() {}

    /** It is no longer shown: end what {@link #attach} began. */
    default void detach() {}

    /** The person asked for fresh data (F5). */
    default void refresh() {}

    /** The person wants to filter (Ctrl+F): move the cursor there. */
    default void focusFilter() {}

    /**
     * The person wants to leave what is open inside the screen (Esc).
     *
     * @return whether there was something to leave; if not, the window goes back
     */
    default boolean leave() {
        return false;
    }
}
