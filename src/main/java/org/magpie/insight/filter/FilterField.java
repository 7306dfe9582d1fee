package org.magpie.insight.filter;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.magpie.insight.LibraryDetails;
import org.magpie.insight.LibraryRow;

/** What of a title a filter looks at. Its name in the bundle is {@code filter.field.<word>}. */
@SuppressWarnings("ImmutableEnumChecker") // functions of records have no state
public enum FilterField {
    NAME(Type.TEXT, (row, details) -> row.name()),
    KIND(Type.WORD, (row, details) -> row.kind().name()),
    YEAR(Type.NUMBER, (row, details) -> row.year() == 0 ? null : (double) row.year()),
    STATE(Type.WORD, (row, details) -> row.state().name()),
    MONITORED(Type.WORD, (row, details) -> row.monitored() ? "yes" : "no"),
    HERE(Type.NUMBER, (row, details) -> (double) row.have()),
    MISSING(Type.NUMBER, (row, details) -> (double) Math.max(0, row.wanted() - row.have())),
    /** In bytes. */
    SIZE(Type.SIZE, (row, details) -> (double) row.size()),
    QUALITY(Type.TEXT, (row, details) -> row.quality()),
    PROFILE(Type.TEXT, (row, details) -> row.profile()),
    TAG(Type.TEXTS, (row, details) -> row.tags()),
    /** In milliseconds since 1970. */
    ADDED(Type.TIME, (row, details) -> (double) row.added().toEpochMilli()),
    /** In milliseconds since 1970. */
    NEXT(
            Type.TIME,
            (row, details) ->
                    row.nextDate() == null ? null : (double) row.nextDate().toEpochMilli()),
    GENRE(Type.TEXTS, (row, details) -> details.genres()),
    NETWORK(Type.TEXT, (row, details) -> details.network()),
    COLLECTION(Type.TEXT, (row, details) -> details.collection()),
    STATUS(Type.WORD, (row, details) -> details.status()),
    LANGUAGE(Type.TEXT, (row, details) -> details.language()),
    RATING(Type.NUMBER, (row, details) -> details.rating() == 0 ? null : details.rating());

    /** How its values are compared. */
    public enum Type {
        TEXT,
        /** One of several words that stand for themselves. */
        WORD,
        /** Several texts, of which one is enough. */
        TEXTS,
        NUMBER,
        SIZE,
        TIME;

        /** The comparisons that make sense, the most usual first. */
        public List<FilterComparison> comparisons() {
            return switch (this) {
                case TEXT, TEXTS ->
                    List.of(
                            FilterComparison.HAS,
                            FilterComparison.HAS_NOT,
                            FilterComparison.IS,
                            FilterComparison.IS_NOT);
                case WORD -> List.of(FilterComparison.IS, FilterComparison.IS_NOT);
                case NUMBER ->
                    List.of(
                            FilterComparison.AT_LEAST,
                            FilterComparison.AT_MOST,
                            FilterComparison.IS,
                            FilterComparison.IS_NOT,
                            FilterComparison.MORE,
                            FilterComparison.LESS);
                case SIZE ->
                    List.of(
                            FilterComparison.AT_LEAST,
                            FilterComparison.AT_MOST,
                            FilterComparison.MORE,
                            FilterComparison.LESS);
                case TIME ->
                    List.of(
                            FilterComparison.AT_LEAST,
                            FilterComparison.LESS,
                            FilterComparison.MORE,
                            FilterComparison.AT_MOST);
            };
        }
    }

    private final Type type;
    private final BiFunction<LibraryRow, LibraryDetails, @Nullable Object> value;

    FilterField(Type type, BiFunction<LibraryRow, LibraryDetails, @Nullable Object> value) {
        this.type = type;
        this.value = value;
    }

    public Type type() {
        return type;
    }

    /** As it is written. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether no poster shows it, so that {@link LibraryDetails} have to be read. */
    public boolean needsDetails() {
        return compareTo(GENRE) >= 0;
    }

    static Optional<FilterField> of(String word) {
        for (FilterField each : values()) {
            if (each.word().equalsIgnoreCase(word)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    /** Null where it is not known. */
    @Nullable
    Double number(LibraryRow row, LibraryDetails details) {
        return value.apply(row, details) instanceof Double number ? number : null;
    }

    /** Several of {@link Type#TEXTS}, otherwise one. */
    Collection<String> texts(LibraryRow row, LibraryDetails details) {
        Object found = value.apply(row, details);
        if (found instanceof Collection<?> several) {
            return several.stream().map(String::valueOf).toList();
        }
        return List.of(found == null ? "" : String.valueOf(found));
    }
}
