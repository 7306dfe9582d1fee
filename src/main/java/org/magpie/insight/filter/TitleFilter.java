package org.magpie.insight.filter;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiPredicate;
import org.magpie.base.error.UserException;
import org.magpie.insight.LibraryDetails;
import org.magpie.insight.LibraryRow;

/** Which titles of the library are meant: conditions, joined by "and" and "or". */
public sealed interface TitleFilter {
    /**
     * Returns the test of titles; what can be worked out once is.
     *
     * @param now from which ages such as {@code 30d} are counted
     * @throws UserException where a value is none of its field
     */
    BiPredicate<LibraryRow, LibraryDetails> test(Instant now);

    /** Whether it looks at what {@link LibraryDetails} tell. */
    boolean needsDetails();

    /**
     * One condition.
     *
     * @param value as it is written: {@code 10GB}, {@code 2026-01-31}, {@code 30d} for 30 days ago
     */
    record Condition(FilterField field, FilterComparison comparison, String value) implements TitleFilter {
        public Condition {
            if (!field.type().comparisons().contains(comparison)) {
                throw new UserException("filter.comparison", field.word(), comparison.sign());
            }
        }

        @Override
        public boolean needsDetails() {
            return field.needsDetails();
        }

        @Override
        public BiPredicate<LibraryRow, LibraryDetails> test(Instant now) {
            return switch (field.type()) {
                case NUMBER, SIZE, TIME -> {
                    double wanted = FilterValues.number(field, value, now);
                    yield (row, details) -> {
                        Double found = field.number(row, details);
                        return found == null
                                ? comparison == FilterComparison.IS_NOT
                                : comparison.holds(Double.compare(found, wanted));
                    };
                }
                case TEXT, WORD, TEXTS -> texts();
            };
        }

        private BiPredicate<LibraryRow, LibraryDetails> texts() {
            String wanted = folded(value);
            boolean within = comparison == FilterComparison.HAS || comparison == FilterComparison.HAS_NOT;
            boolean positive = comparison == FilterComparison.IS || comparison == FilterComparison.HAS;
            return (row, details) -> positive
                    == field.texts(row, details).stream()
                            .map(Condition::folded)
                            .anyMatch(found -> within ? found.contains(wanted) : found.equals(wanted));
        }

        private static String folded(String text) {
            return text.strip().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Several joined.
     *
     * @param all whether each has to hold; otherwise one is enough. An empty group holds for every title
     */
    record Group(boolean all, List<TitleFilter> parts) implements TitleFilter {
        public Group {
            parts = List.copyOf(parts);
        }

        @Override
        public boolean needsDetails() {
            return parts.stream().anyMatch(TitleFilter::needsDetails);
        }

        @Override
        public BiPredicate<LibraryRow, LibraryDetails> test(Instant now) {
            List<BiPredicate<LibraryRow, LibraryDetails>> tests = new ArrayList<>();
            parts.forEach(part -> tests.add(part.test(now)));
            if (tests.isEmpty()) {
                return (row, details) -> true;
            }
            return (row, details) -> {
                for (BiPredicate<LibraryRow, LibraryDetails> each : tests) {
                    if (each.test(row, details) != all) {
                        return !all;
                    }
                }
                return all;
            };
        }
    }

    /** All of them. */
    static Group everything() {
        return new Group(true, List.of());
    }
}
