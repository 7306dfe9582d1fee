package org.magpie.pipeline.parse.part;

import java.util.Locale;
import org.magpie.media.quality.Revision;
import org.magpie.pipeline.parse.word.Characters;
import org.magpie.pipeline.parse.word.Resolution;
import org.magpie.pipeline.parse.word.Subject;
import org.magpie.pipeline.parse.word.Token;
import org.magpie.pipeline.parse.word.TokenMeanings;
import org.magpie.pipeline.parse.word.Tokens;
import org.magpie.pipeline.parse.word.WordMeaning;

/** Reads how often a release was mended: PROPER, REPACK2, v3, REAL. */
public final class RevisionReader {
    private RevisionReader() {}

    /** The revision that any word of the name states. */
    public static Revision read(TokenMeanings meanings) {
        return read(TagSection.of(meanings, 0, null), false);
    }

    /** The revision that the words behind the title state; an everyday word in the title of an episode is none. */
    public static Revision read(TagSection section) {
        return read(section, true);
    }

    private static Revision read(TagSection section, boolean strict) {
        TokenMeanings meanings = section.meanings();
        Tokens tokens = meanings.tokens();
        int version = 1;
        int real = 0;
        boolean repack = false;
        for (int i = 0; i < tokens.size(); i++) {
            WordMeaning sense = meanings.at(i, Subject.REVISION);
            if (sense != null && strict && !isTag(section, i)) {
                continue;
            }
            if (sense == null) {
                version = Math.max(version, versionAt(tokens, i));
            } else if (sense.means("real")) {
                real++;
            } else if (sense.means("proper")) {
                version = Math.max(version, 2);
            } else {
                repack = true;
                char last = sense.meaning().charAt(sense.meaning().length() - 1);
                version = Math.max(version, Characters.isDigit(last) ? last - '0' + 1 : 2);
            }
        }
        return version == 1 && real == 0 && !repack ? Revision.FIRST : new Revision(version, real, repack);
    }

    /** "Proper.Manners.S01E02" and "S01E02.The.Proper.Way.1080p" are titles; a word in capitals is a tag wherever it stands behind the title. */
    private static boolean isTag(TagSection section, int index) {
        Token token = section.meanings().tokens().get(index);
        boolean shouted = token.text().equals(token.text().toUpperCase(Locale.ROOT));
        return index >= section.titleEnd()
                && !section.isGroup(index)
                && (!section.isBefore(index) || shouted || token.depth() > 0);
    }

    /** "12v2", "1080p v2", "(2016) v2", "[v2]": a version stands behind a number or alone in brackets. */
    private static int versionAt(Tokens tokens, int index) {
        String key = tokens.get(index).key();
        int length = key.length();
        if (length < 2 || key.charAt(length - 2) != 'v' || !Characters.isDigit(key.charAt(length - 1))) {
            return 1;
        }
        int stated = key.charAt(length - 1) - '0';
        if (length > 2) {
            return Characters.isDigit(key.charAt(length - 3)) ? stated : 1;
        }
        boolean alone = Characters.isOpening(tokens.before(index)) && Characters.isClosing(tokens.after(index));
        return alone || (index > 0 && isNumeric(tokens.get(index - 1).key())) ? stated : 1;
    }

    private static boolean isNumeric(String key) {
        return Characters.isDigit(key.charAt(key.length() - 1)) || Resolution.of(key) > 0;
    }
}
