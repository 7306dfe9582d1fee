package org.magpie.provider;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** Notes whether the other side of a plug answered during a piece of work, with whatever status. Safe for any number of threads. */
public final class Contact {
    private static final ScopedValue<Contact> CURRENT = ScopedValue.newInstance();

    private final AtomicBoolean made = new AtomicBoolean();

    /** Does the work, and notes what {@link #answered} tells meanwhile on this thread. */
    public <R> R during(Supplier<R> work) {
        return ScopedValue.where(CURRENT, this).call(work::get);
    }

    /** Whether there was an answer. */
    public boolean isMade() {
        return made.get();
    }

    /** Tells whoever is doing a piece of work on this thread that the other side has answered. */
    public static void answered() {
        if (CURRENT.isBound()) {
            CURRENT.get().made.set(true);
        }
    }
}
