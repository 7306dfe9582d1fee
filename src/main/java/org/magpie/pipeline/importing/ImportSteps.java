package org.magpie.pipeline.importing;

import java.util.function.Consumer;

/** Hears of each step of an import on disk before it is noted, so that a test can break off there as a crash would. */
final class ImportSteps {
    private final Consumer<String> heard;

    ImportSteps(Consumer<String> heard) {
        this.heard = heard;
    }

    /**
     * @throws CrashException when the test ends the import here
     */
    void done(String name) {
        try {
            heard.accept(name);
        } catch (RuntimeException end) {
            throw new CrashException(end);
        }
    }

    /** A test has ended the process here, so to say: nothing more is done. */
    static final class CrashException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final RuntimeException failure;

        CrashException(RuntimeException failure) {
            super(failure);
            this.failure = failure;
        }

        RuntimeException failure() {
            return failure;
        }
    }
}
