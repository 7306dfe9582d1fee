package org.magpie.media.history;

/** How bad it is what people are told of, the mildest first. */
public enum Severity {
    INFO,
    SUCCESS,
    WARNING,
    FAILURE
}
