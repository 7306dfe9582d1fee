package org.magpie.base.context;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;

/**
 * Starts threads that go on in the {@link WorkContext} of whoever starts them. The only way in which Magpie starts a thread for work:
 * a law sees to it, since work on any other thread would be nobody's in the log and in the history.
 */
public final class WorkThreads {
    private WorkThreads() {}

    /** Starts a virtual thread. */
    public static Thread start(String name, Runnable work) {
        return Thread.ofVirtual().name(name).start(WorkContext.carried(work));
    }

    /** Starts a daemon thread of the system, for the few that never wait: at full speed they would keep virtual threads from theirs. */
    public static Thread startPlatform(String name, Runnable work) {
        return Thread.ofPlatform().daemon().name(name).start(WorkContext.carried(work));
    }

    /** A thread for each piece of work; all go on in the context in which the pool was asked for. */
    public static ExecutorService pool(String name) {
        return Executors.newThreadPerTaskExecutor(factory(name));
    }

    /** At most so many threads at once; all go on in the context in which the pool was asked for. */
    public static ExecutorService pool(String name, int most) {
        return Executors.newFixedThreadPool(most, factory(name));
    }

    private static ThreadFactory factory(String name) {
        WorkContext context = WorkContext.current();
        ThreadFactory threads = Thread.ofVirtual().name(name + "-", 0).factory();
        return work -> threads.newThread(() -> context.run(work));
    }

    /** Tells the time for work that it then hands on to others, and does none itself. */
    public static ScheduledExecutorService clock(String name) {
        return Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name(name).factory());
    }

    /** Runs each piece of work on a virtual thread of its own, in a context that begins with it. */
    public static Executor each(String name, Actor actor) {
        return work -> Thread.ofVirtual()
                .name(name)
                .start(() -> WorkContext.begin(actor).run(work));
    }
}
