package org.magpie.base.store;

import java.util.Optional;

/**
 * Small settings by key, such as {@code appearance.theme}. Changes take effect at once and are told as {@link PreferenceChanged}.
 * Never for secrets.
 */
public interface Preferences {
    Optional<String> get(String key);

    default String get(String key, String otherwise) {
        return get(key).orElse(otherwise);
    }

    default boolean is(String key, boolean otherwise) {
        return get(key).map(Boolean::parseBoolean).orElse(otherwise);
    }

    void set(String key, String value);
}
