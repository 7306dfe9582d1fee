package org.magpie.pipeline.parse;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads which languages a release is spoken in. Only the words behind the title count, so that a film about Italians is not in
 * Italian. Codes that belong to "Sub" are the languages of subtitles and are left out.
 */
final class LanguageReader {
    private static final String ORIGINAL = "Original";
    private static final Set<String> BESIDE_LANGUAGES = Set.of(
            "audio",
            "dub",
            "dubbed",
            "dual",
            "multi",
            "dl",
            "ml",
            "ld",
            "md",
            "lektor",
            "complete",
            "internal",
            "synced");
    private static final String GERMAN = "German";

    private LanguageReader() {}

    /**
     * @param titleEnd index of the first word behind the title
     * @return English names of languages in the order of the name
     */
    static Set<String> read(Senses senses, int titleEnd) {
        Tokens tokens = senses.tokens();
        Set<String> languages = new LinkedHashSet<>();
        int i = titleEnd;
        while (i < tokens.size()) {
            Sense sense = languageAt(senses, i);
            if (sense == null) {
                addScripts(tokens.get(i), languages);
                i++;
            } else {
                if (counts(senses, sense, titleEnd) && !isOfSubtitles(senses, sense) && !isNarrowed(tokens, sense)) {
                    languages.add(plain(sense.meaning()));
                }
                i = sense.last() + 1;
            }
        }
        addDual(senses, titleEnd, languages);
        return languages;
    }

    /** The language sense that starts at a word, unless the word belongs to a longer phrase of another subject. */
    private static @Nullable Sense languageAt(Senses senses, int index) {
        Sense sense = senses.at(index, Subject.LANGUAGE);
        if (sense == null) {
            return null;
        }
        for (int back = 1; back <= 2 && index - back >= 0; back++) {
            for (Sense before : senses.at(index - back)) {
                boolean longer = before.last() >= index;
                if (longer && (before.subject() == Subject.AUDIO || before.subject() == Subject.GROUP)) {
                    return null;
                }
            }
        }
        return sense;
    }

    private static String plain(String meaning) {
        return meaning.charAt(0) == '?' ? meaning.substring(1) : meaning;
    }

    private static boolean counts(Senses senses, Sense sense, int titleEnd) {
        Tokens tokens = senses.tokens();
        if (sense.meaning().charAt(0) != '?') {
            return !isAmongPlainWords(senses, sense, titleEnd);
        }
        boolean bracketed =
                Characters.isOpening(tokens.before(sense.first())) && Characters.isClosing(tokens.after(sense.last()));
        return bracketed || isTag(senses, sense.first() - 1, titleEnd) || isTag(senses, sense.last() + 1, titleEnd);
    }

    /** "The.French.Connection": a language between two everyday words is part of an episode's title. */
    private static boolean isAmongPlainWords(Senses senses, Sense sense, int titleEnd) {
        return isPlainWord(senses, sense.first() - 1, sense.first(), titleEnd)
                && isPlainWord(senses, sense.last() + 1, sense.last() + 1, titleEnd);
    }

    private static boolean isPlainWord(Senses senses, int index, int gap, int titleEnd) {
        Tokens tokens = senses.tokens();
        if (index < titleEnd
                || index >= tokens.size()
                || !tokens.gapJoins(gap)
                || tokens.gap(gap).length() > 1) {
            return false;
        }
        String key = tokens.get(index).key();
        boolean digits = Characters.isDigit(key.charAt(key.length() - 1));
        return !digits && !senses.isKnown(index) && !BESIDE_LANGUAGES.contains(key);
    }

    private static boolean isTag(Senses senses, int index, int titleEnd) {
        Tokens tokens = senses.tokens();
        if (index < titleEnd || index >= tokens.size()) {
            return false;
        }
        return senses.isKnown(index) || Resolution.of(tokens.get(index).key()) > 0;
    }

    /** "Ger.Eng.Sub" and "SUB ITA": a run of languages that ends in or follows the single word Sub. */
    private static boolean isOfSubtitles(Senses senses, Sense sense) {
        Tokens tokens = senses.tokens();
        int next = sense.last() + 1;
        while (next < tokens.size() && tokens.gapJoins(next)) {
            Sense following = senses.at(next, Subject.LANGUAGE);
            if (following == null) {
                break;
            }
            next = following.last() + 1;
        }
        if (next < tokens.size() && tokens.gapJoins(next)) {
            boolean code = sense.meaning().charAt(0) == '?'
                    && tokens.get(sense.first()).text().length() == 2;
            if (tokens.get(next).is("sub") || (code && tokens.get(next).is("subs"))) {
                return true;
            }
        }
        int previous = sense.first() - 1;
        while (previous >= 0 && senses.at(previous, Subject.LANGUAGE) != null) {
            previous--;
        }
        return previous >= 0 && tokens.get(previous).is("sub");
    }

    /** "Spa(Latino)": the region in brackets takes the place of the language. */
    private static boolean isNarrowed(Tokens tokens, Sense sense) {
        int next = sense.last() + 1;
        return sense.means("Spanish")
                && next < tokens.size()
                && tokens.gapIs(next, '(')
                && tokens.get(next).is("latino");
    }

    /** Chinese releases say their language in their own script. */
    private static void addScripts(Token token, Set<String> languages) {
        String text = token.text();
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character == '简' || character == '繁' || character == '簡') {
                languages.add("Chinese");
            }
        }
        if (text.contains("字幕")) {
            languages.add("Chinese");
        }
    }

    /** In German names DL says that the original sound is there too, ML that English is there beside it. */
    private static void addDual(Senses senses, int titleEnd, Set<String> languages) {
        if (!languages.equals(Set.of(GERMAN))) {
            return;
        }
        Tokens tokens = senses.tokens();
        for (int i = titleEnd; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            boolean afterWeb = i > 0 && tokens.get(i - 1).is("web");
            if (token.is("dl") && !afterWeb) {
                languages.add(ORIGINAL);
            } else if (token.is("ml")) {
                languages.add(ORIGINAL);
                languages.add("English");
            }
        }
    }
}
