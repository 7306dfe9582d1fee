package org.magpie.pipeline.parse.series;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.magpie.pipeline.parse.ParsedRelease.Numbers;
import org.magpie.pipeline.parse.part.TagSection;
import org.magpie.pipeline.parse.word.Characters;
import org.magpie.pipeline.parse.word.ExtraWords;
import org.magpie.pipeline.parse.word.SeriesWords;
import org.magpie.pipeline.parse.word.Token;
import org.magpie.pipeline.parse.word.TokenMeanings;
import org.magpie.pipeline.parse.word.Tokens;

/** Reads behind a season what of it is in the release: all of it, a part or disc, specials, bonus material, or all but some episodes. */
final class PackContents {
    private final TokenMeanings meanings;
    private final Tokens tokens;
    private final ExtraWords extras;
    private final boolean anime;

    /**
     * @param anime whether a group in brackets opens the name; only then words of two letters are specials
     */
    PackContents(TokenMeanings meanings, ExtraWords extras, boolean anime) {
        this.meanings = meanings;
        this.tokens = meanings.tokens();
        this.extras = extras;
        this.anime = anime;
    }

    /** The numbers of a release that names these seasons and no episode. */
    Numbers of(EpisodeMarker season) {
        int behind = tokens.indexAt(season.end());
        int part = gluedPart(season, 'p');
        part = part > 0 ? part : Math.max(half(season), partAt(behind));
        boolean disc = gluedPart(season, 'd') > 0 || isDisc(behind);
        boolean special = false;
        boolean extra = false;
        boolean unfinished = false;
        boolean tags = false;
        boolean wholeWithExtras = false;
        for (int i = behind; i < tokens.size(); i++) {
            tags |= TagSection.isSure(meanings, i);
            ExtraWords.Kind kind = extras.at(tokens, i);
            unfinished |= kind == ExtraWords.Kind.UNFINISHED;
            special |= kind == ExtraWords.Kind.SPECIAL && !tags && isOnlyContent(i, behind);
            extra |= kind == ExtraWords.Kind.EXTRA && !tags && isAlone(i);
            wholeWithExtras |= tokens.get(i).is("extras") || tokens.get(i).is("subpack");
        }
        extra &= !wholeWithExtras;
        boolean partial = part > 0 || disc || unfinished;
        return new Numbers(
                season.seasons(),
                List.of(),
                List.of(),
                List.of(),
                null,
                0,
                !partial && !special && !extra,
                partial,
                part,
                extra || wholeWithExtras,
                special,
                false);
    }

    private boolean isOnlyContent(int index, int behind) {
        Token token = tokens.get(index);
        boolean edition = index + 1 < tokens.size()
                && (tokens.get(index + 1).is("edition")
                        || tokens.get(index + 1).is("cut")
                        || tokens.get(index + 1).is("version"));
        // "S03.SP": two letters are a special right behind the season; elsewhere they are too short to tell.
        boolean right = index == behind && token.text().equals("SP");
        return isAlone(index) && !edition && (anime || right || token.text().length() > 2);
    }

    /** "S01 + OVA" and "S01 with Specials" hold the season as well. */
    private boolean isAlone(int index) {
        boolean added = tokens.gapHas(index, '+') || tokens.gapHas(index, '&') || tokens.gapHas(index, ',');
        Token before = tokens.get(index - 1);
        boolean joined =
                before.is("and") || before.is("with") || before.is("incl") || before.is("plus") || before.is("und");
        return !added && !joined;
    }

    /** "S02P02", "S02D01": the number of the part that is glued to the season, 0 when there is none. */
    private int gluedPart(EpisodeMarker season, char letter) {
        String key =
                tokens.get(Math.max(0, tokens.indexAt(season.start() + 1) - 1)).key();
        int at = key.indexOf(letter, 1);
        return at < 2 || !Characters.isDigit(key.charAt(at - 1))
                ? 0
                : Math.max(0, Characters.number(key, at + 1, key.length()));
    }

    /** "S02A" and "S02B": 1 and 2 for the halves of a season, 0 when it is whole. */
    private int half(EpisodeMarker season) {
        char last = tokens.name().charAt(season.end() - 1);
        boolean half = season.seasons().size() == 1
                && "AaBb".indexOf(last) >= 0
                && Characters.isDigit(tokens.name().charAt(season.end() - 2));
        return half ? (last | 0x20) - 'a' + 1 : 0;
    }

    private boolean isDisc(int index) {
        boolean disc = index + 1 < tokens.size()
                && (tokens.get(index).is("disc") || tokens.get(index).is("disk"))
                && tokens.get(index + 1).isNumber();
        return disc || (index < tokens.size() && isGluedDisc(tokens.get(index).key()));
    }

    private static boolean isGluedDisc(String key) {
        int digits = key.startsWith("disc") || key.startsWith("disk") ? 4 : key.startsWith("d") ? 1 : 0;
        return digits > 0 && key.length() - digits <= 2 && Characters.number(key, digits, key.length()) > 0;
    }

    /** "S02.Part.1", "S07.Vol.1", "S06.P1"; 0 when the season is whole. */
    private int partAt(int index) {
        if (index >= tokens.size()) {
            return 0;
        }
        String key = tokens.get(index).key();
        if (List.of("part", "vol", "volume", "pt", "cour").contains(key) && index + 1 < tokens.size()) {
            return Math.max(0, SeriesWords.number(tokens.get(index + 1)));
        }
        for (String prefix : List.of("part", "vol", "pt", "p")) {
            if (key.startsWith(prefix) && key.length() - prefix.length() <= 2) {
                int number = Characters.number(key, prefix.length(), key.length());
                if (number > 0) {
                    return number;
                }
            }
        }
        return 0;
    }

    /** The first word from a place that names a special by itself, as anime has them between hyphens and before brackets; -1 when none does. */
    int specialAt(int from, int to) {
        for (int i = from; i < to; i++) {
            Token token = tokens.get(i);
            ExtraWords.@Nullable Kind kind = extras.at(tokens, i);
            int season = gluedSeasonEnd(token.key());
            boolean glued = season > 0 && extras.isGlued(token.key(), season);
            boolean apart = token.depth() == 0 || Characters.isOpening(tokens.before(i));
            if (glued || (kind == ExtraWords.Kind.SPECIAL && apart && endsTitle(i))) {
                return i;
            }
        }
        return -1;
    }

    /** The digits behind the S of "S01OVA04", 0 when the word does not begin so. */
    static int gluedSeasonEnd(String key) {
        int end = key.charAt(0) == 's' ? Characters.digitsEnd(key, 1) : 0;
        return end > 1 && end <= 3 && end < key.length() ? end : 0;
    }

    /** Whether no word of the title follows: a number at most, then brackets, a hyphen, tags or the end. */
    private boolean endsTitle(int index) {
        int next = index + 1;
        while (next < tokens.size()
                && tokens.gapJoins(next)
                && !tokens.gapHas(next, '-')
                && (isShortNumber(tokens.get(next))
                        || ExtraWords.isOpeningOrEnding(tokens.get(next))
                        || extras.at(tokens, next) == ExtraWords.Kind.SPECIAL)) {
            next++;
        }
        return next >= tokens.size()
                || Characters.isOpening(tokens.before(next))
                || tokens.gap(next).length() >= 3
                || meanings.isTag(next);
    }

    private static boolean isShortNumber(Token token) {
        int end = Characters.digitsEnd(token.key(), 0);
        return end > 0
                && end <= 3
                && (end == token.key().length() || token.key().charAt(end) == 'v');
    }
}
