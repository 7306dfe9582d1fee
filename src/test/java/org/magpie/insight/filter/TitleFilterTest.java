package org.magpie.insight.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.BiPredicate;
import org.junit.jupiter.api.Test;
import org.magpie.base.error.UserException;
import org.magpie.base.store.Preferences;
import org.magpie.base.text.Texts;
import org.magpie.insight.LibraryDetails;
import org.magpie.insight.LibraryRow;
import org.magpie.insight.filter.TitleFilter.Condition;
import org.magpie.insight.filter.TitleFilter.Group;
import org.magpie.media.MediaKind;

class TitleFilterTest {
    private static final Instant NOW = Instant.parse("2026-06-15T12:00:00Z");
    private static final LibraryRow FERRY = row("Night Ferry", 1951, Set.of("to see", "kids"), 12_000_000_000L, 40);
    private static final LibraryRow COAST = row("Quiet Coast", 2001, Set.of(), 800_000_000L, 3);
    private static final LibraryRow UNKNOWN = row("Unknown", 0, Set.of(), 0, 400);
    private static final Map<Long, LibraryDetails> DETAILS = Map.of(
            FERRY.id(), new LibraryDetails(List.of("Drama", "Crime"), "North", "Ferries", "released", "English", 7.4),
            COAST.id(), new LibraryDetails(List.of("Comedy"), "South", "", "ended", "Japanese", 6));

    private static LibraryRow row(String name, int year, Set<String> tags, long size, int daysAgo) {
        return new LibraryRow(
                name.hashCode(),
                MediaKind.MOVIE,
                name,
                name.toLowerCase(Locale.ROOT),
                year,
                year != 0,
                LibraryRow.State.COMPLETE,
                1,
                year == 2001 ? 3 : 1,
                size,
                "Bluray-1080p",
                "HD",
                tags,
                NOW.minus(Duration.ofDays(daysAgo)),
                null,
                false);
    }

    private static List<String> found(String written) {
        BiPredicate<LibraryRow, LibraryDetails> holds = FilterText.read(written).test(NOW);
        List<String> found = new ArrayList<>();
        for (LibraryRow each : List.of(FERRY, COAST, UNKNOWN)) {
            if (holds.test(each, DETAILS.getOrDefault(each.id(), LibraryDetails.NONE))) {
                found.add(each.name());
            }
        }
        return found;
    }

    @Test
    void conditions_are_held_against_every_kind_of_field() {
        assertThat(found("")).hasSize(3);
        assertThat(found("name ~ FERRY")).containsExactly("Night Ferry");
        assertThat(found("name = \"quiet coast\"")).containsExactly("Quiet Coast");
        assertThat(found("year >= 1951 and year < 2001")).containsExactly("Night Ferry");
        assertThat(found("year != 1951")).containsExactly("Quiet Coast", "Unknown");
        assertThat(found("tag = \"to see\"")).containsExactly("Night Ferry");
        assertThat(found("tag !~ kid")).containsExactly("Quiet Coast", "Unknown");
        assertThat(found("size > 1GB")).containsExactly("Night Ferry");
        assertThat(found("size <= \"0,8 гб\"")).containsExactly("Quiet Coast", "Unknown");
        assertThat(found("added >= 30d")).containsExactly("Quiet Coast");
        assertThat(found("added < 2026-01-01")).containsExactly("Unknown");
        assertThat(found("monitored = no")).containsExactly("Unknown");
        assertThat(found("missing >= 2")).containsExactly("Quiet Coast");
        assertThat(found("state = complete and kind = movie")).hasSize(3);
        assertThat(found("genre = crime")).containsExactly("Night Ferry");
        assertThat(found("rating >= 7")).containsExactly("Night Ferry");
        assertThat(found("collection ~ ferr or network = south")).containsExactly("Night Ferry", "Quiet Coast");
        assertThat(found("status = ended and language = japanese")).containsExactly("Quiet Coast");
    }

    @Test
    void and_binds_before_or_and_brackets_before_both() {
        assertThat(found("year = 1951 or year = 2001 and tag = kids")).containsExactly("Night Ferry");
        assertThat(found("(year = 1951 or year = 2001) and tag !~ kids")).containsExactly("Quiet Coast");
        assertThat(found("year=1951 OR (tag = kids AND (year = 2001 or year = 1951))"))
                .containsExactly("Night Ferry");
    }

    @Test
    void what_is_written_is_read_as_the_same_filter() {
        Random random = new Random(7);
        for (int at = 0; at < 500; at++) {
            TitleFilter filter = any(random, 0);
            String written = FilterText.write(filter);
            assertThat(FilterText.write(FilterText.read(written))).as(written).isEqualTo(written);
            BiPredicate<LibraryRow, LibraryDetails> one = filter.test(NOW);
            BiPredicate<LibraryRow, LibraryDetails> other =
                    FilterText.read(written).test(NOW);
            for (LibraryRow row : List.of(FERRY, COAST, UNKNOWN)) {
                LibraryDetails details = DETAILS.getOrDefault(row.id(), LibraryDetails.NONE);
                assertThat(one.test(row, details)).as(written).isEqualTo(other.test(row, details));
            }
        }
    }

    private static TitleFilter any(Random random, int depth) {
        if (depth < 3 && random.nextInt(3) == 0) {
            List<TitleFilter> parts = new ArrayList<>();
            for (int at = 0; at < 1 + random.nextInt(3); at++) {
                parts.add(any(random, depth + 1));
            }
            return new Group(random.nextBoolean(), parts);
        }
        FilterField field = FilterField.values()[random.nextInt(FilterField.values().length)];
        List<FilterComparison> comparisons = field.type().comparisons();
        String value = switch (field.type()) {
            case NUMBER -> String.valueOf(random.nextInt(2_100));
            case SIZE -> random.nextInt(50) + "GB";
            case TIME -> random.nextInt(100) + "d";
            case TEXT, WORD, TEXTS ->
                List.of("drama", "a \"b\" \\ c)", "and", "千", "x y", "(").get(random.nextInt(6));
        };
        return new Condition(field, comparisons.get(random.nextInt(comparisons.size())), value);
    }

    @Test
    void what_cannot_be_read_is_said_in_a_sentence() {
        Texts texts = new Texts(Locale.ENGLISH);
        for (String bad : List.of(
                "colour = red",
                "year",
                "year >=",
                "year = soon",
                "size > big",
                "added > yesterday",
                "(year = 1951",
                "year = 1951)",
                "name = \"open",
                "state > complete",
                "year = 1 and",
                "(".repeat(50) + "year = 1",
                "x".repeat(5_000))) {
            assertThatThrownBy(() -> FilterText.read(bad).test(NOW))
                    .as(bad)
                    .isInstanceOfSatisfying(
                            UserException.class,
                            no -> assertThat(texts.say(no.message()))
                                    .isNotBlank()
                                    .doesNotContain("filter."));
        }
    }

    @Test
    void kept_filters_are_found_by_name_and_one_that_cannot_be_read_costs_nothing() {
        Map<String, String> kept = new HashMap<>();
        SavedFilters saved = new SavedFilters(new Preferences() {
            @Override
            public Optional<String> get(String key) {
                return Optional.ofNullable(kept.get(key));
            }

            @Override
            public void set(String key, String value) {
                kept.put(key, value);
            }
        });
        TitleFilter filter = FilterText.read("year >= 1990 and genre ~ drama");
        saved.save(" My \"dramas\" ", filter);
        saved.save("my \"DRAMAS\"", filter);
        assertThat(saved.all()).hasSize(1);
        assertThat(saved.find("My \"Dramas\"")).contains(filter);
        assertThatThrownBy(() -> saved.save(" ", filter)).isInstanceOf(UserException.class);
        saved.remove("MY \"dramas\"");
        assertThat(saved.all()).isEmpty();
        kept.put(SavedFilters.KEY, "{broken");
        assertThat(saved.all()).isEmpty();
    }

    @Test
    void forty_five_thousand_titles_are_filtered_at_once() {
        List<LibraryRow> rows = new ArrayList<>();
        Map<Long, LibraryDetails> details = new HashMap<>();
        for (int at = 0; at < 45_000; at++) {
            LibraryRow row = row("Title " + at, 1950 + at % 70, Set.of("tag " + at % 9), at * 1_000_000L, at % 900);
            rows.add(row);
            details.put(row.id(), DETAILS.getOrDefault(FERRY.id(), LibraryDetails.NONE));
        }
        TitleFilter filter = FilterText.read(
                "(name ~ \"title 4\" or tag = \"tag 3\") and year >= 1960 and (genre ~ dra or size > 20GB)");
        Duration best = Duration.ofDays(1);
        long found = 0;
        for (int round = 0; round < 8; round++) {
            long begun = System.nanoTime();
            BiPredicate<LibraryRow, LibraryDetails> holds = filter.test(NOW);
            found = rows.stream()
                    .filter(row -> holds.test(row, details.getOrDefault(row.id(), LibraryDetails.NONE)))
                    .count();
            Duration took = Duration.ofNanos(System.nanoTime() - begun);
            best = took.compareTo(best) < 0 ? took : best;
        }
        System.out.println("45,000 titles filtered in " + best.toMillis() + " ms, " + found + " found");
        assertThat(found).isGreaterThan(1_000);
        assertThat(best).isLessThan(Duration.ofMillis(500)); // 100 on a machine that has nothing else to do
    }
}
