package org.magpie.base.job;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.magpie.base.context.WorkThreads;
import org.magpie.base.error.Message;

/**
 * A job from its start to its end: what the work tells of itself is kept here and passed on a few times a second, the last word always.
 */
final class RunningJob implements Progress {
    private static final long PAUSE = Duration.ofMillis(250).toNanos();

    private final JobEntity row;
    private final String line;
    private final Consumer<Progress> work;
    private final Consumer<Job> teller;
    private final CountDownLatch over = new CountDownLatch(1);
    private final ReentrantLock telling = new ReentrantLock();

    private volatile Job job;
    private volatile boolean cancelled;

    // guarded by "telling"
    private boolean ending;
    private boolean waiting;
    private boolean told;
    private long toldAt;

    RunningJob(JobEntity row, String line, Consumer<Progress> work, Consumer<Job> teller) {
        this.row = row;
        this.line = line;
        this.work = work;
        this.teller = teller;
        this.job = row.toJob();
    }

    JobEntity row() {
        return row;
    }

    /** In which it stands. */
    String line() {
        return line;
    }

    Job job() {
        return job;
    }

    /** Takes over what has changed in its row. */
    void begun() {
        job = row.toJob();
    }

    /** Does the work, unless it was cancelled while it waited. */
    void work() {
        checkCancelled();
        work.accept(this);
    }

    void cancel() {
        cancelled = true;
    }

    @Override
    public boolean isCancelled() {
        return cancelled;
    }

    @Override
    public void at(long done, long total) {
        Job now = job;
        move(done, total, now.says());
    }

    @Override
    public void says(Message message) {
        Job now = job;
        move(now.done(), now.total(), message);
    }

    private void move(long done, long total, @Nullable Message says) {
        telling.lock();
        try {
            if (ending) {
                return;
            }
            Job now = job;
            job = new Job(
                    now.id(),
                    now.name(),
                    now.subject(),
                    now.correlation(),
                    now.actor(),
                    now.state(),
                    done,
                    total,
                    says,
                    now.started(),
                    now.ended());
            long left = told ? toldAt + PAUSE - System.nanoTime() : 0;
            if (left <= 0) {
                tell();
            } else if (!waiting) {
                waiting = true;
                WorkThreads.start("job-progress", () -> tellAfter(left));
            }
        } finally {
            telling.unlock();
        }
    }

    /** The work may fall silent after what was held back, so somebody has to pass it on. */
    private void tellAfter(long nanos) {
        boolean ended;
        try {
            ended = over.await(nanos, TimeUnit.NANOSECONDS);
        } catch (InterruptedException failure) {
            return; // nobody interrupts it; were it so, the next progress would be told all the same
        }
        telling.lock();
        try {
            waiting = false;
            if (!ended && !ending) {
                tell();
            }
        } finally {
            telling.unlock();
        }
    }

    private void tell() {
        told = true;
        toldAt = System.nanoTime();
        teller.accept(job);
    }

    /** From here on no progress is told any more, so that the end is the last thing heard. */
    Job stopTelling() {
        telling.lock();
        try {
            ending = true;
            return job;
        } finally {
            telling.unlock();
        }
    }

    void over() {
        over.countDown();
    }

    /** Whether it has ended by then. */
    boolean awaitEnd(Duration atMost) throws InterruptedException {
        return over.await(Math.max(0, atMost.toNanos()), TimeUnit.NANOSECONDS);
    }
}
