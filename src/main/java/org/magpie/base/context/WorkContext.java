package org.magpie.base.context;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.magpie.base.text.Correlation;
import org.slf4j.MDC;

/**
 * Who does something, and the correlation id of all that is done for the same reason. It is bound to a thread for the time of a
 * piece of work, stands on every log line of that work, and is recorded with jobs, history, notices and undo entries. A thread that
 * the work starts does not inherit it by itself: start it with {@link WorkThreads}, or hand it {@link #carried} work.
 *
 * @param correlation empty only where nothing is bound
 */
public record WorkContext(Actor actor, String correlation) {
    /** The log's name for the correlation id. */
    public static final String CORRELATION = "correlation";

    /** The log's name for the actor. */
    public static final String ACTOR = "actor";

    private static final ScopedValue<WorkContext> CURRENT = ScopedValue.newInstance();
    private static final WorkContext UNBOUND = new WorkContext(Actor.MAGPIE, "");
    private static final Correlation CORRELATIONS = new Correlation();

    /** What is bound to this thread; Magpie itself without a correlation id where nothing is. */
    public static WorkContext current() {
        return CURRENT.orElse(UNBOUND);
    }

    /** Something that begins here, under a correlation id of its own. */
    public static WorkContext begin(Actor actor) {
        return new WorkContext(actor, CORRELATIONS.next());
    }

    /** The same actor doing what belongs to another story, such as to one of several downloads. */
    public static WorkContext within(String correlation) {
        return new WorkContext(current().actor(), correlation);
    }

    /** Work that brings the context of the thread that asks for this to the thread that runs it. */
    public static Runnable carried(Runnable work) {
        WorkContext context = current();
        return () -> context.run(work);
    }

    /** Does work in this context. */
    public void run(Runnable work) {
        supply(() -> {
            work.run();
            return true;
        });
    }

    /** Does work with a result in this context. */
    @SuppressWarnings("try") // the fields are set and given back, nothing more
    public <T extends @Nullable Object> T supply(Supplier<T> work) {
        try (LogFields fields = new LogFields(this)) {
            return ScopedValue.where(CURRENT, this).call(work::get);
        }
    }

    /** Keeps the log's fields in step: sets them, and gives back those that the thread had before. */
    private static final class LogFields implements AutoCloseable {
        private final @Nullable String correlation = MDC.get(CORRELATION);
        private final @Nullable String actor = MDC.get(ACTOR);

        LogFields(WorkContext context) {
            put(CORRELATION, context.correlation().isEmpty() ? null : context.correlation());
            put(ACTOR, context.actor().stored());
        }

        @Override
        public void close() {
            put(CORRELATION, correlation);
            put(ACTOR, actor);
        }

        private static void put(String key, @Nullable String value) {
            if (value == null) {
                MDC.remove(key);
            } else {
                MDC.put(key, value);
            }
        }
    }
}
