package org.magpie.pipeline.parse.part;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.magpie.pipeline.parse.word.Subject;
import org.magpie.pipeline.parse.word.Token;
import org.magpie.pipeline.parse.word.TokenMeanings;
import org.magpie.pipeline.parse.word.WordMeaning;

/**
 * The part of a name that holds its tags: from the first word that can be nothing else, such as 1080p or x264, back over the tags in
 * a row before it. Words with an everyday meaning (German, Proper, Screener) are tags inside it, and words of an episode's title
 * before it.
 */
public final class TagSection {
    /** Words of the lists that are everyday words, too: none of them says where the tags begin. */
    private static final Set<String> EVERYDAY = Set.of(
            "web",
            "cam",
            "ts",
            "tc",
            "bd",
            "wp",
            "dvd",
            "screener",
            "remux",
            "regional",
            "workprint",
            "untouched",
            "telecine",
            "pal",
            "dsr",
            "stv",
            "hybrid");

    /** Words that stand among tags and that no list knows. */
    private static final Set<String> BESIDE_TAGS = Set.of(
            "audio",
            "dub",
            "dubbed",
            "dubbing",
            "dual",
            "multi",
            "multiple",
            "dl",
            "ml",
            "ld",
            "md",
            "lektor",
            "complete",
            "internal",
            "synced",
            "hybrid",
            "custom",
            "subbed",
            "legendado",
            "nordic",
            "limited",
            "incomplete",
            "ws",
            "readnfo",
            "festival",
            "line",
            "ac3ld",
            "ac3md",
            "eac3ld",
            "eac3md",
            "dtsd",
            "dtsdl",
            "retail",
            "uncut");

    private final TokenMeanings meanings;
    private final int titleEnd;
    private final int start;
    private final GroupReader.@Nullable Found group;

    private TagSection(TokenMeanings meanings, int titleEnd, int start, GroupReader.@Nullable Found group) {
        this.meanings = meanings;
        this.titleEnd = titleEnd;
        this.start = start;
        this.group = group;
    }

    /**
     * The section of a name.
     *
     * @param titleEnd index of the first word behind the title, 0 when it is not known
     * @param group the group of the release, whose words are no tags
     */
    public static TagSection of(TokenMeanings meanings, int titleEnd, GroupReader.@Nullable Found group) {
        int size = meanings.tokens().size();
        int sure = titleEnd;
        while (sure < size && !isSure(meanings, sure)) {
            sure++;
        }
        int start = sure;
        while (start > titleEnd && start < size && isTagLike(meanings, start - 1)) {
            start--;
        }
        return new TagSection(meanings, titleEnd, start, group);
    }

    /** Whether the word can be nothing but a tag: a figure for the picture, a codec, or a source that is no everyday word. */
    public static boolean isSure(TokenMeanings meanings, int index) {
        if (meanings.lines(index) > 0 || meanings.at(index, Subject.CODEC) != null) {
            return true;
        }
        WordMeaning source = meanings.at(index, Subject.SOURCE);
        boolean plain = source != null
                && source.first() == source.last()
                && isEveryday(meanings.tokens().get(index));
        return source != null && !plain;
    }

    /** Whether the word is an everyday word as well as a tag. */
    public static boolean isEveryday(Token token) {
        return EVERYDAY.contains(token.key());
    }

    private static boolean isTagLike(TokenMeanings meanings, int index) {
        return meanings.isTag(index)
                || meanings.isInsidePhrase(index)
                || isBesideTags(meanings.tokens().get(index));
    }

    /** Whether the word is one that stands among tags although no list knows it. */
    static boolean isBesideTags(Token token) {
        return BESIDE_TAGS.contains(token.key());
    }

    TokenMeanings meanings() {
        return meanings;
    }

    /** Index of the first word behind the title. */
    int titleEnd() {
        return titleEnd;
    }

    /** Whether the word stands among the tags. */
    boolean holds(int index) {
        return index >= start && !isGroup(index);
    }

    /** Whether the word stands between the title and the tags, where an episode's title is. */
    boolean isBefore(int index) {
        return index < start && start < meanings.tokens().size();
    }

    /** Whether the word is part of the group's name; a source alone behind the last hyphen, as in "720p-BluRay", stays a source. */
    boolean isGroup(int index) {
        if (group == null || index < group.first() || index > group.last()) {
            return false;
        }
        return group.first() < group.last() || meanings.at(index, Subject.SOURCE) == null;
    }
}
