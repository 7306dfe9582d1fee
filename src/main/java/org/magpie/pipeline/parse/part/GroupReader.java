package org.magpie.pipeline.parse.part;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.magpie.pipeline.parse.word.Characters;
import org.magpie.pipeline.parse.word.Subject;
import org.magpie.pipeline.parse.word.Token;
import org.magpie.pipeline.parse.word.TokenMeanings;
import org.magpie.pipeline.parse.word.Tokens;
import org.magpie.pipeline.parse.word.WordMeaning;

/**
 * Finds the group that made a release: in brackets at the front as anime has it, by name from the list of groups, behind the
 * last hyphen, or alone in the last brackets.
 */
public final class GroupReader {
    /** Words for a source that some names have behind their last hyphen. */
    private static final Set<String> NO_GROUPS = Set.of("hdtv", "sdtv", "hdrip");

    private GroupReader() {}

    /** The checksum in brackets: eight hexadecimal digits. */
    public static Optional<String> hash(Tokens tokens) {
        for (int i = tokens.size() - 1; i >= 0; i--) {
            Token token = tokens.get(i);
            if (isHash(token.text())
                    && Characters.isOpening(tokens.before(i))
                    && Characters.isClosing(tokens.after(i))) {
                return Optional.of(token.text());
            }
        }
        return Optional.empty();
    }

    /** Whether a text is eight hexadecimal digits. */
    static boolean isHash(String text) {
        if (text.length() != 8) {
            return false;
        }
        for (int i = 0; i < 8; i++) {
            if (Character.digit(text.charAt(i), 16) < 0 || text.charAt(i) > 'f') {
                return false;
            }
        }
        return true;
    }

    /**
     * A group in a name.
     *
     * @param first index of its first word
     * @param last index of its last word
     * @param name as it writes itself
     */
    public record Found(int first, int last, String name) {}

    /** The group, null when the name has none; where a member of a collective made it, the collective. */
    static @Nullable public Found find(TokenMeanings meanings) {
        Found found = find(meanings, "whole", "closing");
        return found != null && found.first() > 0 && isCompound(meanings, found.first()) ? null : found;
    }

    /** The same for names of music and books, where the member that is named counts before the collective. */
    public static Optional<String> readOfWork(TokenMeanings meanings) {
        return Optional.ofNullable(find(meanings, "closing", "whole")).map(Found::name);
    }

    /**
     * "Artist-Album-CD-2023-401", "…-2023-AUDiOPHiLE": behind the year of a scene name stands the group, be it a number, or a word that
     * means something else but is written as groups are.
     */
    public static Optional<String> behindYear(TokenMeanings meanings) {
        Tokens tokens = meanings.tokens();
        int last = tokens.size() - 1;
        boolean year = last > 1
                && tokens.gapIs(last, '-')
                && tokens.get(last - 1).isNumber(4)
                && tokens.gapIs(last - 1, '-')
                && tokens.get(last).end() == tokens.name().length();
        if (!year) {
            return Optional.empty();
        }
        String text = tokens.get(last).text();
        long capitals = text.chars().filter(Character::isUpperCase).count();
        long small = text.chars().filter(Character::isLowerCase).count();
        boolean styled = capitals > small && small > 0;
        return styled || tokens.get(last).isNumber(3) ? Optional.of(text) : Optional.empty();
    }

    private static @Nullable Found find(TokenMeanings meanings, String surest, String sure) {
        int size = withoutReposts(meanings);
        if (size == 0) {
            return null;
        }
        Found found = leading(meanings, size);
        if (found == null) {
            found = BracketGroups.behindSubtitles(meanings, size);
        }
        if (found == null) {
            found = listed(meanings, size, surest);
        }
        if (found == null) {
            found = listed(meanings, size, sure);
        }
        if (found == null) {
            found = BracketGroups.closingTags(meanings, size);
        }
        if (found == null) {
            found = last(meanings, size);
            found = found != null && (isHash(found.name()) || isEpisode(found.name())) ? null : found;
        }
        return found;
    }

    /** How many words are left when what reposters hang behind a name is cut off. */
    private static int withoutReposts(TokenMeanings meanings) {
        Tokens tokens = meanings.tokens();
        int size = tokens.size();
        while (size > 2
                && isRepost(meanings, size - 1)
                && tokens.gapIs(size - 1, '-')
                && isAfterHyphen(tokens, size - 2)) {
            size--;
        }
        return size;
    }

    /** One reposter hangs the name of a site behind its own. */
    private static boolean isRepost(TokenMeanings meanings, int index) {
        return meanings.at(index, Subject.REPOST) != null
                || meanings.tokens().get(index).key().startsWith("rakuv");
    }

    /** Whether there is still a group in front of a repost mark: the mark alone behind a hyphen is the group. */
    private static boolean isAfterHyphen(Tokens tokens, int index) {
        return tokens.gapIs(index, '-') || tokens.before(index) == '-' || index > 0 && tokens.gapIs(index - 1, '-');
    }

    private static @Nullable Found leading(TokenMeanings meanings, int size) {
        Tokens tokens = meanings.tokens();
        String name = tokens.name();
        if (name.isEmpty()
                || (name.charAt(0) != '[' && name.charAt(0) != '【')
                || tokens.get(0).start() != 1) {
            return null;
        }
        int close = closing(name, 0);
        if (close < 0 || isTitle(meanings, close, size)) {
            return null;
        }
        int last = tokens.indexAt(close) - 1;
        boolean onlyTags = true;
        for (int i = 0; i <= last; i++) {
            onlyTags &= meanings.isKnown(i) && meanings.at(i, Subject.GROUP) == null;
        }
        String group = name.substring(1, close);
        boolean month = group.endsWith("月");
        if (onlyTags || month || group.length() > 60) {
            return null;
        }
        return new Found(0, last, EastAsianNames.group(group));
    }

    /** "[Title].2007.1080p-GRP" and "[标题].Title.2023.1080p-GRP": in a scene name with a group behind, the brackets hold a title. */
    private static boolean isTitle(TokenMeanings meanings, int close, int size) {
        Tokens tokens = meanings.tokens();
        int next = tokens.indexAt(close);
        if (SeriesStart.isTitleInBrackets(tokens)) {
            return true;
        }
        return (tokens.name().startsWith("].", close) || tokens.name().startsWith("]_", close))
                && next < size
                && Characters.hasEastAsian(tokens.name().substring(0, close))
                && tokens.before(size - 1) == '-';
    }

    private static int closing(String name, int open) {
        int depth = 0;
        for (int i = open; i < name.length(); i++) {
            if (Characters.isOpening(name.charAt(i))) {
                depth++;
            } else if (Characters.isClosing(name.charAt(i)) && --depth == 0) {
                return i;
            }
        }
        return -1;
    }

    private static @Nullable Found listed(TokenMeanings meanings, int size, String place) {
        Tokens tokens = meanings.tokens();
        for (int i = size - 1; i > 0; i--) {
            WordMeaning sense = meanings.at(i, Subject.GROUP);
            if (sense == null || !sense.means(place) || sense.last() >= size) {
                continue;
            }
            int start = tokens.get(i).start();
            int end = tokens.get(sense.last()).end();
            String written = withHyphens(tokens.name(), start, end);
            boolean closed = Characters.isClosing(tokens.after(sense.last())) || written.length() > end - start;
            if (place.equals("whole") || closed) {
                return new Found(i, sense.last(), written);
            }
        }
        return null;
    }

    /** A group that writes itself with hyphens around, as [-ZR-]. */
    private static String withHyphens(String name, int start, int end) {
        boolean around = start > 1
                && end + 1 < name.length()
                && name.charAt(start - 1) == '-'
                && name.charAt(end) == '-'
                && Characters.isOpening(name.charAt(start - 2))
                && Characters.isClosing(name.charAt(end + 1));
        return around ? name.substring(start - 1, end + 1) : name.substring(start, end);
    }

    /** The last word that stands where a group stands: behind a hyphen, or alone in brackets at the end. */
    private static @Nullable Found last(TokenMeanings meanings, int size) {
        Tokens tokens = meanings.tokens();
        int last = size - 1;
        if (BracketGroups.isLastBracket(tokens, last) && isGroupBefore(meanings, last)) {
            return withSecondPart(meanings, last - 1);
        }
        if (BracketGroups.isBracketBehindTags(meanings, last)) {
            return new Found(last, last, tokens.get(last).text());
        }
        if (BracketGroups.isLastBracket(tokens, last)) {
            int first = BracketGroups.firstInBracket(tokens, last);
            return meanings.isTag(last)
                    ? null
                    : new Found(
                            first,
                            last,
                            tokens.name()
                                    .substring(
                                            tokens.get(first).start(),
                                            tokens.get(last).end()));
        }
        if (BracketGroups.isBehindDash(meanings, last)) {
            return new Found(last, last, tokens.get(last).text());
        }
        if (isHash(tokens.get(last).text()) && Characters.isClosing(tokens.after(last))) {
            return BracketGroups.beforeHash(meanings, last);
        }
        boolean tail = true;
        for (int i = last; i > 0 && meanings.lines(i) == 0; i--) {
            boolean group = tokens.before(i) == '-' && isGroupWord(meanings, i);
            if (group && (tail || isRightBehindTag(meanings, i))) {
                return withSecondPart(meanings, i);
            }
            tail &= isTail(meanings, i);
        }
        return null;
    }

    /** "S02E03 - Twenty-One": in a name without tags a hyphen between two plain words makes one word of them. */
    private static boolean isCompound(TokenMeanings meanings, int index) {
        Tokens tokens = meanings.tokens();
        if (!tokens.gapIs(index, '-')
                || Characters.hasDigit(tokens.get(index - 1).key())) {
            return false;
        }
        for (int i = index - 1; i > 0; i--) {
            if (meanings.isTag(i)) {
                return false;
            }
        }
        return true;
    }

    /** "x264-GRP.cp": right behind a codec and a bare hyphen a word is the group whatever follows. */
    private static boolean isRightBehindTag(TokenMeanings meanings, int index) {
        return meanings.tokens().gapIs(index, '-')
                && !meanings.isKnown(index)
                && !meanings.tokens().get(index).isNumber()
                && (meanings.at(index - 1, Subject.CODEC) != null
                        || (index > 1 && codecEndsAt(meanings, index - 2, index - 1)));
    }

    /** "x264-GRP [Site]": the group stands behind a tag, so the bracket names who posted it. */
    private static boolean isGroupBefore(TokenMeanings meanings, int bracket) {
        int index = bracket - 1;
        Tokens tokens = meanings.tokens();
        return index > 1
                && tokens.get(index).depth() == 0
                && tokens.before(index) == '-'
                && (meanings.isTag(index - 1) || meanings.isInsidePhrase(index - 1))
                && isGroupWord(meanings, index);
    }

    private static boolean codecEndsAt(TokenMeanings meanings, int from, int last) {
        WordMeaning codec = meanings.at(from, Subject.CODEC);
        return codec != null && codec.last() == last;
    }

    private static boolean isGroupWord(TokenMeanings meanings, int index) {
        Tokens tokens = meanings.tokens();
        Token token = tokens.get(index);
        if (index == 0 || token.depth() > 0 && token.bracket() == '[') {
            return false;
        }
        if (meanings.isInsidePhrase(index) || NO_GROUPS.contains(token.key()) || meanings.lines(index) > 0) {
            return false;
        }
        if (token.isNumber()) {
            return false;
        }
        return !isLanguageCode(meanings, index);
    }

    private static boolean isLanguageCode(TokenMeanings meanings, int index) {
        WordMeaning sense = meanings.at(index, Subject.LANGUAGE);
        WordMeaning before = meanings.at(index - 1, Subject.LANGUAGE);
        return sense != null
                && (before != null
                        || sense.meaning().charAt(0) == '?'
                        || meanings.tokens().get(index).text().length() == 3);
    }

    /** "x264-Erai-raws": a second part belongs to the group when the first one stands behind a tag. */
    private static Found withSecondPart(TokenMeanings meanings, int index) {
        Tokens tokens = meanings.tokens();
        int first = index - 1;
        boolean firstPart = first > 0
                && tokens.gapIs(index, '-')
                && tokens.before(first) == '-'
                && !meanings.isTag(first)
                && !meanings.isInsidePhrase(first)
                && (isTechnicalBefore(meanings, first));
        int from = firstPart ? first : index;
        int to = isTeam(tokens, index + 1) ? index + 1 : index;
        return new Found(
                from,
                to,
                tokens.name().substring(tokens.get(from).start(), tokens.get(to).end()));
    }

    /** "x264-Some HDTeam": what a group calls itself belongs to its name. */
    private static boolean isTeam(Tokens tokens, int index) {
        return index == tokens.size() - 1
                && tokens.gapIs(index, ' ')
                && tokens.get(index).key().endsWith("team");
    }

    private static boolean isTechnicalBefore(TokenMeanings meanings, int index) {
        return meanings.isKnown(index - 1)
                || meanings.isInsidePhrase(index - 1)
                || meanings.tokens().get(index - 1).isNumber();
    }

    /** Whether a word may stand behind the group: a language, a word about subtitles, a version, a checksum or anything in brackets. */
    private static boolean isTail(TokenMeanings meanings, int index) {
        Tokens tokens = meanings.tokens();
        Token token = tokens.get(index);
        @Nullable WordMeaning language = meanings.at(index, Subject.LANGUAGE);
        return language != null
                || meanings.at(index, Subject.SUBTITLE) != null
                || (token.depth() > 0 && index > tokens.size() - 4);
    }

    private static boolean isEpisode(String group) {
        char first = Character.toLowerCase(group.charAt(0));
        return (first == 's' || first == 'e') && group.length() > 1 && Characters.number(group, 1, group.length()) >= 0;
    }
}
