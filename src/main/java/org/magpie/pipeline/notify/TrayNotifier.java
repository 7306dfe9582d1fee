package org.magpie.pipeline.notify;

/** Somewhere to show a short text where the desktop has no notifications of its own; the tray icon is such a place. */
@FunctionalInterface
public interface TrayNotifier {
    /** Shows nothing. */
    TrayNotifier NONE = (title, text) -> false;

    /**
     * @return whether it was shown
     */
    boolean show(String title, String text);

    /** Whether Magpie's window is in front, where the person is told without a notification of the desktop. */
    default boolean isWindowInFront() {
        return false;
    }
}
