package org.magpie.pipeline.decide.format;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.magpie.media.CustomFormat;
import org.magpie.media.CustomFormat.Specification;
import org.magpie.media.CustomFormat.Subject;
import org.magpie.media.Quality;
import org.magpie.pipeline.parse.ParsedRelease;
import org.magpie.pipeline.parse.ParsedRelease.Numbers;
import org.magpie.pipeline.search.Release;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A custom format made ready to be held against many releases. Safe for any number of threads. */
final class CompiledFormat {
    private static final Logger LOG = LoggerFactory.getLogger(CompiledFormat.class);
    private static final long PATIENCE = 20_000_000; // nanoseconds for one pattern and one name
    private static final double GIGABYTE = 1L << 30;

    private final String name;
    private final Map<Subject, List<Condition>> groups;

    /** A specification and whether it holds for a release, negation included. */
    private record Condition(boolean required, Predicate<Traits> holds) {}

    /** What of a release the specifications look at. */
    record Traits(Release release, ParsedRelease parsed, String originalLanguage) {
        /** What is spoken; a release that says nothing is in the original language. */
        Set<String> languages() {
            Set<String> spoken = new HashSet<>(parsed.languages());
            spoken.addAll(release.languages());
            if (spoken.isEmpty() && !originalLanguage.isEmpty()) {
                spoken.add(originalLanguage);
            }
            return spoken;
        }
    }

    private CompiledFormat(String name, Map<Subject, List<Condition>> groups) {
        this.name = name;
        this.groups = groups;
    }

    /**
     * @throws org.magpie.base.error.UserException when a pattern cannot be used
     */
    static CompiledFormat of(CustomFormat format) {
        Map<Subject, List<Condition>> groups = new EnumMap<>(Subject.class);
        for (Specification each : format.specifications()) {
            Predicate<Traits> plain = predicate(each);
            groups.computeIfAbsent(each.subject(), subject -> new ArrayList<>())
                    .add(new Condition(each.required(), each.negate() ? plain.negate() : plain));
        }
        return new CompiledFormat(format.name(), groups);
    }

    String name() {
        return name;
    }

    boolean fits(Traits traits) {
        for (List<Condition> group : groups.values()) {
            boolean one = false;
            for (Condition condition : group) {
                boolean holds = condition.holds().test(traits);
                if (condition.required() && !holds) {
                    return false;
                }
                one |= holds;
            }
            if (!one) {
                return false;
            }
        }
        return !groups.isEmpty();
    }

    private static Predicate<Traits> predicate(Specification specification) {
        String value = specification.value();
        return switch (specification.subject()) {
            case TITLE -> {
                Pattern pattern = DotNetPattern.compile(value);
                yield traits -> finds(pattern, traits.release().name());
            }
            case GROUP -> {
                Pattern pattern = DotNetPattern.compile(value);
                yield traits -> finds(pattern, Objects.requireNonNullElse(traits.parsed().group(), ""));
            }
            case EDITION -> {
                Pattern pattern = DotNetPattern.compile(value);
                yield traits -> finds(pattern, traits.parsed().edition());
            }
            case SOURCE -> traits -> isSource(value, traits.parsed().quality());
            case RESOLUTION ->
                traits -> value.equals(Integer.toString(traits.parsed().quality().resolution()));
            case MODIFIER -> traits -> value.equals(traits.parsed().quality().modifier().name());
            case LANGUAGE -> traits -> isSpoken(value, specification.except(), traits);
            case FLAG -> traits -> traits.release().flags().contains(value.toLowerCase(Locale.ROOT));
            case RELEASE_TYPE -> traits -> value.equals(type(traits.parsed().numbers()));
            case SIZE ->
                traits -> traits.release().size() >= 0 && isBetween(value, traits.release().size() / GIGABYTE);
            case YEAR -> traits -> {
                Integer year = traits.parsed().year();
                return year != null && isBetween(value, year);
            };
        };
    }

    /** A pattern that takes too long does not fit; that it was so is worth a line in the log. */
    private static boolean finds(Pattern pattern, String text) {
        try {
            return pattern.matcher(new DeadlineText(text, PATIENCE)).find();
        } catch (DeadlineText.TooSlowException | StackOverflowError tooDear) {
            LOG.warn("A custom format's pattern was given up over a name of {} letters: {}", text.length(), pattern);
            return false;
        }
    }

    private static boolean isSource(String value, Quality quality) {
        int slash = value.indexOf('/');
        return slash < 0
                ? quality.source().name().equals(value)
                : quality.source().name().equals(value.substring(0, slash))
                        && quality.modifier().name().equals(value.substring(slash + 1));
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

    private static String type(Numbers numbers) {
        if (numbers.fullSeason()) {
            return "SEASON";
        }
        int held = Math.max(numbers.episodes().size(), numbers.absolute().size());
        return held > 1 ? "MULTIPLE" : "SINGLE";
    }

    /** Above the lower bound and up to the upper one, as the established managers have it. */
    private static boolean isBetween(String bounds, double number) {
        int dash = bounds.indexOf('-', 1);
        return number > Double.parseDouble(bounds.substring(0, dash))
                && number <= Double.parseDouble(bounds.substring(dash + 1));
    }
}
