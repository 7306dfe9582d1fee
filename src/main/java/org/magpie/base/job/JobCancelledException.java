package org.magpie.base.job;

/** Ends work that somebody cancelled. */
public final class JobCancelledException extends RuntimeException {
    private static final long serialVersionUID = 1L;
}
