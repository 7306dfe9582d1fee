package org.magpie.pipeline.importing.organise;

import java.util.function.Consumer;

/** Ends the process for whoever moves files, once and for good: not even what tidies up is run any more. */
final class Killing implements Consumer<String> {
    private int left;

    /**
     * @param steps that are made before the end
     */
    Killing(int steps) {
        this.left = steps;
    }

    static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    @Override
    public void accept(String step) {
        if (left <= 0) {
            throw new Killed();
        }
        left--;
    }

    /** Does something that may be ended. */
    static boolean survives(Runnable work) {
        try {
            work.run();
            return true;
        } catch (Killed killed) {
            return false;
        }
    }
}
