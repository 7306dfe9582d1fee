package org.magpie.pipeline.parse.grammar;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.magpie.media.MediaKind;
import org.magpie.media.quality.Revision;
import org.magpie.pipeline.parse.ParsedRelease;
import org.magpie.pipeline.parse.ParsedRelease.Numbers;
import org.magpie.pipeline.parse.QualityReading;
import org.magpie.pipeline.parse.VideoTags;
import org.magpie.pipeline.parse.part.EastAsianNames;
import org.magpie.pipeline.parse.part.EditionReader;
import org.magpie.pipeline.parse.part.GroupReader;
import org.magpie.pipeline.parse.part.HardcodedSubtitles;
import org.magpie.pipeline.parse.part.IdReader;
import org.magpie.pipeline.parse.part.LanguageReader;
import org.magpie.pipeline.parse.part.RevisionReader;
import org.magpie.pipeline.parse.part.SiteText;
import org.magpie.pipeline.parse.part.TagSection;
import org.magpie.pipeline.parse.part.TitleText;
import org.magpie.pipeline.parse.part.VideoQuality;
import org.magpie.pipeline.parse.part.VideoSource;
import org.magpie.pipeline.parse.series.SeriesGrammar;
import org.magpie.pipeline.parse.series.SeriesTitles;
import org.magpie.pipeline.parse.word.NamePreparation;
import org.magpie.pipeline.parse.word.SeriesWords;
import org.magpie.pipeline.parse.word.TokenMeanings;
import org.magpie.pipeline.parse.word.Tokens;
import org.magpie.pipeline.parse.word.Vocabulary;

/** Reads the names of films and series: prepares the name, cuts it, asks the grammar of the kind and then the readers of the tags. */
public final class VideoReader {
    private final Vocabulary vocabulary;
    private final NamePreparation preparation = new NamePreparation();
    private final SeriesWords words = new SeriesWords();
    private final SeriesGrammar series = new SeriesGrammar(words);
    private final SeriesTitles seriesTitles = new SeriesTitles(words);
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
        TokenMeanings meanings = vocabulary.read(Tokens.cut(prepared.text()));
        int end = SiteText.start(meanings);
        if (end > 0) {
            prepared = preparation.prepare(prepared.text().substring(0, end));
            meanings = vocabulary.read(Tokens.cut(prepared.text()));
        }
        return new Cut(name, prepared, meanings);
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
        private final TokenMeanings meanings;

        Cut(String name, NamePreparation.Prepared prepared, TokenMeanings meanings) {
            this.name = name;
            this.prepared = prepared;
            this.meanings = meanings;
        }

        Optional<ParsedRelease> read(MediaKind kind) {
            if (preparation.mustBeRefused(prepared.text())) {
                return Optional.empty();
            }
            return kind == MediaKind.MOVIE
                    ? movies.read(meanings).map(this::movie)
                    : series.read(meanings).map(this::series);
        }

        private ParsedRelease series(SeriesGrammar.Reading reading) {
            List<String> titles =
                    reading.title() == null ? seriesTitles.of(reading.stretch()) : List.of(reading.title());
            String title = titles.isEmpty() ? "" : SeriesTitles.best(titles);
            if (titles.size() == 1) {
                titles = SeriesTitles.alternatives(title);
                title = EastAsianNames.latinEnd(title);
            }
            int year = TitleText.trailingYear(title);
            Tags tags = tags(MediaKind.SERIES, meanings.tokens().indexAt(reading.titleEnd()));
            return release(MediaKind.SERIES, title, titles, year == 0 ? null : year, reading.numbers(), tags, "", null);
        }

        private ParsedRelease movie(MovieGrammar.Reading reading) {
            List<String> titles = MovieTitle.all(MovieTitle.of(reading.stretch()));
            int end = meanings.tokens().indexAt(reading.titleEnd());
            Tags tags = tags(MediaKind.MOVIE, end);
            return release(
                    MediaKind.MOVIE,
                    titles.getFirst(),
                    titles,
                    reading.year() == 0 ? null : reading.year(),
                    Numbers.NONE,
                    tags,
                    EditionReader.declared(name).orElse(reading.edition()),
                    HardcodedSubtitles.read(meanings, end).orElse(null));
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
                    IdReader.read(meanings.tokens()),
                    null,
                    tags.video());
        }

        Tags tags(MediaKind kind, int titleEnd) {
            GroupReader.@Nullable Found group = GroupReader.find(meanings);
            TagSection section = TagSection.of(meanings, titleEnd, group);
            VideoSource source = new VideoSource(section, vocabulary);
            VideoQuality decider = kind == MediaKind.MOVIE ? movieQuality : seriesQuality;
            VideoQuality.Decided decided = decider.decide(source, meanings, prepared.extension());
            Revision revision = RevisionReader.read(section);
            int lines = decider.lines(decided.quality(), source);
            QualityReading quality = new QualityReading(decided.quality(), lines, decided.origin(), revision);
            return new Tags(
                    quality,
                    LanguageReader.read(section, kind == MediaKind.SERIES),
                    group == null ? null : group.name(),
                    GroupReader.hash(meanings.tokens()).orElse(null),
                    source.tags(lines));
        }
    }
}
