package org.magpie.pipeline.importing.naming.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.magpie.base.disk.IllegalCharacters;
import org.magpie.media.MediaKind;
import org.magpie.media.name.TitleForms;
import org.magpie.media.quality.Quality;
import org.magpie.media.quality.Revision;
import org.magpie.pipeline.importing.naming.FileNaming;
import org.magpie.pipeline.importing.naming.MultiEpisodeStyle;
import org.magpie.pipeline.importing.naming.NamingPresets;
import org.magpie.pipeline.importing.naming.NamingRules;
import org.magpie.pipeline.importing.naming.NamingScheme;
import org.magpie.pipeline.importing.naming.subject.FileTraits;
import org.magpie.pipeline.importing.naming.subject.NamingSubject.EpisodeFacts;
import org.magpie.pipeline.importing.naming.subject.NamingSubject.MovieSubject;
import org.magpie.pipeline.importing.naming.subject.NamingSubject.Numbering;
import org.magpie.pipeline.importing.naming.subject.NamingSubject.SeriesSubject;
import org.magpie.pipeline.parse.ParsedRelease;
import org.magpie.pipeline.parse.ReleaseReader;
import org.magpie.pipeline.parse.grammar.GrammarReader;
import org.magpie.pipeline.parse.word.Vocabulary;

/** What Magpie writes, Magpie reads: generated titles, written by the presets and read back. */
class NamingRoundTripTest {
    private static final int ROUNDS = 3_000;
    private static final List<String> WORDS = List.of(
            "Lamp",
            "Copper",
            "Night",
            "Bus",
            "the",
            "of",
            "Streets",
            "Winter",
            "& Sons",
            "O'Malley",
            "Vol.",
            "Élan",
            "42",
            "Über",
            "Harbour",
            "Mr.",
            "Silence",
            "VII",
            "Part",
            "Ночь",
            "Garden:",
            "St.",
            "a",
            "Seven",
            "X",
            "Drift");
    private static final List<Quality> QUALITIES =
            List.of(Quality.WEBDL_1080P, Quality.HDTV_720P, Quality.BLURAY_2160P, Quality.DVD, Quality.WEBRIP_480P);
    private static final List<String> GROUPS = List.of("GRP", "LampPost", "n1ght");

    private final ReleaseReader reader = new GrammarReader(Vocabulary.standard());
    private final Random random = new Random(20_261_121);

    @ParameterizedTest
    @ValueSource(strings = {"magpie", "plex", "jellyfin", "kodi"})
    void episodesAreReadBackAsTheSameEpisodes(String preset) {
        NamingScheme scheme = new NamingPresets().find(preset).orElseThrow().scheme(MediaKind.SERIES);
        List<String> lost = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            MultiEpisodeStyle style = MultiEpisodeStyle.values()[round % MultiEpisodeStyle.values().length];
            FileNaming naming = new FileNaming(scheme, new NamingRules(IllegalCharacters.DEFAULT, style));
            SeriesSubject series = series();
            String name = lastName(naming.relativePath(series, ".mkv"));
            Optional<ParsedRelease> read = reader.read(name, MediaKind.SERIES);
            if (read.isEmpty() || !isSame(series, read.get())) {
                lost.add(name + " read as " + read.map(ParsedRelease::numbers));
            }
        }
        assertThat(lost).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"magpie", "plex", "jellyfin", "kodi"})
    void filmsAreReadBackAsTheSameFilms(String preset) {
        NamingScheme scheme = new NamingPresets().find(preset).orElseThrow().scheme(MediaKind.MOVIE);
        FileNaming naming = new FileNaming(scheme, NamingRules.DEFAULT);
        List<String> lost = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            MovieSubject movie = movie();
            String name = lastName(naming.relativePath(movie, ".mkv"));
            Optional<ParsedRelease> read = reader.read(name, MediaKind.MOVIE);
            boolean same = read.isPresent()
                    && TitleForms.isSame(read.get().title(), movie.title())
                    && movie.year() != null
                    && movie.year().equals(read.get().year());
            if (!same) {
                lost.add(name + " read as " + read.map(ParsedRelease::title));
            }
        }
        assertThat(lost).isEmpty();
    }

    @Test
    void qualityAndGroupOfAWrittenNameAreReadBack() {
        FileNaming naming = new FileNaming(
                new NamingPresets().find("plex").orElseThrow().scheme(MediaKind.MOVIE), NamingRules.DEFAULT);
        for (int round = 0; round < ROUNDS; round++) {
            MovieSubject movie = movie();
            String name = lastName(naming.relativePath(movie, ".mkv"));
            assertThat(reader.read(name, MediaKind.MOVIE)).as(name).hasValueSatisfying(read -> {
                assertThat(read.quality()).isEqualTo(movie.file().quality());
                assertThat(read.group()).isEqualTo(movie.file().group());
            });
        }
    }

    private static boolean isSame(SeriesSubject series, ParsedRelease read) {
        ParsedRelease.Numbers numbers = read.numbers();
        List<Integer> episodes =
                series.episodes().stream().map(EpisodeFacts::number).toList();
        return numbers.seasons().equals(List.of(series.season()))
                && numbers.episodes().equals(episodes)
                && TitleForms.isSame(read.title(), TitleSpelling.withYear(series.title(), series.year()));
    }

    private static String lastName(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private SeriesSubject series() {
        int season = 1 + random.nextInt(20);
        int first = 1 + random.nextInt(30);
        int count = random.nextInt(4) == 0 ? 2 + random.nextInt(2) : 1;
        List<EpisodeFacts> episodes = IntStream.range(first, first + count)
                .mapToObj(number -> new EpisodeFacts(season, number, null, title(), LocalDate.of(2015, 3, 2)))
                .toList();
        return new SeriesSubject(
                title(), 1970 + random.nextInt(55), Numbering.STANDARD, Map.of("tvdb", "77"), season, episodes, file());
    }

    private MovieSubject movie() {
        return new MovieSubject(
                title(), 1950 + random.nextInt(75), "", Map.of(), "", "", Map.of("imdb", "tt0012345"), file());
    }

    private FileTraits file() {
        return new FileTraits(
                pick(QUALITIES), Revision.FIRST, pick(GROUPS), null, null, null, "", List.of(), null, null);
    }

    /** Two to five words, the first one with a capital letter. */
    private String title() {
        StringBuilder title = new StringBuilder(pick(List.of("Lamp", "Copper", "The", "Night", "Winter")));
        int more = 1 + random.nextInt(4);
        for (int at = 0; at < more; at++) {
            title.append(' ').append(pick(WORDS));
        }
        return title.append(' ')
                .append(pick(List.of("Lamp", "Harbour", "Winter", "Streets")))
                .toString();
    }

    private <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
