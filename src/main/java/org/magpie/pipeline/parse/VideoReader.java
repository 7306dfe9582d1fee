package org.magpie.pipeline.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.magpie.media.MediaKind;
import org.magpie.media.Revision;
import org.magpie.pipeline.parse.ParsedRelease.Numbers;

/** Reads the names of films and series: prepares the name, cuts it, asks the grammar of the kind and then the readers of the tags. */
public final class VideoReader {
    private final Vocabulary vocabulary;
    private final NamePreparation preparation = new NamePreparation();
    private final SeriesGrammar series = new SeriesGrammar();
    private final MovieGrammar movies = new MovieGrammar();
    private final VideoQuality seriesQuality = new VideoQuality(MediaKind.SERIES);
    private final VideoQuality movieQuality = new VideoQuality(MediaKind.MOVIE);

    public VideoReader(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** Reads a name; empty when it must be refused or says too little. */
    public Optional<ParsedRelease> read(String name, MediaKind kind) {
        return cut(name).read(kind);
    }

    /** The tags of a name, whether or not it can be read as a whole. */
    public Tags tags(String name, MediaKind kind) {
        Cut cut = cut(name);
        return cut.read(kind).map(Tags::of).orElseGet(() -> cut.tags(kind, 0));
    }

    private Cut cut(String name) {
        NamePreparation.Prepared prepared = preparation.prepare(name);
        return new Cut(name, prepared, vocabulary.read(Tokens.cut(prepared.text())));
    }

    /**
     * What can be learnt of a name without understanding it.
     *
     * @param group null when none is stated
     * @param hash null when none is stated
     */
    public record Tags(
            QualityReading quality,
            Set<String> languages,
            @Nullable String group,
            @Nullable String hash,
            VideoTags video) {
        /** The tags of a release that was read. */
        public static Tags of(ParsedRelease release) {
            QualityReading quality = new QualityReading(
                    release.quality(), release.video().lines(), release.origin(), release.revision());
            return new Tags(quality, release.languages(), release.group(), release.hash(), release.video());
        }
    }

    private final class Cut {
        private final String name;
        private final NamePreparation.Prepared prepared;
        private final Senses senses;

        Cut(String name, NamePreparation.Prepared prepared, Senses senses) {
            this.name = name;
            this.prepared = prepared;
            this.senses = senses;
        }

        Optional<ParsedRelease> read(MediaKind kind) {
            if (preparation.mustBeRefused(prepared.text())) {
                return Optional.empty();
            }
            return kind == MediaKind.MOVIE
                    ? movies.read(senses).map(this::movie)
                    : series.read(senses).map(this::series);
        }

        private ParsedRelease series(SeriesGrammar.Reading reading) {
            List<String> titles =
                    reading.title() == null ? SeriesTitles.of(reading.stretch()) : List.of(reading.title());
            String title = titles.isEmpty() ? "" : titles.getLast();
            int year = TitleText.trailingYear(title);
            Tags tags = tags(MediaKind.SERIES, senses.tokens().indexAt(reading.titleEnd()));
            return release(MediaKind.SERIES, title, titles, year == 0 ? null : year, reading.numbers(), tags, "", null);
        }

        private ParsedRelease movie(MovieGrammar.Reading reading) {
            List<String> titles = MovieTitle.all(MovieTitle.of(reading.stretch()));
            int end = senses.tokens().indexAt(reading.titleEnd());
            Tags tags = tags(MediaKind.MOVIE, end);
            return release(
                    MediaKind.MOVIE,
                    titles.getFirst(),
                    titles,
                    reading.year() == 0 ? null : reading.year(),
                    Numbers.NONE,
                    tags,
                    reading.edition(),
                    HardcodedSubtitles.read(senses, end).orElse(null));
        }

        private ParsedRelease release(
                MediaKind kind,
                String title,
                List<String> titles,
                @Nullable Integer year,
                Numbers numbers,
                Tags tags,
                String edition,
                @Nullable String hardcoded) {
            return new ParsedRelease(
                    kind,
                    name,
                    title,
                    titles,
                    year,
                    numbers,
                    tags.quality().quality(),
                    tags.quality().origin(),
                    tags.quality().revision(),
                    tags.languages(),
                    tags.group(),
                    tags.hash(),
                    edition,
                    hardcoded,
                    IdReader.read(senses.tokens()),
                    null,
                    tags.video());
        }

        Tags tags(MediaKind kind, int titleEnd) {
            VideoSource source = new VideoSource(senses, vocabulary, titleEnd);
            VideoQuality decider = kind == MediaKind.MOVIE ? movieQuality : seriesQuality;
            VideoQuality.Decided decided = decider.decide(source, senses, prepared.extension());
            Revision revision = RevisionReader.read(senses);
            int lines = decider.lines(decided.quality(), source);
            QualityReading quality = new QualityReading(decided.quality(), lines, decided.origin(), revision);
            return new Tags(
                    quality,
                    LanguageReader.read(senses, titleEnd),
                    GroupReader.read(senses).orElse(null),
                    GroupReader.hash(senses.tokens()).orElse(null),
                    source.tags(lines));
        }
    }

    /** The titles of a series name that names the work in several languages. */
    static final class SeriesTitles {
        private SeriesTitles() {}

        static List<String> of(String stretch) {
            List<String> titles = new ArrayList<>();
            for (String part : stretch.split(" / ", -1)) {
                String title = TitleText.ofSeries(withoutNumbers(withoutScript(part)));
                if (!title.isEmpty()) {
                    titles.add(title);
                }
            }
            return titles;
        }

        /** "Title (S2E1-4)" and "Title (Season 1)": a repeated number is no part of the title. */
        private static String withoutNumbers(String part) {
            int open = part.lastIndexOf('(');
            if (open <= 0) {
                return part;
            }
            Tokens inside = Tokens.cut(part.substring(open + 1));
            boolean numbers = inside.size() > 0
                    && (new SeasonEpisodeScanner(inside.name())
                                            .episodesAt(inside.get(0).start())
                                    != null
                            || (inside.size() > 1
                                    && !inside.get(0).isNumber()
                                    && inside.get(1).isNumber()
                                    && inside.get(0).text().length() > 1
                                    && Character.isLetter(inside.get(0).text().charAt(0))
                                    && inside.name().endsWith(")")
                                    && new SeriesWords().isSeason(inside.get(0))));
            return numbers ? part.substring(0, open) : part;
        }

        /** "我的人间烟火.Fireworks.Series": the title in its own script before the one catalogues know. */
        private static String withoutScript(String part) {
            int dot = part.lastIndexOf("].") >= 0 ? part.lastIndexOf("].") + 1 : part.indexOf('.');
            if (dot <= 0 || dot + 1 >= part.length()) {
                return part;
            }
            String before = part.substring(0, dot);
            String after = part.substring(dot + 1);
            boolean script =
                    before.codePoints().filter(Characters::isWord).limit(1).allMatch(Characters::isEastAsian)
                            && Characters.hasEastAsian(before);
            boolean latin =
                    !Characters.hasEastAsian(after) && after.chars().anyMatch(c -> c < 128 && Character.isLetter(c));
            return script && latin ? after : part;
        }
    }
}
