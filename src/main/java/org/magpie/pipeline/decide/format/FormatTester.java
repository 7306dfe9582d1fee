package org.magpie.pipeline.decide.format;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.Message;
import org.magpie.base.error.UserException;
import org.magpie.media.MediaKind;
import org.magpie.media.format.CustomFormat;
import org.magpie.media.format.CustomFormat.Specification;
import org.magpie.media.format.CustomFormat.Subject;
import org.magpie.pipeline.decide.format.pattern.Patterns;
import org.magpie.pipeline.decide.format.pattern.TextPattern;
import org.magpie.pipeline.decide.format.pattern.Traits;
import org.magpie.pipeline.parse.ParsedRelease;
import org.magpie.pipeline.parse.ReleaseReader;
import org.magpie.pipeline.search.Protocol;
import org.magpie.pipeline.search.Release;

/** Holds formats against a name that a person types, and tells which specification held and by which words. */
public final class FormatTester {
    private static final int LONGEST = 4_096;

    private final ReleaseReader reader;

    public FormatTester(ReleaseReader reader) {
        this.reader = reader;
    }

    /**
     * What came of one format.
     *
     * @param specifications in the format's order
     */
    public record Trial(CustomFormat format, boolean fits, List<Tried> specifications) {}

    /**
     * What came of one specification.
     *
     * @param holds negation included
     * @param from where the words that a pattern found begin in the name; equal to {@code to} where none are shown
     * @param read what the release was taken to have, for all but patterns
     * @param problem why it cannot be used, or what is worth knowing; empty where nothing is
     */
    public record Tried(
            Specification specification, boolean holds, int from, int to, String read, Optional<Message> problem) {}

    /** What is wrong with a format; empty where it can be used. */
    public Optional<Message> problem(CustomFormat format) {
        try {
            FormatCheck.check(format);
            return Optional.empty();
        } catch (UserException unusable) {
            return Optional.of(unusable.message());
        }
    }

    /** What is wrong with one specification; empty where it can be used. */
    public Optional<Message> problem(Specification specification) {
        return problem(new CustomFormat("", false, List.of(specification)));
    }

    /** Tries a format; empty where the name says too little to be understood. Takes a fifth of a second at the very most. */
    public Optional<Trial> test(String name, MediaKind kind, CustomFormat format) {
        return test(name, kind, List.of(format)).stream().findFirst();
    }

    /** Tries many formats, those that cannot be used left out. */
    public List<Trial> test(String name, MediaKind kind, List<CustomFormat> formats) {
        String bounded = name.length() > LONGEST ? name.substring(0, LONGEST) : name;
        Optional<ParsedRelease> parsed = reader.read(bounded, kind);
        if (parsed.isEmpty()) {
            return List.of();
        }
        Traits traits = new Traits(release(bounded, kind, -1, Set.of()), parsed.get(), "", 0);
        List<Trial> trials = new ArrayList<>();
        for (CustomFormat format : formats) {
            trials.add(trial(format, traits));
        }
        return trials;
    }

    private static Trial trial(CustomFormat format, Traits traits) {
        Patterns patterns = new Patterns();
        List<Tried> tried = new ArrayList<>();
        boolean usable = true;
        for (Specification each : format.specifications()) {
            try {
                tried.add(tried(Condition.of(each, patterns), traits));
            } catch (UserException unusable) {
                usable = false;
                tried.add(new Tried(each, false, 0, 0, "", Optional.of(unusable.message())));
            }
        }
        boolean fits = usable && CompiledFormat.of(format, patterns).fits(traits);
        return new Trial(format, fits, tried);
    }

    private static Tried tried(Condition condition, Traits traits) {
        Specification specification = condition.specification();
        TextPattern pattern = condition.pattern();
        if (pattern == null) {
            return new Tried(
                    specification,
                    condition.holds(traits),
                    0,
                    0,
                    read(specification.subject(), traits),
                    Optional.empty());
        }
        String text = traits.text(specification.subject()).text();
        Matcher found = pattern.search(text, traits);
        boolean holds = (found != null) != specification.negate();
        Optional<Message> slow = pattern.isSlow() ? Optional.of(Message.of("format.slow")) : Optional.empty();
        if (found == null) {
            return new Tried(specification, holds, 0, 0, "", slow);
        }
        String name = traits.release().name();
        int shift = specification.subject() == Subject.TITLE ? 0 : Math.max(0, name.lastIndexOf(text));
        return new Tried(specification, holds, shift + found.start(), shift + found.end(), "", slow);
    }

    private static String read(Subject subject, Traits traits) {
        ParsedRelease parsed = traits.parsed();
        return switch (subject) {
            case SOURCE -> parsed.quality().source().name();
            case RESOLUTION -> Integer.toString(parsed.quality().resolution());
            case MODIFIER -> parsed.quality().modifier().name();
            case LANGUAGE -> String.join(", ", parsed.languages());
            case RELEASE_TYPE -> traits.type();
            case YEAR -> year(parsed.year());
            case TITLE, GROUP, EDITION, FLAG, SIZE -> "";
        };
    }

    private static String year(@Nullable Integer year) {
        return Objects.toString(year, "");
    }

    /** A release that no indexer offers. */
    static Release release(String name, MediaKind kind, long size, Set<String> flags) {
        return new Release(
                0,
                "",
                name,
                name,
                kind,
                Protocol.DIRECT,
                URI.create("https://localhost/"),
                null,
                size,
                Instant.EPOCH,
                -1,
                -1,
                null,
                Map.of(),
                Set.of(),
                flags,
                Set.of(),
                null,
                null);
    }
}
