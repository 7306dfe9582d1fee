package org.magpie.pipeline.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.magpie.media.ItemDetails;
import org.magpie.media.ItemFacts;
import org.magpie.media.MediaKind;
import org.magpie.media.SlotFacts;
import org.magpie.media.TitleFacts;
import org.magpie.media.name.TitleName;
import org.magpie.pipeline.parse.Parsed;
import org.magpie.pipeline.parse.ParsedRelease;
import org.magpie.pipeline.parse.ParsedRelease.Numbers;
import org.magpie.pipeline.parse.ReleaseReader;
import org.magpie.pipeline.search.Queries;
import org.magpie.pipeline.search.Query;
import org.magpie.pipeline.search.Release;
import org.magpie.pipeline.search.ReleaseBuilder;

class MatchingTest {
    private final List<TitleName> names = new ArrayList<>();
    private final Map<Long, TitleFacts> titles = new HashMap<>();
    private final Map<String, ParsedRelease> readings = new HashMap<>();

    @Test
    void anIdDecides() {
        film(1, "Harbor Lights", 1949, Map.of("imdb", "tt1"));

        Candidate found = match(Parsed.film("Phare du port", 1949), Map.of("imdb", "tt1"));

        assertThat(found.titleId()).isEqualTo(1);
        assertThat(found.confidence()).isEqualTo(1);
        assertThat(found.itemIds()).containsExactly(100L);
    }

    @Test
    void aNameOverWhichAReaderStumblesCostsThatReleaseAlone() {
        film(1, "Night Train", 1950, Map.of());
        ReleaseReader reader = (name, kind) -> {
            if (name.equals("deep")) {
                throw new StackOverflowError("planted");
            }
            if (name.equals("bug")) {
                throw new IllegalStateException("planted");
            }
            return Optional.of(Parsed.film("Night Train", 1950).release());
        };
        TitleIndex index = new TitleIndex(names);
        Matching matching = new Matching(reader, () -> index, ids -> List.copyOf(titles.values()));

        List<Candidate> found = matching.match(Stream.of("deep", "Night.Train.1950", "bug")
                        .map(name -> ReleaseBuilder.torrent(name).release())
                        .toList())
                .candidates();

        assertThat(found).extracting(Candidate::titleId).containsExactly(0L, 1L, 0L);
        assertThat(found.getFirst().because().key()).isEqualTo("match.unreadable");
    }

    @Test
    void anIdAgainstTheNameOfAnotherTitleIsLeftToAPerson() {
        film(1, "Harbor Lights", 1949, Map.of("imdb", "tt1"));
        film(2, "Night Train", 1950, Map.of());

        Candidate found = match(Parsed.film("Night Train", 1950), Map.of("imdb", "tt1"));

        assertThat(found.confidence()).isLessThan(Matching.AUTOMATIC);
        assertThat(found.because().key()).isEqualTo("match.id-against-name");
    }

    @Test
    void nameAndYearDecideBetweenFilmsOfOneName() {
        film(1, "Night Train", 1950, Map.of());
        film(2, "Night Train", 1999, Map.of());

        assertThat(match(Parsed.film("Night.Train", 1999), Map.of()).titleId()).isEqualTo(2);
        assertThat(match(Parsed.film("Night Train", 1975), Map.of()).titleId()).isZero();
    }

    @Test
    void whatFitsTwoTitlesIsAmbiguousEvenWhenOneOfThemWasLookedFor() {
        series(1, "Night Train", 1950);
        series(2, "Night Train", 1999);

        Candidate recent = match(Parsed.episode("Night Train", 1, 1), Map.of());
        Candidate lookedFor = matchFor(Parsed.episode("Night Train", 1, 1), 2);

        assertThat(recent.titleId()).isZero();
        assertThat(recent.because().key()).isEqualTo("match.ambiguous");
        assertThat(lookedFor.titleId()).isEqualTo(2);
        assertThat(lookedFor.confidence()).isLessThan(Matching.AUTOMATIC);
    }

    @Test
    void aFilmWithoutAYearIsOnlyCertainWhenItWasLookedFor() {
        film(1, "Harbor Lights", 1949, Map.of());

        assertThat(match(Parsed.film("Harbor Lights", null), Map.of()).confidence())
                .isLessThan(Matching.AUTOMATIC);
        assertThat(matchFor(Parsed.film("Harbor Lights", null), 1).confidence()).isGreaterThan(Matching.AUTOMATIC);
    }

    @Test
    void aliasesArticlesAccentsAndNumeralsDoNotMatter() {
        names.add(new TitleName(1, MediaKind.MOVIE, "The Fabulous Café II", 2001, List.of("Kafe"), Map.of()));
        titles.put(
                1L, facts(1, MediaKind.MOVIE, "The Fabulous Café II", 2001, List.of(item(100, 1, 0, 0, null, null))));

        for (String name : List.of("Fabulous.Cafe.2", "the fabulous cafe II", "Kafe", "The Fabulous Café II")) {
            assertThat(match(Parsed.film(name, 2001), Map.of()).confidence())
                    .as(name)
                    .isGreaterThan(Matching.AUTOMATIC);
        }
    }

    @Test
    void aYearBehindTheNameOfASeriesIsItsYear() {
        series(1, "Night Train (1950)", 1950);
        series(2, "Night Train", 1999);

        assertThat(match(Parsed.episode("Night Train 1950", 1, 1), Map.of()).titleId())
                .isEqualTo(1);
        assertThat(match(Parsed.episode("Night Train", 1, 1).dated(1999), Map.of())
                        .titleId())
                .isEqualTo(2);
    }

    @Test
    void aSlipOfTheHandIsForgivenWithTheYearButNotAnotherNumber() {
        film(1, "Harbor Lights of Old Lisbon", 1949, Map.of());
        film(2, "Galactic Patrol Episode Part 3", 1980, Map.of());

        assertThat(match(Parsed.film("Harbor Lihgts of Old Lisbon", 1949), Map.of())
                        .confidence())
                .isGreaterThan(Matching.AUTOMATIC);
        assertThat(match(Parsed.film("Harbor Lihgts of Old Lisbon", null), Map.of())
                        .confidence())
                .isLessThan(Matching.AUTOMATIC);
        assertThat(match(Parsed.film("Galactic Patrol Episode Part 2", 1980), Map.of())
                        .confidence())
                .isLessThan(Matching.AUTOMATIC);
    }

    @Test
    void findsTheEpisodesThatANameMeans() {
        series(1, "Show", 2000);

        assertThat(match(Parsed.episode("Show", 2, 1), Map.of()).itemIds()).containsExactly(201L);
        assertThat(match(Parsed.episode("Show", 1, 1, 2), Map.of()).itemIds()).containsExactly(101L, 102L);
        assertThat(match(Parsed.episode("Show", 1), Map.of()).itemIds()).containsExactly(101L, 102L);
        assertThat(match(Parsed.daily("Show", LocalDate.of(2001, 2, 1)), Map.of())
                        .itemIds())
                .containsExactly(201L);
        assertThat(match(
                                Parsed.series(
                                        "Show", new Numbers(List.of(), List.of(), List.of(), null, true, false, 0)),
                                Map.of())
                        .itemIds())
                .containsExactly(101L, 102L, 201L, 202L);
        assertThat(match(Parsed.episode("Show", 0, 1), Map.of()).itemIds()).containsExactly(1L);
    }

    @Test
    void countsEpisodesThroughWhereTheNameDoes() {
        series(1, "Show", 2000);

        Candidate third = match(Parsed.absolute("Show", 3), Map.of());

        assertThat(third.itemIds()).containsExactly(201L);
        assertThat(third.confidence()).isGreaterThan(Matching.AUTOMATIC);
    }

    @Test
    void saysWhichEpisodeIsNotKnown() {
        series(1, "Show", 2000);

        Candidate found = match(Parsed.episode("Show", 7, 3), Map.of());

        assertThat(found.isMatched()).isFalse();
        assertThat(found.because().key()).isEqualTo("match.no-episode");
    }

    @Test
    void saysThatANameCannotBeRead() {
        assertThat(matching()
                        .match(List.of(ReleaseBuilder.torrent("x").release()))
                        .candidates())
                .singleElement()
                .satisfies(candidate -> {
                    assertThat(candidate.parsed()).isNull();
                    assertThat(candidate.because().key()).isEqualTo("match.unreadable");
                });
    }

    private Candidate match(Parsed parsed, Map<String, String> ids) {
        return matching().match(List.of(release(parsed, ids))).candidates().getFirst();
    }

    private Candidate matchFor(Parsed parsed, long titleId) {
        Query query = Queries.film("x", 1, Map.of());
        return matching()
                .match(
                        List.of(release(parsed, Map.of())),
                        new Query(parsed.release().kind(), titleId, query.names(), null, Map.of(), query.scope(), "c"))
                .candidates()
                .getFirst();
    }

    private Release release(Parsed parsed, Map<String, String> ids) {
        readings.put(parsed.release().kind() + "release", parsed.release());
        return ReleaseBuilder.torrent("release")
                .known(parsed.release().kind(), ids)
                .release();
    }

    private Matching matching() {
        ReleaseReader reader = (name, kind) -> Optional.ofNullable(readings.get(kind + name));
        TitleIndex index = new TitleIndex(names);
        return new Matching(
                reader,
                () -> index,
                ids -> ids.stream().map(titles::get).filter(Objects::nonNull).toList());
    }

    private void film(long id, String name, int year, Map<String, String> ids) {
        names.add(new TitleName(id, MediaKind.MOVIE, name, year, List.of(), ids));
        titles.put(id, facts(id, MediaKind.MOVIE, name, year, List.of(item(100, id, 0, 0, null, null))));
    }

    private void series(long id, String name, int year) {
        names.add(new TitleName(id, MediaKind.SERIES, name, year, List.of(), Map.of()));
        titles.put(
                id,
                facts(
                        id,
                        MediaKind.SERIES,
                        name,
                        year,
                        List.of(
                                item(1, id, 0, 1, null, null),
                                item(101, id, 1, 1, null, null),
                                item(102, id, 1, 2, null, null),
                                item(201, id, 2, 1, null, LocalDate.of(2001, 2, 1)),
                                item(202, id, 2, 2, null, LocalDate.of(2001, 2, 8)))));
    }

    private static ItemFacts item(
            long id, long titleId, int season, int number, @Nullable Integer absolute, @Nullable LocalDate day) {
        return new ItemFacts(
                id,
                titleId,
                new ItemDetails("item " + id, season, number, absolute, day, null, null, null, null, 0, null),
                true,
                null);
    }

    private static TitleFacts facts(long id, MediaKind kind, String name, int year, List<ItemFacts> items) {
        return new TitleFacts(
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
                items);
    }
}
