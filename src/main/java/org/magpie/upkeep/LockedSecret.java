package org.magpie.upkeep;

import java.util.Optional;

/**
 * A secret that a set-up document holds locked.
 *
 * @param plug name of the plug that it belongs to, such as "Jackett"
 * @param field of that plug's settings, such as "key"
 */
public record LockedSecret(String plug, String field) {
    /**
     * Reads what {@link #key} has written; empty when it is something else.
     */
    static Optional<LockedSecret> of(String key) {
        int kind = key.indexOf('/');
        int field = key.lastIndexOf('/');
        return kind < 0 || field <= kind
                ? Optional.empty()
                : Optional.of(new LockedSecret(key.substring(kind + 1, field), key.substring(field + 1)));
    }

    /**
     * The key of a secret in the document.
     *
     * @param kind of the plug, such as "torznab"
     */
    static String key(String kind, String plug, String field) {
        return kind + "/" + plug + "/" + field;
    }
}
