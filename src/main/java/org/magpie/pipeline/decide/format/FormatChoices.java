package org.magpie.pipeline.decide.format;

import java.util.List;
import java.util.Set;

/** The words that specifications of languages and flags may compare with. */
public final class FormatChoices {
    private static final Set<String> NO_LANGUAGES = Set.of("Original", "Any", "Unknown");

    private FormatChoices() {}

    /** English names; first those that stand for no language of their own. */
    public static List<String> languages() {
        return FormatNumbers.allLanguages();
    }

    /** Whether it is "Original", "Any" or "Unknown". */
    public static boolean isNoLanguage(String name) {
        return NO_LANGUAGES.contains(name);
    }

    /** What indexers say of releases, in lower case. */
    public static List<String> flags() {
        return FormatNumbers.allFlags();
    }
}
