package org.magpie.base.text;

import org.jspecify.annotations.Nullable;

/** A text that is not well-formed XML, or XML of a sort that is refused. Its message quotes nothing of the text. */
public final class BadXmlException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Reason {
        /** Nothing, or nothing that begins like XML. */
        NOT_XML,
        MALFORMED,
        /** It brings a document type of its own, the door for entity bombs and for reading local files. */
        DOCUMENT_TYPE,
        /** Nested deeper or holding more elements than any honest answer. */
        TOO_LARGE
    }

    private final Reason reason;

    public BadXmlException(Reason reason, @Nullable Throwable cause) {
        super("XML refused: " + reason, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
