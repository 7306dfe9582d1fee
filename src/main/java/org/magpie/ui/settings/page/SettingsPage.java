package org.magpie.ui.settings.page;

import javafx.scene.Node;

/** One part of the settings. Made when it is first opened; only on the window's thread. */
public interface SettingsPage {
    Node node();

    /** It is being shown: read what it shows. */
    void attach();

    /** The person has come here to do something: the cursor goes where one begins, if the page has such a place. */
    default void focus() {}

    /** Opens the form of a plug that the search led to. */
    default void openPlug(String plug) {}

    /** Opens the form of a plug that is set up; does nothing when it has gone. */
    default void openSetUp(long definition) {}
}
