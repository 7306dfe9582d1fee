package org.magpie.pipeline.parse.work;

import java.util.ArrayList;
import java.util.List;
import org.magpie.pipeline.parse.word.Token;
import org.magpie.pipeline.parse.word.Tokens;
import org.magpie.pipeline.parse.work.WorkFields.Dash;

/** Cuts a name of music or books into its fields, creator first: a creator with a hyphen stays whole, the number of a track goes. */
final class NameFields {
    private final WorkTags tags;
    private final Tokens tokens;

    NameFields(WorkTags tags) {
        this.tags = tags;
        this.tokens = tags.tokens();
    }

    /** The fields from a word on; at least one. */
    List<TokenRange> of(int from) {
        return withoutTrack(withHyphenatedCreator(WorkFields.of(tokens, from)));
    }

    /** "12 - Artist - Song.flac", "2019 - Artist - Album": the number of a track or the year. */
    private List<TokenRange> withoutTrack(List<TokenRange> cut) {
        Token first = tokens.get(cut.getFirst().from());
        boolean track = cut.size() > 2
                && cut.getFirst().size() == 1
                && first.isNumber()
                && (first.text().length() < 3 || WorkWords.isYear(first))
                && WorkFields.dash(tokens, cut.get(1).from()) == Dash.SPACED
                && !tags.isBeside(cut.get(1).from())
                && !tags.isClear(cut.get(2).from())
                && !tags.allBeside(cut.get(2).from(), cut.get(2).to());
        return track ? cut.subList(1, cut.size()) : cut;
    }

    /** "Jay-Z-The_Album-CD-2001-GRP": a short second part belongs to the creator when a work follows. */
    private List<TokenRange> withHyphenatedCreator(List<TokenRange> cut) {
        if (cut.size() < 4 || WorkFields.dash(tokens, cut.get(1).from()) != Dash.BARE) {
            return cut;
        }
        TokenRange second = cut.get(1);
        TokenRange third = cut.get(2);
        String text = tokens.get(second.from()).text();
        boolean letters = text.chars().allMatch(Character::isLetter);
        boolean tiny = second.size() == 1 && letters && text.length() < 3 && !isRoman(text);
        boolean shortSecond = second.size() == 1 && text.length() < 4;
        boolean tinyFirst = cut.getFirst().size() == 1
                && tokens.get(cut.getFirst().from()).text().length() == 1
                && second.size() == 1;
        boolean follows =
                tokens.get(third.from()).depth() == 0 && !tags.isBeside(third.from()) && !tags.isBeside(third.to() - 1);
        if (!follows || !(tiny || tinyFirst || (shortSecond && third.size() > 1))) {
            return cut;
        }
        List<TokenRange> joined = new ArrayList<>(cut.subList(1, cut.size()));
        joined.set(0, new TokenRange(cut.getFirst().from(), second.to()));
        return joined;
    }

    private static boolean isRoman(String text) {
        return text.chars().allMatch(letter -> "IVX".indexOf(letter) >= 0);
    }
}
