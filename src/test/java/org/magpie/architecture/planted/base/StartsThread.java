package org.magpie.architecture.planted.base;

/** Starts a thread whose work would be nobody's. */
public final class StartsThread {
    private StartsThread() {}

    public static Thread one(Runnable work) {
        return Thread.ofVirtual().name("nobody's").start(work);
    }
}
