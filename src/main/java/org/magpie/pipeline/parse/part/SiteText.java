package org.magpie.pipeline.parse.part;

import org.magpie.pipeline.parse.word.TokenMeanings;
import org.magpie.pipeline.parse.word.Tokens;

/** Finds what sites hang behind the name of a release: " / TV / 2160p / 9.71 GiB / Freeleech". */
public final class SiteText {
    private SiteText() {}

    /** Where it begins, 0 when there is none: a slash or bar behind a group, which stands behind tags and a hyphen. */
    public static int start(TokenMeanings meanings) {
        Tokens tokens = meanings.tokens();
        String name = tokens.name();
        int slash = firstOf(name.indexOf(" / "), name.indexOf(" | "));
        int group = slash < 0 ? 0 : tokens.indexAt(slash) - 1;
        if (group <= 0 || tokens.before(group) != '-' || tokens.get(group).end() != slash) {
            return 0;
        }
        for (int i = 1; i < group; i++) {
            if (TagSection.isSure(meanings, i)) {
                return slash;
            }
        }
        return 0;
    }

    private static int firstOf(int one, int other) {
        return one < 0 ? other : other < 0 ? one : Math.min(one, other);
    }
}
