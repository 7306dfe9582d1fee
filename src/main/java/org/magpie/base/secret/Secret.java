package org.magpie.base.secret;

/**
 * A password, key or token. Prints itself as {@code ***}, so that no log line, exception or debugger view gives it away by
 * accident.
 *
 * @param reveal the secret itself; empty where none is set
 */
public record Secret(String reveal) {
    public static final Secret NONE = new Secret("");

    public boolean isEmpty() {
        return reveal.isEmpty();
    }

    @Override
    public String toString() {
        return reveal.isEmpty() ? "" : "***";
    }
}
