package org.magpie.base.text;

import java.util.function.Supplier;
import org.slf4j.MDC;

/** Puts the correlation id on the log lines of whatever is done for one download or search. */
public final class LogContext {
    /** The log's name for the correlation id. */
    private static final String CORRELATION = "correlation";

    private LogContext() {}

    /** Does work whose log lines bear the id, and afterwards those that the thread had before. */
    public static <T> T with(String correlation, Supplier<T> work) {
        String before = MDC.get(CORRELATION);
        MDC.put(CORRELATION, correlation);
        try {
            return work.get();
        } finally {
            if (before == null) {
                MDC.remove(CORRELATION);
            } else {
                MDC.put(CORRELATION, before);
            }
        }
    }

    /** The same for work without a result. */
    public static void run(String correlation, Runnable work) {
        with(correlation, () -> {
            work.run();
            return true;
        });
    }
}
