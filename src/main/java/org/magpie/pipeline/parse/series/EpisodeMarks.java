package org.magpie.pipeline.parse.series;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.magpie.pipeline.parse.word.Characters;
import org.magpie.pipeline.parse.word.SeriesWords;
import org.magpie.pipeline.parse.word.Token;
import org.magpie.pipeline.parse.word.Tokens;

/** Finds where one series name says season and episodes in one go, in whichever notation. */
final class EpisodeMarks {
    private final Tokens tokens;
    private final String name;
    private final SeriesWords words;
    private final SeasonEpisodeScanner scanner;
    private final SeasonInWords seasonWords;
    private final int titleStart;
    private final int first;

    /**
     * @param titleStart where the title begins in the name
     * @param first index of its first word
     */
    EpisodeMarks(
            Tokens tokens,
            SeriesWords words,
            SeasonEpisodeScanner scanner,
            SeasonInWords seasonWords,
            int titleStart,
            int first) {
        this.tokens = tokens;
        this.name = tokens.name();
        this.words = words;
        this.scanner = scanner;
        this.seasonWords = seasonWords;
        this.titleStart = titleStart;
        this.first = first;
    }

    /** The first season with episodes; the last repetition of it where a name repeats it for each of its titles. */
    @Nullable
    EpisodeMarker find() {
        @Nullable EpisodeMarker title = null;
        for (int i = first; i < tokens.size(); i++) {
            EpisodeMarker marker = episodesAt(i);
            if (marker != null && i == first && isTitle(marker)) {
                title = marker;
            } else if (marker != null) {
                return repeated(marker);
            }
        }
        return title;
    }

    /** "1x06 (2010) - S07E06": a year in brackets stands behind a title, not behind a number. */
    boolean isTitle(EpisodeMarker marker) {
        int open = marker.end() + 1;
        return marker.start() == titleStart
                && open + 6 <= name.length()
                && name.startsWith(" (", marker.end())
                && name.charAt(open + 5) == ')'
                && Characters.number(name, open + 1, open + 5) >= 1900;
    }

    private @Nullable EpisodeMarker episodesAt(int index) {
        Token token = tokens.get(index);
        EpisodeMarker marker = scanner.episodesAt(token.start());
        if (marker == null && index == first) {
            marker = leadingPair(index);
        }
        if (marker == null) {
            marker = seasonWords.episodesAt(index);
        }
        if (marker == null && token.is("cap")) {
            marker = new ChapterReader(tokens, words, first).at(index);
        }
        if (marker == null && token.key().length() > 6) {
            marker = glued(token);
        }
        if (marker == null && token.key().length() == 3 && token.key().charAt(0) == 's') {
            marker = letterWithoutNumber(index);
        }
        return marker;
    }

    /** "11-02 Title": two numbers at the very start. */
    private @Nullable EpisodeMarker leadingPair(int index) {
        if (index != 0 || tokens.get(0).start() != 0 || tokens.size() < 3) {
            return null;
        }
        Token season = tokens.get(0);
        Token episode = tokens.get(1);
        boolean pair = season.isNumber()
                && season.text().length() <= 2
                && (episode.isNumber(2) || episode.isNumber(3))
                && tokens.gapIs(1, '-')
                && tokens.gapIs(2, ' ');
        return pair ? new EpisodeMarker(0, episode.end(), season.number(), List.of(episode.number())) : null;
    }

    /** "zoos01e11e12": a name without separators before the season. */
    private @Nullable EpisodeMarker glued(Token token) {
        String key = token.key();
        for (int i = 1; i < key.length() - 5; i++) {
            if (key.charAt(i) == 's'
                    && Character.isLetter(key.charAt(i - 1))
                    && Characters.number(key, i + 1, i + 3) >= 0
                    && key.charAt(i + 3) == 'e') {
                return scanner.episodesAt(token.start() + i);
            }
        }
        return null;
    }

    /** "Title s03 e - Title Season 3 Episode 10": the number was lost, the words behind repeat it. */
    private @Nullable EpisodeMarker letterWithoutNumber(int index) {
        boolean lost = index + 1 < tokens.size() && tokens.get(index + 1).is("e") && tokens.gapIs(index + 1, ' ');
        if (!lost) {
            return null;
        }
        for (int i = index + 2; i < tokens.size(); i++) {
            EpisodeMarker marker = seasonWords.episodesAt(i);
            if (marker != null) {
                return new EpisodeMarker(
                        tokens.get(index).start(), marker.end(), marker.seasons(), marker.episodes(), false);
            }
        }
        return null;
    }

    private EpisodeMarker repeated(EpisodeMarker marker) {
        int slash = name.indexOf(" / ", marker.end());
        for (int i = slash < 0 ? tokens.size() : tokens.indexAt(slash); i < tokens.size(); i++) {
            EpisodeMarker again = scanner.episodesAt(tokens.get(i).start());
            if (again != null
                    && again.seasons().equals(marker.seasons())
                    && again.episodes().equals(marker.episodes())) {
                return again;
            }
        }
        return marker;
    }
}
