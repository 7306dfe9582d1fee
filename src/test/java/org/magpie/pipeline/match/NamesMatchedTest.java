package org.magpie.pipeline.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.magpie.media.ItemDetails;
import org.magpie.media.ItemFacts;
import org.magpie.media.MediaKind;
import org.magpie.media.SlotFacts;
import org.magpie.media.TitleFacts;
import org.magpie.media.name.TitleName;
import org.magpie.pipeline.parse.grammar.GrammarReader;
import org.magpie.pipeline.parse.word.Vocabulary;
import org.magpie.pipeline.search.ReleaseBuilder;

/** Names of releases as they are, read by the grammar and matched with a small library. */
class NamesMatchedTest {
    private static final Instant OUT = Instant.parse("2001-01-01T00:00:00Z");
    private static final GrammarReader READER = new GrammarReader(Vocabulary.standard());

    private final List<TitleName> names = new ArrayList<>();
    private final Map<Long, TitleFacts> titles = new HashMap<>();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Männertag in Köln  | 2016 | Maennertag.in.Koeln.2016.German.1080p.BluRay.x264-GRP",
                "Die Übergrößen     | 2016 | Die.Uebergroessen.2016.German.1080p.BluRay.x264-GRP",
                "Die Übergrößen     | 2016 | Die.Ubergrossen.2016.1080p.BluRay.x264-GRP",
                "Lampes & Fils      | 2016 | Lampes.et.Fils.2016.FRENCH.1080p.WEB.H264-GRP",
                "The Lantern Part 2 | 2016 | The.Lantern.Part.Two.2016.1080p.BluRay.x264-GRP",
                "Łódź               | 2016 | Lodz.2016.1080p.BluRay.x264-GRP",
            })
    void filmsAreFoundUnderEverySpelling(String name, int year, String release) {
        film(1, name, year, null);

        assertTaken(MediaKind.MOVIE, release, 1);
    }

    @ParameterizedTest
    @CsvSource({
        "S.W.A.N.,          SWAN.S01E01.1080p.WEB.h264-GRP",
        "S.W.A.N.,          S.W.A.N.S01E01.1080p.WEB.h264-GRP",
        "M*A*S*H,           MASH.S01E01.1080p.WEB.h264-GRP",
        "'Lantern, The',    The.Lantern.S01E01.1080p.WEB.h264-GRP",
    })
    void seriesAreFoundUnderEverySpelling(String name, String release) {
        series(1, name, 2001, "", 2, 2);

        assertTaken(MediaKind.SERIES, release, 1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[SubsPlease] Hoshi no Uta S2 - 05 (1080p)               | 205",
                "[Erai-raws] Hoshi no Uta 2nd Season - 05 [1080p]        | 205",
                "[Group] Hoshi no Uta Season 2 - 05 [1080p]              | 205",
                "[Group] Hoshi no Uta II - 05 [1080p]                    | 205",
                "[Group] Hoshi no Uta S2 - 17 [1080p]                    | 205",
                "[Group] Hoshi no Uta - 05 [1080p]                       | 105",
                "[Group] Hoshi no Uta - 17 [1080p]                       | 205",
                "Hoshi.no.Uta.S02E05.1080p.WEB.H264-GRP                  | 205",
            })
    void theSeasonInTheTitleOfAnAnimeIsItsSeason(String release, long episode) {
        series(1, "Hoshi no Uta", 2020, "", 12, 12);

        Candidate found = match(MediaKind.SERIES, release);

        assertThat(found.itemIds()).as(found.because().key()).containsExactly(episode);
        assertThat(found.confidence()).isGreaterThanOrEqualTo(Matching.AUTOMATIC);
    }

    @Test
    void aSeasonThatTheSeriesDoesNotHaveIsNotTaken() {
        series(1, "Hoshi no Uta", 2020, "", 12);

        for (String release : List.of(
                "[G] Hoshi no Uta S2 - 05 [1080p]",
                "[G] Hoshi no Uta II - 05 [1080p]",
                "[G] Hoshi no Uta 3 - 05 [1080p]")) {
            assertNotTaken(MediaKind.SERIES, release);
        }
    }

    @Test
    void aTitleThatIsCalledSoIsTakenBeforeTheSeasonOfAnother() {
        series(1, "Hoshi no Uta", 2020, "", 12, 12);
        series(2, "Hoshi no Uta II", 2023, "", 12);

        assertTaken(MediaKind.SERIES, "[G] Hoshi no Uta II - 05 [1080p]", 2);
    }

    @Test
    void theCountryTellsTwoSeriesOfOneNameApart() {
        series(1, "Hidden Ghosts", 2019, "GB", 2);
        series(2, "Hidden Ghosts", 2021, "US", 2);

        assertTaken(MediaKind.SERIES, "Hidden.Ghosts.US.S01E01.1080p.WEB.h264-GRP", 2);
        assertTaken(MediaKind.SERIES, "Hidden.Ghosts.UK.S01E01.1080p.WEB.h264-GRP", 1);
        assertTaken(MediaKind.SERIES, "Hidden.Ghosts.2021.S01E01.1080p.WEB.h264-GRP", 2);
        assertThat(match(MediaKind.SERIES, "Hidden.Ghosts.S01E01.1080p.WEB.h264-GRP")
                        .isAmbiguous())
                .isTrue();
        assertNotTaken(MediaKind.SERIES, "Hidden.Ghosts.AU.S01E01.1080p.WEB.h264-GRP");
    }

    @Test
    void theCountryInTheNameOfATitleCountsAsItsCountry() {
        series(1, "Hidden Ghosts (US)", 2021, "", 2);
        series(2, "Hidden Ghosts", 2019, "", 2);

        assertTaken(MediaKind.SERIES, "Hidden.Ghosts.US.S01E01.1080p.WEB.h264-GRP", 1);
        assertTaken(MediaKind.SERIES, "Hidden.Ghosts.2021.S01E01.1080p.WEB.h264-GRP", 1);
    }

    @Test
    void aCountryThatOnlyOneSideSaysIsAskedOfAPerson() {
        series(1, "Hidden Ghosts", 2021, "", 2);
        series(2, "Quiet Harbor (US)", 2021, "", 2);

        assertAsked(MediaKind.SERIES, "Hidden.Ghosts.US.S01E01.1080p.WEB.h264-GRP", 1, "match.country-unknown");
        assertAsked(MediaKind.SERIES, "Quiet.Harbor.S01E01.1080p.WEB.h264-GRP", 2, "match.country-unsaid");
    }

    @Test
    void aWordThatLooksLikeACountryStaysAWord() {
        series(1, "The Last of Us", 2021, "US", 2);

        assertTaken(MediaKind.SERIES, "The.Last.of.Us.S01E01.1080p.WEB.h264-GRP", 1);
    }

    @Test
    void aFilmOfTheYearBeforeIsAskedOfAPersonUnlessItWasInCinemasThen() {
        film(1, "Nosferato", 2024, null);
        film(2, "Harbor Lights", 2024, LocalDate.of(2023, 12, 20));

        assertAsked(MediaKind.MOVIE, "Nosferato.2023.1080p.WEB.H264-GRP", 1, "match.neighbouring-year");
        assertTaken(MediaKind.MOVIE, "Harbor.Lights.2023.1080p.WEB.H264-GRP", 2);
        assertThat(match(MediaKind.MOVIE, "Harbor.Lights.2022.1080p.WEB.H264-GRP")
                        .titleId())
                .isZero();
    }

    @Test
    void aNameThatIsTheOtherNameOfOneTitleAndTheNameOfAnotherIsAmbiguous() {
        series(1, "Night Train", 1999, "", 2);
        names.add(new TitleName(2, MediaKind.SERIES, "Midnight Express", 2005, List.of("Night Train"), Map.of(), ""));

        assertThat(match(MediaKind.SERIES, "Night.Train.S01E01.1080p.WEB.h264-GRP")
                        .isAmbiguous())
                .isTrue();
        assertTaken(MediaKind.SERIES, "Night.Train.1999.S01E01.1080p.WEB.h264-GRP", 1);
    }

    @Test
    void anotherWordOfOneMoreLetterIsNoSlip() {
        film(1, "The Night Lanterns of Old Lisbon", 1949, null);

        assertNotTaken(MediaKind.MOVIE, "The.Night.Lantern.of.Old.Lisbon.1949.1080p.BluRay.x264-GRP");
        assertTaken(MediaKind.MOVIE, "The.Night.Lantrens.of.Old.Lisbon.1949.1080p.BluRay.x264-GRP", 1);
    }

    @Test
    void aSpecialIsTakenByTheWordsOfItsTitle() {
        specials("The Lost Tape", "Reunion", "The Making of Spec");

        assertThat(match(MediaKind.SERIES, "Spec.S00E02.The.Lost.Tape.1080p.WEB.h264-GRP")
                        .itemIds())
                .containsExactly(1L);
        assertTaken(MediaKind.SERIES, "Spec.S00E02.The.Lost.Tape.1080p.WEB.h264-GRP", 1);
        assertTaken(MediaKind.SERIES, "Spec.S00E02.Reunion.1080p.WEB.h264-GRP", 1);
        assertAsked(MediaKind.SERIES, "Spec.S00E02.Christmas.Ride.1080p.WEB.h264-GRP", 1, "match.special-contradicts");
        assertAsked(MediaKind.SERIES, "Spec.S00E02.1080p.WEB.h264-GRP", 1, "match.special-by-number");
    }

    /** As people have reported of other programs: what is read out of a name must be what it says, or nothing. */
    @Test
    void namesThatWereMisreadElsewhereAreReadOrLeft() {
        film(1, "Halt", 2011, null);
        series(2, "Grey Bridge", 2001, "", 1, 2);

        assertTaken(MediaKind.MOVIE, "Halt (2011) [1080p] [BluRay] [YTS.LT]", 1);
        assertTaken(MediaKind.MOVIE, "[Halt] (2011) [WEBRip] [720p] [YTS.LT]", 1);
        assertThat(READER.read("a8f1c09d7be24f6693d1c7a7e01b4fd2", MediaKind.SERIES))
                .isEmpty();
        assertThat(READER.read("7be24f6693d1c7a7", MediaKind.SERIES)
                        .map(read -> match(MediaKind.SERIES, read.name()).titleId()))
                .satisfiesAnyOf(
                        read -> assertThat(read).isEmpty(),
                        read -> assertThat(read).contains(0L));
        // Either the first episode of the second season, or left to a person; never another.
        assertThat(match(MediaKind.SERIES, "Grey Bridge S02 - 01 [1080p]").itemIds())
                .isSubsetOf(match(MediaKind.SERIES, "Grey.Bridge.S02E01.1080p.WEB.h264-GRP")
                        .itemIds());
    }

    @Test
    void aDateStaysADateWhateverNumbersStandBehindIt() {
        List<ItemFacts> items = List.of(
                new ItemFacts(11, 3, ItemDetails.episode("Day", 2026, 81, LocalDate.of(2026, 3, 22), OUT), true, null),
                new ItemFacts(
                        12, 3, ItemDetails.episode("Other", 2026, 82, LocalDate.of(2026, 3, 23), OUT), true, null));
        add(3, MediaKind.SERIES, "Grey Evening", 2026, "", items);

        assertThat(match(MediaKind.SERIES, "Grey.Evening.2026.03.22.1830.B0123.720p.WEB-DL-GRP")
                        .itemIds())
                .containsExactly(11L);
    }

    private void specials(String... called) {
        List<ItemFacts> items = new ArrayList<>();
        for (int at = 0; at < called.length; at++) {
            items.add(new ItemFacts(at + 1, 1, ItemDetails.episode(called[at], 0, at + 1, null, OUT), true, null));
        }
        items.add(new ItemFacts(101, 1, ItemDetails.episode("Pilot", 1, 1, null, OUT), true, null));
        add(1, MediaKind.SERIES, "Spec", 2011, "", items);
    }

    private void assertTaken(MediaKind kind, String release, long titleId) {
        Candidate found = match(kind, release);
        assertThat(found.titleId()).as(release + " " + found.because()).isEqualTo(titleId);
        assertThat(found.confidence()).as(release + " " + found.because()).isGreaterThanOrEqualTo(Matching.AUTOMATIC);
        assertThat(found.itemIds()).as(release).isNotEmpty();
    }

    private void assertAsked(MediaKind kind, String release, long titleId, String why) {
        Candidate found = match(kind, release);
        assertThat(found.because().key()).as(release).isEqualTo(why);
        assertThat(found.titleId()).as(release).isEqualTo(titleId);
        assertThat(found.confidence()).as(release).isLessThan(Matching.AUTOMATIC);
    }

    private void assertNotTaken(MediaKind kind, String release) {
        Candidate found = match(kind, release);
        assertThat(found.isMatched() && found.confidence() >= Matching.AUTOMATIC)
                .as(release + " " + found.because())
                .isFalse();
    }

    private Candidate match(MediaKind kind, String release) {
        TitleIndex index = new TitleIndex(names);
        Matching matching = new Matching(
                READER,
                () -> index,
                ids -> ids.stream().map(titles::get).filter(Objects::nonNull).toList());
        return matching.match(List.of(
                        ReleaseBuilder.torrent(release).known(kind, Map.of()).release()))
                .candidates()
                .getFirst();
    }

    private void film(long id, String name, int year, @Nullable LocalDate cinema) {
        ItemDetails details = new ItemDetails(name, 0, 0, null, null, cinema, null, null, OUT, 0, null);
        add(id, MediaKind.MOVIE, name, year, "", List.of(new ItemFacts(id * 1000, id, details, true, null)));
    }

    /** Items are numbered by season and episode: 205 is S02E05. */
    private void series(long id, String name, int year, String country, int... seasons) {
        List<ItemFacts> items = new ArrayList<>();
        for (int season = 1; season <= seasons.length; season++) {
            for (int number = 1; number <= seasons[season - 1]; number++) {
                items.add(new ItemFacts(
                        (id - 1) * 10_000 + season * 100L + number,
                        id,
                        ItemDetails.episode("", season, number, null, OUT),
                        true,
                        null));
            }
        }
        add(id, MediaKind.SERIES, name, year, country, items);
    }

    private void add(long id, MediaKind kind, String name, int year, String country, List<ItemFacts> items) {
        names.add(new TitleName(id, kind, name, year, List.of(), Map.of(), country));
        titles.put(
                id,
                new TitleFacts(
                        id,
                        kind,
                        name,
                        year,
                        Map.of(),
                        List.of(),
                        true,
                        45,
                        "",
                        Set.of(),
                        List.of(new SlotFacts(id, id, "HD", 1, 1, Path.of("/media"), "")),
                        items));
    }
}
