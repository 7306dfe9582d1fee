package org.magpie.pipeline.importing.naming.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.magpie.base.disk.SafeName;
import org.magpie.media.MediaKind;
import org.magpie.media.name.TitleForms;
import org.magpie.media.quality.Quality;
import org.magpie.media.quality.Revision;
import org.magpie.pipeline.importing.naming.FileNaming;
import org.magpie.pipeline.importing.naming.NamingPresets;
import org.magpie.pipeline.importing.naming.NamingRules;
import org.magpie.pipeline.importing.naming.NamingScheme;
import org.magpie.pipeline.importing.naming.subject.FileTraits;
import org.magpie.pipeline.importing.naming.subject.NamingSubject;
import org.magpie.pipeline.importing.naming.subject.NamingSubject.EpisodeFacts;
import org.magpie.pipeline.importing.naming.subject.NamingSubject.MovieSubject;
import org.magpie.pipeline.importing.naming.subject.NamingSubject.Numbering;
import org.magpie.pipeline.importing.naming.subject.NamingSubject.SeriesSubject;
import org.magpie.pipeline.parse.ParsedRelease;
import org.magpie.pipeline.parse.ReleaseReader;
import org.magpie.pipeline.parse.grammar.GrammarReader;
import org.magpie.pipeline.parse.word.Vocabulary;

/**
 * 10,000 made-up titles, many of them out of words and signs that mean something else in a name, written by every preset: each name is
 * legal everywhere, has room for what lies beside it, stays inside its root and is read back as what it is.
 * {@code -Dnames.show=20} prints what is not.
 */
class WrittenNamesTest {
    private static final int TITLES = 10_000;
    /**
     * The share of all facts that may be read back as something else: mostly titles of two scripts, of which the grammar takes one for
     * another title, and titles that are an episode number.
     */
    private static final double LOST = 0.01;

    private static final String COMPANION = ".pt-BR.forced.srt";
    private static final List<String> WORDS = List.of(
            "Lamp",
            "Copper",
            "Night",
            "Streets",
            "Winter",
            "Harbour",
            "Silence",
            "Garden",
            "Drift",
            "the",
            "of",
            "a",
            "& Sons",
            "O'Malley",
            "Mr.",
            "St.",
            "Vol.",
            "VII",
            "X",
            "42",
            "1917",
            "2049",
            "Élan",
            "Über",
            "Ночь",
            "東京",
            "?",
            "!",
            "...",
            "/",
            ": Rise",
            "\u200b",
            "\u202e",
            "*",
            "\"Quoted\"",
            "{Tokens}",
            "../..",
            "<b>",
            "|",
            "Part 2",
            "(2)",
            "#1",
            "50%",
            "-",
            "--");
    private static final List<String> HARD = List.of(
            "German",
            "French Exit",
            "The Italian Key",
            "Proper Manors",
            "Proper",
            "The Final Cut",
            "Real Iron",
            "E06",
            "1x06",
            "1917",
            "1984",
            "2012",
            "24",
            "9-1-1",
            "The 100",
            "[REC]",
            "Q",
            "V",
            "X",
            "It",
            "Us",
            "Cam",
            "Web of Salt",
            "Dual Lives",
            "Extended Family",
            "Uncut Stones",
            "Internal Matters",
            "Screener",
            "Remux Hearts",
            "Special Delivery",
            "Season of Ash",
            "Part Time Kings",
            "S.W.A.N.",
            "M*A*S*H",
            "What If...?",
            "tick... tick... POW!",
            "???",
            "AUX",
            "Con",
            "NUL",
            "COM1",
            "Limited Time",
            "Complete Strangers",
            "The Director's Wife",
            "Theatrical Lies",
            "Multi Storey",
            "Swedish Dicks",
            "Danish Girls",
            "Rated R",
            "Unrated Love",
            "Workprint",
            "Ep and Me",
            "Episode",
            "The Pilot",
            "Studio 60 West",
            "3%",
            "11:14");
    private static final List<Quality> QUALITIES = List.of(
            Quality.WEBDL_1080P,
            Quality.HDTV_720P,
            Quality.BLURAY_2160P,
            Quality.DVD,
            Quality.WEBRIP_480P,
            Quality.REMUX_1080P);
    private static final List<String> GROUPS = List.of("GRP", "LampPost", "n1ght");
    private static final List<String> EDITIONS =
            List.of("", "", "", "Director's Cut", "Extended", "The Final Cut", "IMAX", "Uncut");

    private final ReleaseReader reader = new GrammarReader(Vocabulary.standard());
    private final Random random = new Random(20_261_130);
    private final Map<String, int[]> outcomes = new TreeMap<>();
    private final List<String> lost = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(strings = {"magpie", "plex", "jellyfin", "kodi"})
    void everyNameIsLegalAndReadBack(String preset) {
        FileNaming films = new FileNaming(scheme(preset, MediaKind.MOVIE), NamingRules.DEFAULT);
        FileNaming series = new FileNaming(scheme(preset, MediaKind.SERIES), NamingRules.DEFAULT);
        for (int at = 0; at < TITLES; at++) {
            if (at % 2 == 0) {
                check(movie(), films);
            } else {
                check(series(at), series);
            }
        }
        report(preset);
        int[] all = new int[2];
        outcomes.values().forEach(counts -> {
            all[0] += counts[0];
            all[1] += counts[1];
        });
        assertThat((double) all[1] / (all[0] + all[1])).as("not read back").isLessThan(LOST);
    }

    private void check(NamingSubject subject, FileNaming naming) {
        String path = naming.relativePath(subject, ".mkv");
        assertThat(path).as(subject.owner()).doesNotContain("//").doesNotStartWith("/");
        assertThat(Arrays.asList(path.split("/")))
                .as(path)
                .allMatch(SafeName::isLegal)
                .doesNotContain("..", ".");
        String file = path.substring(path.lastIndexOf('/') + 1);
        assertThat(SafeName.isLegal(file.replace(".mkv", COMPANION))).as(file).isTrue();
        Optional<ParsedRelease> read = reader.read(file, subject.kind());
        List<String> wrong = read.map(parsed -> differences(subject, parsed)).orElse(List.of("unread"));
        for (String field : List.of("unread", "title", "numbers", "year", "quality", "edition")) {
            outcomes.computeIfAbsent(subject.kind() + " " + field, key -> new int[2])[wrong.contains(field) ? 1 : 0]++;
        }
        if (!wrong.isEmpty()) {
            lost.add(wrong + " " + subject.owner() + " -> " + file + " read as "
                    + read.map(parsed -> parsed.titles() + " " + parsed.year() + " "
                                    + parsed.numbers().seasons() + " "
                                    + parsed.numbers().episodes() + " " + parsed.quality() + " " + parsed.edition())
                            .orElse("nothing"));
        }
    }

    private static List<String> differences(NamingSubject subject, ParsedRelease read) {
        List<String> wrong = new ArrayList<>();
        if (subject instanceof MovieSubject movie) {
            if (read.titles().stream().noneMatch(title -> isSame(title, movie.title()))) {
                wrong.add("title");
            }
            if (!Objects.equals(movie.year(), read.year())) {
                wrong.add("year");
            }
            if (!TitleForms.isSame(read.edition() + "x", movie.file().edition() + "x")) {
                wrong.add("edition");
            }
        } else if (subject instanceof SeriesSubject series) {
            String dated = TitleSpelling.withYear(series.title(), series.year());
            if (read.titles().stream().noneMatch(title -> isSame(title, dated) || isSame(title, series.title()))) {
                wrong.add("title");
            }
            boolean byDay = series.numbering() == Numbering.DAILY;
            boolean numbers = byDay
                    ? Objects.equals(
                            series.episodes().getFirst().airDate(),
                            read.numbers().airDate())
                    : read.numbers().seasons().equals(List.of(series.season()))
                            && read.numbers()
                                    .episodes()
                                    .equals(series.episodes().stream()
                                            .map(EpisodeFacts::number)
                                            .toList());
            if (!numbers) {
                wrong.add("numbers");
            }
        }
        if (read.quality() != subject.file().quality()) {
            wrong.add("quality");
        }
        return wrong;
    }

    /** What is left of a title of nothing but signs and of one that had to be shortened is as much as can be asked for. */
    private static boolean isSame(String read, String title) {
        if (TitleForms.isSame(read, title) || TitleForms.isSame(read, written(title))) {
            return true;
        }
        return SafeName.bytesOf(title) > 120;
    }

    private static String written(String title) {
        return SafeName.replaceIllegal(new TitleSpelling(true).clean(title), NamingRules.DEFAULT.illegal());
    }

    private void report(String preset) {
        outcomes.forEach((field, counts) ->
                System.out.printf("%s %s | %d right | %d wrong%n", preset, field, counts[0], counts[1]));
        lost.stream().limit(Integer.getInteger("names.show", 0)).forEach(name -> System.out.println("LOST " + name));
    }

    private static NamingScheme scheme(String preset, MediaKind kind) {
        return new NamingPresets().find(preset).orElseThrow().scheme(kind);
    }

    private MovieSubject movie() {
        return new MovieSubject(
                title(),
                1950 + random.nextInt(75),
                "",
                Map.of(),
                "",
                "",
                Map.of("imdb", "tt0012345"),
                file(pick(EDITIONS)));
    }

    private SeriesSubject series(int at) {
        int season = 1 + random.nextInt(20);
        int first = 1 + random.nextInt(30);
        Numbering numbering = at % 10 == 1 ? Numbering.DAILY : at % 10 == 3 ? Numbering.ANIME : Numbering.STANDARD;
        List<Integer> steps = numbering == Numbering.STANDARD && random.nextInt(4) == 0
                ? pick(List.of(List.of(0, 1), List.of(0, 1, 2), List.of(0, 2), List.of(2, 0, 1), List.of(0, 1, 3)))
                : List.of(0);
        List<EpisodeFacts> episodes = steps.stream()
                .map(step -> new EpisodeFacts(
                        season,
                        first + step,
                        200 + first + step,
                        title(),
                        LocalDate.of(2015, 3, 2).plusDays(step)))
                .toList();
        return new SeriesSubject(
                title(), 1970 + random.nextInt(55), numbering, Map.of("tvdb", "77"), season, episodes, file(""));
    }

    private FileTraits file(String edition) {
        return new FileTraits(
                pick(QUALITIES), Revision.FIRST, pick(GROUPS), null, null, null, edition, List.of(), null, null);
    }

    private String title() {
        if (random.nextInt(4) == 0) {
            return pick(HARD);
        }
        StringBuilder title =
                new StringBuilder(pick(List.of("Lamp", "Copper", "The", "Night", "Winter", "Ночь", "東京")));
        int more = random.nextInt(100) == 0 ? 60 : 1 + random.nextInt(5);
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
