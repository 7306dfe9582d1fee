package org.magpie.app;

/** Starts Magpie. A class of its own because a main class that extends {@code Application} cannot be started from the class path. */
public final class Launcher {
    private Launcher() {}

    public static void main(String[] arguments) {
        System.out.println("Magpie");
    }
}
