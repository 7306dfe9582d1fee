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
    Mark find() {
        @Nullable Mark title = null;
        for (int i = first; i < tokens.size(); i++) {
            Mark mark = episodesAt(i);
            if (mark != null && i == first && isTitle(mark)) {
                title = mark;
            } else if (mark != null) {
                return repeated(mark);
            }
        }
        return title;
    }

    /** "1x06 (2010) - S07E06": a year in brackets stands behind a title, not behind a number. */
    boolean isTitle(Mark mark) {
        int open = mark.end() + 1;
        return mark.start() == titleStart
                && open + 6 <= name.length()
                && name.startsWith(" (", mark.end())
                && name.charAt(open + 5) == ')'
                && Characters.number(name, open + 1, open + 5) >= 1900;
    }

    private @Nullable Mark episodesAt(int index) {
        Token token = tokens.get(index);
        Mark mark = scanner.episodesAt(token.start());
        if (mark == null && index == first) {
            mark = leadingPair(index);
        }
        if (mark == null) {
            mark = seasonWords.episodesAt(index);
        }
        if (mark == null && token.is("cap")) {
            mark = new ChapterReader(tokens, words, first).at(index);
        }
        if (mark == null && token.key().length() > 6) {
            mark = glued(token);
        }
        if (mark == null && token.key().length() == 3 && token.key().charAt(0) == 's') {
            mark = letterWithoutNumber(index);
        }
        return mark;
    }

    /** "11-02 Title": two numbers at the very start. */
    private @Nullable Mark leadingPair(int index) {
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
        return pair ? new Mark(0, episode.end(), season.number(), List.of(episode.number())) : null;
    }

    /** "zoos01e11e12": a name without separators before the season. */
    private @Nullable Mark glued(Token token) {
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
    private @Nullable Mark letterWithoutNumber(int index) {
        boolean lost = index + 1 < tokens.size() && tokens.get(index + 1).is("e") && tokens.gapIs(index + 1, ' ');
        if (!lost) {
            return null;
        }
        for (int i = index + 2; i < tokens.size(); i++) {
            Mark mark = seasonWords.episodesAt(i);
            if (mark != null) {
                return new Mark(tokens.get(index).start(), mark.end(), mark.seasons(), mark.episodes(), false);
            }
        }
        return null;
    }

    private Mark repeated(Mark mark) {
        int slash = name.indexOf(" / ", mark.end());
        for (int i = slash < 0 ? tokens.size() : tokens.indexAt(slash); i < tokens.size(); i++) {
            Mark again = scanner.episodesAt(tokens.get(i).start());
            if (again != null
                    && again.seasons().equals(mark.seasons())
                    && again.episodes().equals(mark.episodes())) {
                return again;
            }
        }
        return mark;
    }
}
