package org.magpie.pipeline.parse.part;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.magpie.pipeline.parse.word.Characters;
import org.magpie.pipeline.parse.word.Subject;
import org.magpie.pipeline.parse.word.Token;
import org.magpie.pipeline.parse.word.TokenMeanings;
import org.magpie.pipeline.parse.word.Tokens;
import org.magpie.pipeline.parse.word.WordMeaning;

/**
 * Reads which languages a release is spoken in. Only the words behind the title count, so that a film about Italians is not in
 * Italian. Codes that belong to "Sub" are the languages of subtitles and are left out.
 */
public final class LanguageReader {
    private static final String ORIGINAL = "Original";
    private static final String GERMAN = "German";

    /** Short words that a noun follows: a language behind one is part of a title, as in "Waiting for Dutch". */
    private static final Set<String> SMALL_WORDS = Set.of(
            "the", "a", "an", "of", "in", "for", "to", "my", "your", "our", "his", "her", "their", "with", "and", "or",
            "from", "speak", "le", "la", "les", "der", "die", "das", "il", "el", "los", "de", "og", "und", "et", "y",
            "e", "en");

    private static final Set<String> SUBTITLES = Set.of(
            "sub",
            "subs",
            "multisub",
            "multisubs",
            "multi",
            "multiple",
            "subtitle",
            "subtitles",
            "softsub",
            "softsubs",
            "legenda");

    /** Words for the sound that a code of its language follows. */
    private static final Set<String> SOUND = Set.of(
            "lektor", "dub", "dubbed", "dubbing", "audio", "sound", "dabing", "dab", "dublaj", "szinkron", "doblaje");

    private final TagSection section;
    private final TokenMeanings meanings;
    private final Tokens tokens;
    private final boolean episodes;

    private LanguageReader(TagSection section, boolean episodes) {
        this.section = section;
        this.meanings = section.meanings();
        this.tokens = meanings.tokens();
        this.episodes = episodes;
    }

    /**
     * @param episodes whether the title of an episode may stand before the tags
     * @return English names of languages in the order of the name
     */
    public static Set<String> read(TagSection section, boolean episodes) {
        return new LanguageReader(section, episodes).read();
    }

    private Set<String> read() {
        Set<String> languages = new LinkedHashSet<>();
        int i = section.titleEnd();
        while (i < tokens.size()) {
            WordMeaning sense = languageAt(i);
            if (sense == null) {
                addScripts(tokens.get(i), languages);
                i++;
            } else {
                if (!section.isGroup(i) && counts(sense) && !isOfSubtitles(sense) && !isNarrowed(tokens, sense)) {
                    languages.add(plain(sense.meaning()));
                }
                i = sense.last() + 1;
            }
        }
        addDual(languages);
        return languages;
    }

    /** The language sense that starts at a word, unless the word belongs to a longer phrase of another subject. */
    private @Nullable WordMeaning languageAt(int index) {
        WordMeaning sense = meanings.at(index, Subject.LANGUAGE);
        if (sense == null) {
            return null;
        }
        for (int back = 1; back <= 2 && index - back >= 0; back++) {
            for (WordMeaning before : meanings.at(index - back)) {
                boolean longer = before.last() >= index;
                if (longer && (before.subject() == Subject.AUDIO || before.subject() == Subject.GROUP)) {
                    return null;
                }
            }
        }
        return sense;
    }

    private static String plain(String meaning) {
        int at = 0;
        while (meaning.charAt(at) == '?') {
            at++;
        }
        return meaning.substring(at);
    }

    private boolean counts(WordMeaning sense) {
        if (sense.meaning().startsWith("??")) {
            return isBesideLanguage(sense);
        }
        if (sense.meaning().charAt(0) == '?') {
            return isInBrackets(sense)
                    || isTag(sense.first() - 1)
                    || isTag(sense.last() + 1)
                    || isBehindSound(sense.first())
                    || isBeforeSound(sense.last() + 1);
        }
        if (isInBrackets(sense) || isDubInBrackets(sense)) {
            return true;
        }
        if (episodes && (isBehindSmallWord(sense) || isBeforeDubbed(sense))) {
            return false;
        }
        boolean inEpisodeTitle = episodes && section.isBefore(sense.first()) && !isShouted(sense.first());
        return !inEpisodeTitle && !isAmongPlainWords(sense);
    }

    /** "[Lektor PL]", "Dub.PT": a word for the sound stands right before the code. */
    private boolean isBehindSound(int index) {
        return index > section.titleEnd()
                && tokens.gapJoins(index)
                && SOUND.contains(tokens.get(index - 1).key());
    }

    /** "CZ dabing", "TR.Dublaj": it stands right behind. */
    private boolean isBeforeSound(int next) {
        return next < tokens.size()
                && tokens.gapJoins(next)
                && SOUND.contains(tokens.get(next).key());
    }

    /** "[English Dub]": brackets of their own say in which language the release is spoken. */
    private boolean isDubInBrackets(WordMeaning sense) {
        int next = sense.last() + 1;
        return Characters.isOpening(tokens.before(sense.first()))
                && isBeforeSound(next)
                && Characters.isClosing(tokens.after(next));
    }

    private boolean isInBrackets(WordMeaning sense) {
        return Characters.isOpening(tokens.before(sense.first())) && Characters.isClosing(tokens.after(sense.last()));
    }

    /** "Pol" in "Cze Hun Pol": a short word that is a name elsewhere counts in a row of languages alone. */
    private boolean isBesideLanguage(WordMeaning sense) {
        int before = sense.first() - 1;
        int after = sense.last() + 1;
        return (before >= section.titleEnd() && tokens.gap(before + 1).length() <= 3 && isLanguage(before))
                || (after < tokens.size() && tokens.gap(after).length() <= 3 && isLanguage(after));
    }

    private boolean isLanguage(int index) {
        return meanings.at(index, Subject.LANGUAGE) != null;
    }

    /** "Waiting.for.Dutch.1080p": the language ends the title of the episode. */
    private boolean isBehindSmallWord(WordMeaning sense) {
        int before = sense.first() - 1;
        return before >= section.titleEnd()
                && tokens.gapJoins(sense.first())
                && SMALL_WORDS.contains(tokens.get(before).key())
                && !isShouted(sense.first());
    }

    /** "Going.Dutch.German.DL": DL stands behind the one language that was added, so the one before is a word of a title. */
    private boolean isBeforeDubbed(WordMeaning sense) {
        int next = sense.last() + 1;
        boolean german = next + 1 < tokens.size() && tokens.get(next).is("german") && !sense.means(GERMAN);
        return german && (tokens.get(next + 1).is("dl") || tokens.get(next + 1).is("ml")) && !isShouted(sense.first());
    }

    /** GERMAN and iTALiAN: written as a tag is, with more than its first letter in capitals. */
    private boolean isShouted(int index) {
        String text = tokens.get(index).text();
        int capitals = 0;
        for (int i = 1; i < text.length(); i++) {
            capitals += Character.isUpperCase(text.charAt(i)) ? 1 : 0;
        }
        return capitals > 0;
    }

    /** "The.French.Connection": a language between two everyday words is part of a title. */
    private boolean isAmongPlainWords(WordMeaning sense) {
        return isPlainWord(sense.first() - 1, sense.first()) && isPlainWord(sense.last() + 1, sense.last() + 1);
    }

    private boolean isPlainWord(int index, int gap) {
        if (index < section.titleEnd()
                || index >= tokens.size()
                || !tokens.gapJoins(gap)
                || tokens.gap(gap).length() > 1) {
            return false;
        }
        String key = tokens.get(index).key();
        boolean digits = Characters.isDigit(key.charAt(key.length() - 1));
        return !digits && !meanings.isTag(index) && !TagSection.isBesideTags(tokens.get(index));
    }

    private boolean isTag(int index) {
        return index >= section.titleEnd() && index < tokens.size() && meanings.isTag(index);
    }

    /**
     * Whether the languages are those of the subtitles: "Ger.Eng.Sub" before the word, "SUB ITA" and "[MultiSub][ENG][GER]" behind
     * it. Where languages stand on both sides the ones behind it are meant, as in "ITA ENG SUB ITA", unless brackets close between.
     */
    private boolean isOfSubtitles(WordMeaning sense) {
        int next = sense.last() + 1;
        while (next < tokens.size() && isList(next) && isLanguage(next)) {
            next = lastOfLanguage(next) + 1;
        }
        int previous = sense.first() - 1;
        while (previous >= section.titleEnd() && isInRow(previous) && isList(previous + 1)) {
            previous--;
        }
        if (next < tokens.size() && tokens.gapJoins(next) && isSubtitle(next) && !isLanguageBehind(next)) {
            // Spanish groups list the sound and end with "Subs", so the plural alone says little.
            boolean code = sense.meaning().charAt(0) == '?'
                    && tokens.get(sense.first()).text().length() == 2;
            boolean alone =
                    Characters.isOpening(tokens.before(previous + 1)) && Characters.isClosing(tokens.after(next));
            return !tokens.get(next).is("subs") || code || alone || isEnglishSubtitles(sense, previous, next);
        }
        return previous >= section.titleEnd()
                && isSubtitle(previous)
                && isList(previous + 1)
                && (!Characters.isClosing(tokens.after(previous)) || previous == 0 || !isLanguage(previous - 1));
    }

    /** "KOREAN.ENG.SUBS": English right before the plural, in a row that does not start with Spanish sound. */
    private boolean isEnglishSubtitles(WordMeaning sense, int previous, int next) {
        if (!sense.means("English") || sense.last() + 1 != next) {
            return false;
        }
        for (int i = previous + 1; i < sense.first(); i++) {
            WordMeaning before = meanings.at(i, Subject.LANGUAGE);
            if (before != null && (before.means("Spanish") || before.means("Catalan"))) {
                return false;
            }
        }
        return true;
    }

    /** A language, or the region behind one, as LA in "SPA-LA". */
    private boolean isInRow(int index) {
        boolean region = index > 0
                && tokens.gapIs(index, '-')
                && tokens.get(index).text().length() == 2;
        return isLanguage(index) || (region && isLanguage(index - 1));
    }

    private int lastOfLanguage(int index) {
        WordMeaning sense = meanings.at(index, Subject.LANGUAGE);
        return sense == null ? index : sense.last();
    }

    private boolean isLanguageBehind(int subtitle) {
        int next = subtitle + 1;
        return next < tokens.size()
                && isLanguage(next)
                && tokens.gapJoins(next)
                && tokens.gap(next).length() == 1;
    }

    private boolean isSubtitle(int index) {
        String key = tokens.get(index).key();
        if (key.equals("subbed")) {
            return true;
        }
        boolean second = key.startsWith("sub")
                && index > 0
                && SUBTITLES.contains(tokens.get(index - 1).key());
        return second || (SUBTITLES.contains(key) && !key.equals("multi") && !key.equals("multiple"));
    }

    /** Whether two words stand in one list: a few signs between them, brackets among these. */
    private boolean isList(int index) {
        return index > 0 && index < tokens.size() && tokens.gap(index).length() <= 3;
    }

    /** "Spa(Latino)": the region in brackets takes the place of the language. */
    private static boolean isNarrowed(Tokens tokens, WordMeaning sense) {
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
        if (text.contains("字幕") || text.contains("国语") || text.contains("國語")) {
            languages.add("Chinese");
        }
    }

    /** In German names DL says that the original sound is there too, ML that English is there beside it. */
    private void addDual(Set<String> languages) {
        if (!languages.equals(Set.of(GERMAN))) {
            return;
        }
        for (int i = section.titleEnd(); i < tokens.size(); i++) {
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
