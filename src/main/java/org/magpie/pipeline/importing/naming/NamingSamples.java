package org.magpie.pipeline.importing.naming;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.magpie.media.MediaKind;
import org.magpie.media.quality.Quality;
import org.magpie.media.quality.Revision;
import org.magpie.pipeline.importing.naming.subject.AudioTraits;
import org.magpie.pipeline.importing.naming.subject.FileTraits;
import org.magpie.pipeline.importing.naming.subject.NamingSubject;
import org.magpie.pipeline.importing.naming.subject.NamingSubject.AlbumFacts;
import org.magpie.pipeline.importing.naming.subject.NamingSubject.BookSubject;
import org.magpie.pipeline.importing.naming.subject.NamingSubject.Creator;
import org.magpie.pipeline.importing.naming.subject.NamingSubject.EpisodeFacts;
import org.magpie.pipeline.importing.naming.subject.NamingSubject.MovieSubject;
import org.magpie.pipeline.importing.naming.subject.NamingSubject.MusicSubject;
import org.magpie.pipeline.importing.naming.subject.NamingSubject.Numbering;
import org.magpie.pipeline.importing.naming.subject.NamingSubject.SeriesSubject;
import org.magpie.pipeline.importing.naming.subject.VideoTraits;

/** Made-up subjects on which a pattern is shown and tried: one plain, one of several episodes, one with a difficult title. */
public final class NamingSamples {
    private static final FileTraits VIDEO = new FileTraits(
            Quality.WEBDL_1080P,
            new Revision(2, 0, false),
            "GROUP",
            "ABCD1234",
            "The.Sample.S01E02.PROPER.1080p.WEB-DL.DDP5.1.H.264-GROUP",
            "the sample 1x02",
            "Director's Cut",
            List.of("Streaming", "Surround"),
            new VideoTraits(
                    "h264", "eac3", "", 5.1, 10, "hdr10", false, List.of("eng", "deu"), List.of("eng", "spa", "deu")),
            null);

    private static final FileTraits AUDIO = new FileTraits(
            Quality.FLAC,
            Revision.FIRST,
            "GROUP",
            null,
            "The_Samplers-First_Album-CD-FLAC-2015-GROUP",
            "02-the_samplers-second_song",
            "",
            List.of(),
            null,
            new AudioTraits("FLAC", 940, 16, 2, 44_100));

    private static final FileTraits BOOK = new FileTraits(
            Quality.BOOK_EPUB,
            Revision.FIRST,
            null,
            null,
            "Ann Sample - The First Book (2015) [EPUB]",
            "first book",
            "",
            List.of(),
            null,
            null);

    private NamingSamples() {}

    /** Subjects of a kind, the plain one first; never empty. */
    public static List<NamingSubject> of(MediaKind kind, Numbering numbering) {
        return switch (kind) {
            case SERIES ->
                List.of(
                        series("The Sample", 2015, numbering, 1),
                        series("The Sample", 2015, numbering, 3),
                        series("Sample: Left & Right", null, numbering, 1));
            case MOVIE -> List.of(movie("The Sample", 2015), movie("Sample: Left & Right", 1999));
            case MUSIC -> List.of(track());
            case BOOK -> List.of(book());
        };
    }

    private static SeriesSubject series(String title, @Nullable Integer year, Numbering numbering, int count) {
        List<EpisodeFacts> episodes = IntStream.range(0, count)
                .mapToObj(at -> new EpisodeFacts(
                        1,
                        2 + at,
                        102 + at,
                        "Chapter " + (char) ('A' + at),
                        LocalDate.of(2015, 3, 21).plusDays(at)))
                .toList();
        return new SeriesSubject(
                title,
                year,
                numbering,
                Map.of("imdb", "tt0000001", "tvdb", "100001", "tvmaze", "1001", "tmdb", "2001"),
                1,
                episodes,
                VIDEO);
    }

    private static MovieSubject movie(String title, int year) {
        return new MovieSubject(
                title,
                year,
                "Das Muster",
                Map.of("German", "Das Muster"),
                "The Sample Collection",
                "PG-13",
                Map.of("imdb", "tt0000001", "tmdb", "2001"),
                VIDEO);
    }

    private static MusicSubject track() {
        return new MusicSubject(
                new Creator(
                        "The Samplers", "Band of Sampletown", List.of("Rock"), "00000000-0000-0000-0000-000000000001"),
                new AlbumFacts(
                        "First Album", "Album", "", List.of("Rock"), 2015, "00000000-0000-0000-0000-000000000002"),
                "Second Song",
                "",
                2,
                1,
                "",
                "CD",
                AUDIO);
    }

    private static BookSubject book() {
        return new BookSubject(
                new Creator("Ann Sample", "", List.of(), "OL1A"),
                "The First Book: A Beginning",
                "",
                "The Books",
                "1",
                2015,
                2014,
                1,
                2,
                BOOK);
    }
}
