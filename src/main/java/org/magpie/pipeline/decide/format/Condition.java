package org.magpie.pipeline.decide.format;

import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.UserException;
import org.magpie.media.format.CustomFormat.Specification;
import org.magpie.media.format.CustomFormat.Subject;
import org.magpie.media.quality.Quality;
import org.magpie.media.quality.QualityModifier;
import org.magpie.media.quality.QualitySource;
import org.magpie.pipeline.decide.format.pattern.Patterns;
import org.magpie.pipeline.decide.format.pattern.TextPattern;
import org.magpie.pipeline.decide.format.pattern.Traits;

/** One specification made ready. Safe for any number of threads. */
final class Condition {
    private static final double GIGABYTE = 1L << 30;

    private final Specification specification;
    private final @Nullable TextPattern pattern;
    private final Predicate<Traits> plain;

    private Condition(Specification specification, @Nullable TextPattern pattern, Predicate<Traits> plain) {
        this.specification = specification;
        this.pattern = pattern;
        this.plain = plain;
    }

    /**
     * @throws UserException when its pattern or its bounds cannot be used
     */
    static Condition of(Specification specification, Patterns patterns) {
        String value = specification.value();
        return switch (specification.subject()) {
            case TITLE, GROUP, EDITION -> {
                Subject subject = specification.subject();
                TextPattern pattern = patterns.of(subject, value);
                yield new Condition(specification, pattern, traits -> traits.finds(pattern, subject));
            }
            case SOURCE -> plain(specification, source(value));
            case RESOLUTION ->
                plain(
                        specification,
                        traits -> value.equals(
                                Integer.toString(traits.parsed().quality().resolution())));
            case MODIFIER -> {
                QualityModifier modifier = constant(QualityModifier.class, value);
                yield plain(specification, traits -> traits.parsed().quality().modifier() == modifier);
            }
            case LANGUAGE -> plain(specification, traits -> isSpoken(value, specification.except(), traits));
            case FLAG -> {
                String flag = value.toLowerCase(Locale.ROOT);
                yield plain(specification, traits -> traits.release().flags().contains(flag));
            }
            case RELEASE_TYPE -> plain(specification, traits -> value.equals(traits.type()));
            case SIZE -> {
                Bounds bounds = Bounds.of(value);
                yield plain(
                        specification,
                        traits -> traits.release().size() >= 0
                                && bounds.hold(traits.release().size() / GIGABYTE));
            }
            case YEAR -> {
                Bounds bounds = Bounds.of(value);
                yield plain(specification, traits -> {
                    Integer year = traits.parsed().year();
                    return year != null && bounds.hold(year);
                });
            }
        };
    }

    private static Condition plain(Specification specification, Predicate<Traits> holds) {
        return new Condition(specification, null, holds);
    }

    boolean isRequired() {
        return specification.required();
    }

    Specification specification() {
        return specification;
    }

    boolean isPattern() {
        return pattern != null;
    }

    @Nullable
    TextPattern pattern() {
        return pattern;
    }

    /** Whether it holds for a release, negation included. */
    boolean holds(Traits traits) {
        return plain.test(traits) != specification.negate();
    }

    /** "BLURAY", or with a modifier "BLURAY/REMUX", since the manager of series counts those as sources. */
    private static Predicate<Traits> source(String value) {
        int slash = value.indexOf('/');
        QualitySource source = constant(QualitySource.class, slash < 0 ? value : value.substring(0, slash));
        if (slash < 0) {
            return traits -> traits.parsed().quality().source() == source;
        }
        QualityModifier modifier = constant(QualityModifier.class, value.substring(slash + 1));
        return traits -> {
            Quality quality = traits.parsed().quality();
            return quality.source() == source && quality.modifier() == modifier;
        };
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String name) {
        try {
            return Enum.valueOf(type, name);
        } catch (IllegalArgumentException unknown) {
            throw new UserException(unknown, "format.value-unknown", name);
        }
    }

    private static boolean isSpoken(String value, boolean except, Traits traits) {
        String wanted = value.equals("Original") ? traits.originalLanguage() : value;
        Set<String> spoken = traits.languages();
        if (wanted.equals("Any")) {
            return true;
        }
        if (wanted.equals("Unknown")) {
            return spoken.isEmpty();
        }
        return except ? spoken.stream().anyMatch(language -> !language.equals(wanted)) : spoken.contains(wanted);
    }

    /** Above the lower bound and up to the upper one, as the established managers have it. */
    private record Bounds(double above, double upTo) {
        static Bounds of(String value) {
            try {
                int dash = value.indexOf('-', 1);
                return new Bounds(
                        Double.parseDouble(value.substring(0, dash)), Double.parseDouble(value.substring(dash + 1)));
            } catch (NumberFormatException | IndexOutOfBoundsException unreadable) {
                throw new UserException(unreadable, "format.bounds", value);
            }
        }

        boolean hold(double number) {
            return number > above && number <= upTo;
        }
    }
}
