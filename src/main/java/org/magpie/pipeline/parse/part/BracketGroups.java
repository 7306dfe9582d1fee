package org.magpie.pipeline.parse.part;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.magpie.pipeline.parse.word.Characters;
import org.magpie.pipeline.parse.word.Subject;
import org.magpie.pipeline.parse.word.Token;
import org.magpie.pipeline.parse.word.TokenMeanings;
import org.magpie.pipeline.parse.word.Tokens;
import org.magpie.pipeline.parse.word.WordMeaning;

/** Groups that stand in brackets behind the title: alone in the last ones, or as the last word of those with the tags. */
final class BracketGroups {
    /** The shortest name of a group that is looked for inside a longer word. */
    private static final int IMITATED_NAME = 5;

    /** From how many capitals on letters behind the name of a known group are a word that somebody hung there. */
    private static final int HUNG_WORD = 3;

    private BracketGroups() {}

    /** "(1080p BluRay x265 Group)", "(1080p WEB-DL H265 English - Group)": the word of no list that ends the brackets with the tags. */
    static GroupReader.@Nullable Found closingTags(TokenMeanings meanings, int size) {
        Tokens tokens = meanings.tokens();
        int last = size - 1;
        Token token = tokens.get(last);
        String name = tokens.name();
        boolean closes = token.depth() == 1 && token.end() + 1 == name.length() && last > 2;
        if (!closes || !isNewWord(meanings, last)) {
            return null;
        }
        int open = name.lastIndexOf(token.bracket());
        boolean picture = false;
        int tags = 0;
        for (int i = last - 1; i >= 0 && tokens.get(i).start() > open; i--) {
            boolean tag = meanings.isTag(i) || meanings.isInsidePhrase(i) || TagSection.isBesideTags(tokens.get(i));
            if (!tag && !isFigure(tokens.get(i).key())) {
                return null;
            }
            picture |= meanings.lines(i) > 0 || meanings.at(i, Subject.CODEC) != null;
            tags += meanings.isTag(i) ? 1 : 0;
        }
        return picture && tags > 1 ? new GroupReader.Found(last, last, token.text()) : null;
    }

    /** "10bit", "5", "Q22": a number, with no more than one letter in front. */
    private static boolean isFigure(String key) {
        int digit = Characters.isDigit(key.charAt(0)) ? 0 : 1;
        return key.length() > digit && Characters.isDigit(key.charAt(digit));
    }

    /** Whether a word stands in no list and is none of the words and figures that go with tags. */
    private static boolean isNewWord(TokenMeanings meanings, int index) {
        Token token = meanings.tokens().get(index);
        return !meanings.isTag(index)
                && !meanings.isInsidePhrase(index)
                && !TagSection.isBesideTags(token)
                && !GroupReader.isHash(token.text())
                && token.text().length() > 1
                && !isImitation(meanings, token.text())
                && Character.isLetter(token.text().codePointAt(0));
    }

    /** "GroupFAKE": a word in capitals hung behind the name of a known group makes another one, and nobody knows whose it is. */
    private static boolean isImitation(TokenMeanings meanings, String text) {
        int end = text.length();
        while (end > 0 && Character.isUpperCase(text.charAt(end - 1))) {
            end--;
        }
        String key = text.toLowerCase(Locale.ROOT);
        for (int at = Math.max(end, IMITATED_NAME); at <= text.length() - HUNG_WORD; at++) {
            if (meanings.isListed(Subject.GROUP, key.substring(0, at))) {
                return true;
            }
        }
        return false;
    }

    /** "[1080p][Softsubs (Group)]": sites that describe a release in brackets name its group behind its subtitles. */
    static GroupReader.@Nullable Found behindSubtitles(TokenMeanings meanings, int size) {
        Tokens tokens = meanings.tokens();
        String name = tokens.name();
        int last = size - 1;
        int open = name.lastIndexOf('(');
        int close =
                tokens.get(last).end() + (name.startsWith("-", tokens.get(last).end()) ? 1 : 0);
        if (open <= 0 || !name.startsWith(")]", close) || close + 2 != name.length()) {
            return null;
        }
        int first = tokens.indexAt(open);
        boolean behind = first > 1
                && first <= last
                && meanings.at(first - 1, Subject.SUBTITLE) != null
                && tokens.before(first - 1) == '[';
        return behind
                ? new GroupReader.Found(
                        first, last, name.substring(open + 1, close).strip())
                : null;
    }

    /** "BrRip x264 - Group": a new word that ends the name, behind a codec or a bracket with tags and a hyphen between blanks. */
    static boolean isBehindDash(TokenMeanings meanings, int last) {
        Tokens tokens = meanings.tokens();
        Token token = tokens.get(last);
        boolean apart = last > 2
                && token.end() == tokens.name().length()
                && tokens.gap(last).strip().endsWith("-")
                && tokens.before(last) == ' ';
        if (!apart || !isNewWord(meanings, last)) {
            return false;
        }
        int before = last - 1;
        boolean tag = meanings.isTag(before) || meanings.isInsidePhrase(before);
        return tag && (tokens.get(before).depth() > 0 || isSoundOrCodec(meanings, before));
    }

    private static boolean isSoundOrCodec(TokenMeanings meanings, int index) {
        for (int from = index; from >= Math.max(0, index - 3); from--) {
            for (WordMeaning meaning : meanings.at(from)) {
                boolean technical = meaning.subject() == Subject.CODEC || meaning.subject() == Subject.AUDIO;
                if (technical && meaning.last() >= index) {
                    return true;
                }
            }
        }
        return false;
    }

    /** "Title - 05 [Group][1080p][ABCD1234]": in names that end in a checksum the first square bracket with a new word. */
    static GroupReader.@Nullable Found beforeHash(TokenMeanings meanings, int hash) {
        Tokens tokens = meanings.tokens();
        for (int i = 1; i < hash; i++) {
            Token token = tokens.get(i);
            boolean alone = tokens.before(i) == '[' && tokens.after(i) == ']';
            boolean word = !meanings.isTag(i)
                    && !Characters.isDigit(token.key().charAt(token.key().length() - 1));
            if (alone && word) {
                return new GroupReader.Found(i, i, token.text());
            }
        }
        return null;
    }

    /** "[BDRemux 1080p AVC][Group]": a new word alone in the last brackets, right behind those with the tags. */
    static boolean isBracketBehindTags(TokenMeanings meanings, int last) {
        Tokens tokens = meanings.tokens();
        String name = tokens.name();
        Token token = tokens.get(last);
        return last > 2
                && name.charAt(0) != '['
                && token.end() + 1 == name.length()
                && name.endsWith("]")
                && (name.startsWith("][", token.start() - 2) || name.startsWith(")[", token.start() - 2))
                && isNewWord(meanings, last)
                && (meanings.isTag(last - 1) || meanings.isInsidePhrase(last - 1))
                && tokens.gapIs(last - 1, ' ');
    }

    static boolean isLastBracket(Tokens tokens, int index) {
        int first = firstInBracket(tokens, index);
        int start = tokens.get(first).start();
        String name = tokens.name();
        return tokens.before(first) == '['
                && tokens.after(index) == ']'
                && tokens.get(index).end() + 1 == name.length()
                && start >= 2
                && Characters.isSoft(name.charAt(start - 2));
    }

    /** "[i_c]": low lines join the words of one name. */
    static int firstInBracket(Tokens tokens, int last) {
        int first = last;
        while (first > 0 && tokens.get(last).depth() > 0 && tokens.gapIs(first, '_')) {
            first--;
        }
        return first;
    }
}
