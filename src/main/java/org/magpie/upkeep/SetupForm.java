package org.magpie.upkeep;

import java.util.Locale;
import java.util.Optional;

/** How a set-up document is written. */
public enum SetupForm {
    JSON,
    YAML;

    /** The form that a file's ending stands for: {@code .json}, {@code .yaml}, {@code .yml}; empty for every other. */
    public static Optional<SetupForm> ofFile(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".json")) {
            return Optional.of(JSON);
        }
        return lower.endsWith(".yaml") || lower.endsWith(".yml") ? Optional.of(YAML) : Optional.empty();
    }

    /** What a text looks like: a JSON document is an object, which begins with a brace. */
    static SetupForm ofText(String written) {
        return written.stripLeading().startsWith("{") ? JSON : YAML;
    }
}
