package org.magpie.pipeline.importing.naming;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.magpie.base.disk.IllegalCharacters;
import org.magpie.base.disk.SafeName;
import org.magpie.media.MediaKind;
import org.magpie.media.quality.Quality;
import org.magpie.media.quality.Revision;
import org.magpie.pipeline.importing.naming.pattern.NamingPattern;
import org.magpie.pipeline.importing.naming.subject.FileTraits;
import org.magpie.pipeline.importing.naming.subject.NamingSubject;
import org.magpie.pipeline.importing.naming.subject.NamingSubject.EpisodeFacts;
import org.magpie.pipeline.importing.naming.subject.NamingSubject.MovieSubject;
import org.magpie.pipeline.importing.naming.subject.NamingSubject.Numbering;
import org.magpie.pipeline.importing.naming.subject.NamingSubject.SeriesSubject;
import org.magpie.pipeline.importing.naming.subject.VideoTraits;

class FileNamingTest {
    private static final FileTraits FILE = new FileTraits(
            Quality.WEBDL_1080P,
            new Revision(2, 1, false),
            "GRP",
            null,
            "Copper.Street.S01E02.1080p.WEB-DL-GRP",
            "copper street 102",
            "director's cut imax",
            List.of("Alpha", "Beta Two"),
            new VideoTraits(
                    "hevc",
                    "eac3",
                    "Atmos",
                    6,
                    10,
                    "dolbyvisionhdr10",
                    false,
                    List.of("eng", "ger"),
                    List.of("fre", "eng")),
            null);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{Series Title} - S{season:00}E{episode:00} - {Episode Title} | The Copper Street - Rise - S01E02 - Lamps",
                "{series.title}.s{season:00}e{episode:000}                   | the.copper.street.-.rise.s01e002",
                "{SERIES_TITLE} {season}x{episode:00}                        | THE_COPPER_STREET_-_RISE 1x02",
                "{Series TitleThe} {(Series Year)}                           | Copper Street - Rise, The (2011)",
                "{Series CleanTitleTheYear}                                  | Copper Street Rise, The 2011",
                "{Series TitleFirstCharacter}/{Series TitleYear}             | C/The Copper Street - Rise (2011)",
                "{Quality Full}{-Release Group}                              | WEBDL-1080p Proper REAL-GRP",
                "{Series Title:12}                                           | The Coppe...",
                "{Series Title:-8}                                           | ...Rise",
                "{Custom Formats} {Custom Format:Beta Two}                   | Alpha Beta Two Beta Two",
                "{Custom Formats:-Alpha}                                     | Beta Two",
                "{MediaInfo Full}                                            | h265 EAC3 Atmos[EN+DE] [FR+EN]",
                "{MediaInfo AudioChannels} {MediaInfo VideoDynamicRangeType} | 5.1 DV HDR10",
                "{MediaInfo AudioLanguages:DE+}                              | [DE+-]",
                "{Original Title}                                            | Copper.Street.S01E02.1080p.WEB-DL-GRP",
                "{Original Filename}                                         | copper street 102",
                "{Series Title} {tvdb-{TvdbId}} {tmdb-{TmdbId}}              | The Copper Street - Rise {tvdb-77}",
                "{Series Title} [imdb-{ImdbId}] ({Release Hash})             | The Copper Street - Rise",
                "{{literal}} {No Token}                                      | {literal}",
                "{Air-Date} {air.date}                                       | 2011-04-05 2011.04.05",
            })
    void tokensBecomeWhatTheyStandFor(String pattern, String name) {
        assertThat(preview(pattern, series(episode(2, "Lamps?")))).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({
        "EXTEND, S01E02-03-04",
        "DUPLICATE, S01E02 - S01E03 - S01E04",
        "REPEAT, S01E02E03E04",
        "SCENE, S01E02-E03-E04",
        "RANGE, S01E02-04",
        "PREFIXED_RANGE, S01E02-E04",
    })
    void severalEpisodesAreWrittenInEveryStyle(MultiEpisodeStyle style, String numbers) {
        SeriesSubject three = series(episode(2, "Lamps (1)"), episode(3, "Lamps (2)"), episode(4, "Wires"));
        NamingPattern pattern =
                NamingPattern.parse("{Series Title:9} - S{season:00}E{episode:00} - {Episode Title}", MediaKind.SERIES);
        FileNaming naming = naming(pattern, new NamingRules(IllegalCharacters.DEFAULT, style));
        assertThat(naming.preview(pattern, three, 0)).isEqualTo("The Co... - " + numbers + " - Lamps + Wires");
    }

    @Test
    void absoluteNumbersAreForAnimeAlone() {
        String pattern = "{Series TitleThe:6} - {absolute:000} - {Episode Title}";
        SeriesSubject plain = series(episode(2, "Lamps"), episode(3, "Wires"));
        SeriesSubject anime =
                new SeriesSubject(plain.title(), 2011, Numbering.ANIME, Map.of(), 1, plain.episodes(), FileTraits.NONE);
        assertThat(preview(pattern, plain)).isEqualTo("Cop... - Lamps + Wires");
        assertThat(preview(pattern, anime)).isEqualTo("Cop... - 102-103 - Lamps + Wires");
    }

    @Test
    void editionsAreSpeltTheSameHoweverTheyCame() {
        MovieSubject movie = movie("Copper", 1999);
        assertThat(preview("{Movie Title} {edition-{Edition Tags}}", movie))
                .isEqualTo("Copper {edition-Director's Cut IMAX}");
        assertThat(preview("{Movie Title} {EDITION TAGS}", movie)).isEqualTo("Copper DIRECTOR'S CUT IMAX");
    }

    @Test
    void aTitleInAnotherLanguageIsTakenWhereThereIsOne() {
        MovieSubject movie = movie("Copper", 1999);
        assertThat(preview("{Movie Title:FR|DE}", movie)).isEqualTo("Kupfer");
        assertThat(preview("{Movie Title:FR}", movie)).isEqualTo("Copper");
    }

    @Test
    void daysPickTheDailyPatternAndSpecialsTheStandardOne() {
        NamingScheme scheme = new NamingPresets().standard(MediaKind.SERIES);
        FileNaming naming = new FileNaming(scheme, NamingRules.DEFAULT);
        EpisodeFacts daily = episode(2, "Lamps");
        EpisodeFacts special = new EpisodeFacts(0, 7, null, "Lamps", LocalDate.of(2011, 4, 5));
        assertThat(naming.relativePath(daily(daily), ".mkv"))
                .isEqualTo(
                        "The Copper Street - Rise (2011)/Season 01/The Copper Street - Rise (2011) - 2011-04-05 - Lamps WEBDL-1080p Proper REAL.mkv");
        assertThat(naming.relativePath(daily(special), ".mkv"))
                .startsWith(
                        "The Copper Street - Rise (2011)/Specials/The Copper Street - Rise (2011) - S00E07 - Lamps");
    }

    @Test
    void aLongEpisodeTitleGivesWayBeforeAnythingElse() {
        SeriesSubject episode = series(episode(2, "Ж".repeat(300)));
        NamingPattern pattern = NamingPattern.parse(
                "{Series Title} - S{season:00}E{episode:00} - {Episode Title} [{Quality Full}]", MediaKind.SERIES);
        String name = naming(pattern, NamingRules.DEFAULT).fileName(episode, ".mkv");
        assertThat(SafeName.bytesOf(name)).isBetween(230, 235);
        assertThat(name)
                .startsWith("The Copper Street - Rise - S01E02 - ЖЖЖ")
                .endsWith("Ж... [WEBDL-1080p Proper REAL].mkv");
    }

    @Test
    void leavesRoomForTheLongestNameThatLiesBesideAFile() {
        SeriesSubject episode = series(episode(2, "Ж".repeat(300)));
        String name = new FileNaming(new NamingPresets().standard(MediaKind.SERIES), NamingRules.DEFAULT)
                .relativePath(episode, ".mkv");
        String file = name.substring(name.lastIndexOf('/') + 1);
        assertThat(SafeName.isLegal(file.replace(".mkv", ".pt-BR.forced.sdh.srt")))
                .isTrue();
    }

    @Test
    void episodesAreWrittenInOrderAndGapsAsGaps() {
        String pattern = "{Series Title} - S{season:00}E{episode:00}";
        assertThat(preview(pattern, series(episode(3, "C"), episode(1, "A"), episode(2, "B"))))
                .endsWith("S01E01-E03");
        for (MultiEpisodeStyle style : MultiEpisodeStyle.values()) {
            NamingPattern parsed = NamingPattern.parse(pattern, MediaKind.SERIES);
            assertThat(naming(parsed, new NamingRules(IllegalCharacters.DEFAULT, style))
                            .preview(parsed, series(episode(3, "C"), episode(1, "A")), 0))
                    .endsWith(style == MultiEpisodeStyle.DUPLICATE ? "S01E01 - S01E03" : "S01E01E03");
        }
    }

    @Test
    void aShortenedFolderIsLegalOnWindows() {
        NamingPattern pattern = NamingPattern.parse("{Series Title:10}", MediaKind.SERIES);
        FileNaming naming = naming(pattern, NamingRules.DEFAULT);
        assertThat(naming.folder(series(episode(1, "A")))).isEqualTo("The Cop…").satisfies(SafeName::isLegal);
        assertThat(naming.previewFolder(pattern, series(episode(1, "A")))).endsWith("...");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "What If...?            | What If...!",
                "tick... tick... POW!   | tick... tick... POW!",
                "Wait..                 | Wait",
                "Show\u200bName          | ShowName",
                "Show\u00a0Name          | Show Name",
                "\u202eShow\u2066Name    | ShowName",
                "Soft\u00adware          | Software",
            })
    void dotsOfATitleStayAndWhatNobodySeesGoes(String title, String written) {
        assertThat(preview("{Movie Title}", movie(title, 1999))).isEqualTo(written);
    }

    @Test
    void ofManyLongTitlesTheFirstAndTheLastStay() {
        SeriesSubject episodes =
                series(episode(2, "A".repeat(90)), episode(3, "B".repeat(90)), episode(4, "C".repeat(90)));
        assertThat(preview("S{season:00}E{episode:00} {Episode Title}", episodes))
                .endsWith("A...".concat("C".repeat(90)));
    }

    @Test
    void aFileKeepsItsNameWhereThePersonWantsItSo() {
        FileNaming naming = new FileNaming(
                new NamingPresets().find("as-downloaded").orElseThrow().scheme(MediaKind.SERIES), NamingRules.DEFAULT);
        assertThat(naming.fileName(series(episode(2, "Lamps")), ".mkv"))
                .isEqualTo("Copper.Street.S01E02.1080p.WEB-DL-GRP.mkv");
    }

    @ParameterizedTest
    @EnumSource(MediaKind.class)
    void everyPresetWritesLegalNamesForEverySample(MediaKind kind) {
        for (NamingPreset preset : new NamingPresets().all()) {
            for (Numbering numbering : Numbering.values()) {
                FileNaming naming = new FileNaming(preset.scheme(kind), NamingRules.DEFAULT);
                for (NamingSubject sample : NamingSamples.of(kind, numbering)) {
                    assertThat(naming.relativePath(sample, ".ext").split("/"))
                            .as("%s %s %s", preset.id(), kind, numbering)
                            .hasSizeGreaterThan(1)
                            .allMatch(SafeName::isLegal)
                            .noneMatch(name -> name.contains("{}") || name.contains("()") || name.contains("[]"));
                }
            }
        }
    }

    @Test
    void aHostileTitleStaysInsideItsRoot() {
        FileNaming naming = new FileNaming(new NamingPresets().standard(MediaKind.MOVIE), NamingRules.DEFAULT);
        for (String title : List.of(
                "..",
                "../../etc",
                "a/../b",
                "..\\..\\x",
                "CON",
                "",
                " ",
                "{Movie Title}",
                "x".repeat(4000),
                "\u202Egnp")) {
            String path = naming.relativePath(movie(title, 1999), ".mkv");
            assertThat(path.split("/")).as("path for %s", title).hasSize(2).allMatch(SafeName::isLegal);
        }
        FileNaming bare = naming(NamingPattern.parse("{Movie Title}", MediaKind.MOVIE), NamingRules.DEFAULT);
        for (String title : List.of("..", "...", "CON", "")) {
            assertThat(bare.fileName(movie(title, null)).split("/")).hasSize(1).allMatch(SafeName::isLegal);
            assertThat(bare.folder(movie(title, null)).split("/")).hasSize(1).allMatch(SafeName::isLegal);
        }
    }

    @Test
    void aPatternOfBracketsAloneIsReadInNoTime() {
        String brackets = "{[(".repeat(2000);
        assertThat(preview(brackets, movie("Copper", 1999))).startsWith("{[({[(");
    }

    private static String preview(String text, NamingSubject subject) {
        NamingPattern pattern = NamingPattern.parse(text, subject.kind());
        return naming(pattern, NamingRules.DEFAULT).preview(pattern, subject, 0);
    }

    private static FileNaming naming(NamingPattern pattern, NamingRules rules) {
        return new FileNaming(NamingScheme.of(pattern, pattern), rules);
    }

    private static EpisodeFacts episode(int number, String title) {
        return new EpisodeFacts(
                1, number, 100 + number, title, LocalDate.of(2011, 4, 3).plusDays(number));
    }

    private static SeriesSubject series(EpisodeFacts... episodes) {
        return new SeriesSubject(
                "The Copper Street: Rise", 2011, Numbering.STANDARD, Map.of("tvdb", "77"), 1, List.of(episodes), FILE);
    }

    private static SeriesSubject daily(EpisodeFacts episode) {
        return new SeriesSubject("The Copper Street: Rise", 2011, Numbering.DAILY, Map.of(), 1, List.of(episode), FILE);
    }

    private static MovieSubject movie(String title, @Nullable Integer year) {
        return new MovieSubject(title, year, "", Map.of("German", "Kupfer"), "", "", Map.of(), FILE);
    }
}
