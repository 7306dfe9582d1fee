package org.magpie.base.error;

/** A failure that says in a sentence what went wrong; anything that does not is a bug and gets an {@link ErrorCode}. */
public interface Explained {
    /** The sentence to show; never holds a secret. */
    Message said();

    /** The sentence to show for any failure: its own, or for a bug the one with its error code. */
    static Message of(Throwable failure) {
        return failure instanceof Explained known
                ? known.said()
                : Message.of("job.failed.bug", ErrorCode.of(failure).text());
    }
}
