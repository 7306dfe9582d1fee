package org.magpie.base.http;

import java.time.Duration;
import org.magpie.base.http.HttpException.Reason;

/** The moment by which a call has to be over, however often it is tried. */
final class Deadline {
    private final long end;

    Deadline(Duration from) {
        this.end = System.nanoTime() + from.toNanos();
    }

    Duration left() {
        return Duration.ofNanos(end - System.nanoTime());
    }

    /** Whether there is time for that and then still for something else. */
    boolean allows(Duration pause) {
        return left().compareTo(pause) > 0;
    }

    static void sleep(Duration pause, String call) {
        if (!pause.isPositive()) {
            return;
        }
        try {
            Thread.sleep(pause);
        } catch (InterruptedException failure) {
            Thread.currentThread().interrupt();
            throw new HttpException(Reason.TIMED_OUT, call, failure);
        }
    }
}
