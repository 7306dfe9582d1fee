package org.magpie.pipeline.parse.part;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.magpie.pipeline.parse.word.TokenMeanings;
import org.magpie.pipeline.parse.word.Tokens;

/** Reads whether subtitles are burnt into the picture: KORSUB, NLSubs, HC, SUBBED. */
public final class HardcodedSubtitles {
    /** What the tag is called when no language is named. */
    static final String GENERIC = "generic";

    private static final Set<String> NOT_BURNT_IN =
            Set.of("soft", "multi", "multiple", "horrible", "e", "no", "fan", "x", "v");

    private HardcodedSubtitles() {}

    /** The tag as written, {@link #GENERIC} where it names no language; empty when there is none. */
    public static Optional<String> read(TokenMeanings meanings, int titleEnd) {
        Tokens tokens = meanings.tokens();
        for (int i = titleEnd; i < tokens.size(); i++) {
            String key = tokens.get(i).key();
            int stem = key.endsWith("subs") ? key.length() - 4 : key.endsWith("sub") ? key.length() - 3 : 0;
            if (stem > 0 && stem <= 8 && !isSoft(key.substring(0, stem))) {
                return key.startsWith("hc")
                        ? Optional.of(GENERIC)
                        : Optional.of(tokens.get(i).text());
            }
            boolean hard = key.equals("hc")
                    || key.equals("subbed")
                    || key.startsWith("hardsub")
                    || key.startsWith("hardcoded");
            if (hard) {
                return Optional.of(GENERIC);
            }
        }
        return Optional.empty();
    }

    private static boolean isSoft(String stem) {
        return NOT_BURNT_IN.contains(stem.toLowerCase(Locale.ROOT)) || stem.endsWith("multi");
    }
}
