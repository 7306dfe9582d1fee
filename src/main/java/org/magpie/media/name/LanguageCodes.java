package org.magpie.media.name;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Optional;

/** Codes of languages as media files and providers write them (ISO 639-1, 639-2/T, 639-2/B). */
public final class LanguageCodes {
    /**
     * What the Java platform does not know: the bibliographic codes of ISO 639-2, and languages of ISO 639-3 that belong to a
     * language with a code of two letters.
     */
    private static final Map<String, String> OTHERS = Map.ofEntries(
            Map.entry("alb", "sq"),
            Map.entry("arm", "hy"),
            Map.entry("baq", "eu"),
            Map.entry("bur", "my"),
            Map.entry("chi", "zh"),
            Map.entry("cze", "cs"),
            Map.entry("dut", "nl"),
            Map.entry("fre", "fr"),
            Map.entry("geo", "ka"),
            Map.entry("ger", "de"),
            Map.entry("gre", "el"),
            Map.entry("ice", "is"),
            Map.entry("mac", "mk"),
            Map.entry("mao", "mi"),
            Map.entry("may", "ms"),
            Map.entry("per", "fa"),
            Map.entry("rum", "ro"),
            Map.entry("slo", "sk"),
            Map.entry("tib", "bo"),
            Map.entry("wel", "cy"),
            Map.entry("cmn", "zh"),
            Map.entry("gsw", "de"),
            Map.entry("khk", "mn"),
            Map.entry("mvf", "mn"),
            Map.entry("arb", "ar"),
            Map.entry("pes", "fa"),
            Map.entry("zsm", "ms"),
            Map.entry("ekk", "et"),
            Map.entry("lvs", "lv"),
            Map.entry("swh", "sw"));

    private static final Map<String, String> TWO_LETTERS = twoLetters();

    private LanguageCodes() {}

    /**
     * The code of two letters for a code of any kind or an English name, in lower case; region and script are left out. What has
     * none is given back in lower case.
     */
    public static String twoLetters(String code) {
        String named = TWO_LETTERS.get(code.strip().toLowerCase(Locale.ROOT));
        if (named != null) {
            return named;
        }
        String language = code.strip().toLowerCase(Locale.ROOT).split("[-_]", 2)[0];
        return TWO_LETTERS.getOrDefault(language, language);
    }

    /** The English name of the language of a code, "German" for "de" or "ger"; empty for what is no code. */
    public static Optional<String> englishName(String code) {
        String two = twoLetters(code);
        return TWO_LETTERS.containsKey(two)
                ? Optional.of(Locale.of(two).getDisplayLanguage(Locale.ENGLISH))
                : Optional.empty();
    }

    private static Map<String, String> twoLetters() {
        Map<String, String> codes = new HashMap<>(OTHERS);
        for (String two : Locale.getISOLanguages()) {
            codes.put(Locale.of(two).getDisplayLanguage(Locale.ENGLISH).toLowerCase(Locale.ROOT), two);
            codes.put(two, two);
            try {
                codes.put(Locale.of(two).getISO3Language(), two);
            } catch (MissingResourceException none) {
                // A language without a code of three letters cannot come in as one.
                continue;
            }
        }
        return Map.copyOf(codes);
    }
}
