package org.magpie.media.exclusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.magpie.base.error.UserException;
import org.magpie.base.store.Rows;
import org.magpie.media.MediaKind;
import org.magpie.media.exclusion.Exclusion.Type;
import org.magpie.testing.MovableClock;
import org.magpie.testing.TestLibrary;

class StoredExclusionsTest {
    private static final Instant NOW = Instant.parse("2026-03-01T22:00:00Z");

    private final MovableClock clock = new MovableClock(NOW);

    @TempDir
    private Path folder;

    private TestLibrary library;
    private StoredExclusions exclusions;

    @BeforeEach
    void open() {
        library = new TestLibrary(folder);
        exclusions = new StoredExclusions(library.store(), clock);
    }

    @AfterEach
    void close() {
        library.close();
    }

    private long film(long id, String name, String genres, Map<String, String> ids, String... tags) {
        library.store().change(unit -> {
            Rows rows = new Rows(unit.session());
            rows.change(
                    "insert into title (id, kind, name, sort_name, first_year, overview, genres, status, network, minutes, rating,"
                            + " original_language, monitored, new_items, provenance, has_poster, has_backdrop, added)"
                            + " values (?, 'MOVIE', ?, ?, 1999, '', ?, '', '', 0, 0, '', true, true, 'BY_HAND', false, false, ?)",
                    id,
                    name,
                    name,
                    genres,
                    NOW);
            ids.forEach((source, there) -> rows.change(
                    "insert into title_ids (title_id, source, external_id) values (?, ?, ?)", id, source, there));
            for (String tag : tags) {
                rows.change("insert into tag (name) values (?)", tag);
                rows.change("insert into title_tag (title_id, tag_id) select ?, max(id) from tag", id);
            }
            rows.change(
                    "insert into slot (id, title_id, place, name, profile_id, root_id, folder) values (?, ?, 0, '', ?, ?, ?)",
                    id,
                    id,
                    library.profile(MediaKind.MOVIE).id(),
                    library.root(MediaKind.MOVIE).id(),
                    name);
        });
        return id;
    }

    private static ExclusionSubject offered(String name, int year, Map<String, String> ids) {
        return new ExclusionSubject(0, MediaKind.MOVIE, name, year, ids, Set.of(), Set.of(), Set.of());
    }

    @Test
    void titlesAreExcludedByWhatTheyAreCalledTaggedOfWhichGenreAndProfile() {
        long harbor =
                film(1, "Dusk Harbor: Live in Concert", "[\"Drama\",\"Music\"]", Map.of("imdb", "tt0000001"), "kids");
        long other = film(2, "Morning Ferry", "[\"Comedy\"]", Map.of("imdb", "tt0000002"));
        Set<Long> both = Set.of(harbor, other);

        Exclusion name = exclusions.add(Type.NAME, "*LIVE in?concert", null, "", "test");
        assertThat(exclusions.ofTitles(both)).containsOnly(Map.entry(harbor, name));
        exclusions.remove(Set.of(name.id()));
        assertThat(exclusions.ofTitles(both)).isEmpty();

        for (Exclusion each : List.of(
                exclusions.add(Type.TAG, "Kids", null, "", "test"),
                exclusions.add(Type.GENRE, "music", null, "", "test"),
                exclusions.add(Type.ID, "imdb:tt0000001", null, "", "test"))) {
            assertThat(each.covers(subject(harbor))).as(each.toString()).isTrue();
            assertThat(each.covers(subject(other))).as(each.toString()).isFalse();
        }
        Exclusion profile = exclusions.add(
                Type.PROFILE, Long.toString(library.profile(MediaKind.MOVIE).id()), null, "", "test");
        assertThat(profile.label()).isEqualTo(library.profile(MediaKind.MOVIE).name());
        assertThat(exclusions.ofTitles(both)).containsOnlyKeys(harbor, other);
    }

    /** As the library has it, but for its number. */
    private ExclusionSubject subject(long id) {
        return id == 1
                ? new ExclusionSubject(
                        1,
                        MediaKind.MOVIE,
                        "Dusk Harbor: Live in Concert",
                        1999,
                        Map.of("imdb", "tt0000001"),
                        Set.of("kids"),
                        Set.of("Drama", "Music"),
                        Set.of(7L))
                : new ExclusionSubject(
                        2,
                        MediaKind.MOVIE,
                        "Morning Ferry",
                        1999,
                        Map.of("imdb", "tt0000002"),
                        Set.of(),
                        Set.of("Comedy"),
                        Set.of(8L));
    }

    @Test
    void aTitleThatHasLeftTheLibraryIsKnownAgainByItsIdsAndWithoutThemByNameAndYear() {
        long harbor = film(1, "Dusk Harbor", "[]", Map.of("imdb", "tt0000001", "tmdb", "11"));
        Exclusion exclusion = exclusions.addTitle(harbor, null, "seen it", "test");
        library.store().change(unit -> new Rows(unit.session()).change("delete from title"));

        assertThat(exclusions.of(offered("Another Name", 0, Map.of("tmdb", "11"))))
                .contains(exclusion);
        assertThat(exclusions.of(offered("dusk harbor", 1999, Map.of("tvmaze", "5"))))
                .contains(exclusion);
        assertThat(exclusions.of(offered("Dusk Harbor", 1999, Map.of("tmdb", "12"))))
                .isEmpty();
        assertThat(exclusions.of(offered("Dusk Harbor", 2024, Map.of()))).isEmpty();
        assertThat(exclusion.reason()).isEqualTo("seen it");
        assertThat(exclusion.added()).isEqualTo(NOW);
    }

    @Test
    void oneThatIsOverExcludesNothingAndIsNotListed() {
        long harbor = film(1, "Dusk Harbor", "[]", Map.of());
        exclusions.addTitle(harbor, NOW.plus(Duration.ofDays(1)), "", "test");
        assertThat(exclusions.ofTitles(Set.of(harbor))).hasSize(1);

        clock.move(Duration.ofDays(1));

        assertThat(exclusions.ofTitles(Set.of(harbor))).isEmpty();
        assertThat(exclusions.all()).isEmpty();
        assertThatThrownBy(() -> exclusions.add(Type.TAG, "kids", NOW, "", "test"))
                .isInstanceOf(UserException.class);
    }

    @Test
    void addingTheSameAgainReplacesItAndWhatWasRemovedComesBack() {
        exclusions.add(Type.TAG, "kids", null, "first", "test");
        Exclusion second = exclusions.add(Type.TAG, "Kids", null, "second", "test");
        assertThat(exclusions.all()).containsExactly(second);

        exclusions.remove(Set.of(second.id()));
        assertThat(exclusions.all()).isEmpty();
        exclusions.restore(List.of(second));

        assertThat(exclusions.all())
                .singleElement()
                .extracting(Exclusion::reason)
                .isEqualTo("second");
    }

    @Test
    void whatWouldExcludeEverythingOrNothingIsRefused() {
        for (String pattern : List.of("", " ", "*", "* ?", "**")) {
            assertThatThrownBy(() -> exclusions.add(Type.NAME, pattern, null, "", "test"))
                    .as("<%s>", pattern)
                    .isInstanceOf(UserException.class);
        }
        assertThatThrownBy(() -> exclusions.add(Type.ID, "tt0012345", null, "", "test"))
                .isInstanceOf(UserException.class);
        assertThatThrownBy(() -> exclusions.add(Type.PROFILE, "4711", null, "", "test"))
                .isInstanceOf(UserException.class);
        assertThatThrownBy(() -> exclusions.addTitle(4711, null, "", "test")).isInstanceOf(UserException.class);
        assertThatThrownBy(() -> exclusions.add(Type.TAG, "x".repeat(501), null, "", "test"))
                .isInstanceOf(UserException.class);
        assertThat(exclusions.all()).isEmpty();
    }

    @Test
    void aPatternOfManyStarsIsStillQuicklyAnswered() {
        assertThat(NamePattern.fits("*a".repeat(100) + "*b", "a".repeat(10_000)))
                .isFalse();
        assertThat(NamePattern.fits("*a".repeat(100) + "*", "a".repeat(10_000))).isTrue();
        assertThat(NamePattern.fits("a?c*", "ABC")).isTrue();
        assertThat(NamePattern.fits("abc", "abcd")).isFalse();
    }
}
