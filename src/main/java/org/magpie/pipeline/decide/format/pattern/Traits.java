package org.magpie.pipeline.decide.format.pattern;

import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.magpie.media.format.CustomFormat.Subject;
import org.magpie.pipeline.parse.ParsedRelease;
import org.magpie.pipeline.parse.ParsedRelease.Numbers;
import org.magpie.pipeline.search.Release;

/** What of a release the specifications look at, and how much time patterns may still take over it. Made for one release. */
public final class Traits {
    /** Looks at letters that all patterns together may take over one release; far more than honest ones need. */
    private static final int PATIENCE = 5_000_000;

    private static final byte FOUND = 1;
    private static final byte NOT_FOUND = 2;

    private final Release release;
    private final ParsedRelease parsed;
    private final String originalLanguage;
    private final PatternInput name;
    private final PatternInput group;
    private final PatternInput edition;
    private final byte[] found;
    private int left = PATIENCE;
    private @Nullable Set<String> languages;

    /**
     * @param patterns how many there are, so that each finding is kept
     */
    public Traits(Release release, ParsedRelease parsed, String originalLanguage, int patterns) {
        this.found = new byte[patterns];
        this.release = release;
        this.parsed = parsed;
        this.originalLanguage = originalLanguage;
        this.name = new PatternInput(release.name());
        this.group = new PatternInput(Objects.requireNonNullElse(parsed.group(), ""));
        this.edition = new PatternInput(parsed.edition());
    }

    public Release release() {
        return release;
    }

    public ParsedRelease parsed() {
        return parsed;
    }

    public String originalLanguage() {
        return originalLanguage;
    }

    /** The text that a pattern of that subject searches. */
    public PatternInput text(Subject subject) {
        return switch (subject) {
            case GROUP -> group;
            case EDITION -> edition;
            default -> name;
        };
    }

    /** Whether a pattern is found in the text of its subject; searched for once. */
    public boolean finds(TextPattern pattern, Subject subject) {
        int place = pattern.place();
        if (place >= found.length) {
            return pattern.finds(text(subject), this); // made after this
        }
        if (found[place] == 0) {
            found[place] = pattern.finds(text(subject), this) ? FOUND : NOT_FOUND;
        }
        return found[place] == FOUND;
    }

    /** What is spoken; a release that says nothing is in the original language. */
    public Set<String> languages() {
        Set<String> known = languages;
        if (known == null) {
            known = new HashSet<>(parsed.languages());
            known.addAll(release.languages());
            if (known.isEmpty() && !originalLanguage.isEmpty()) {
                known.add(originalLanguage);
            }
            languages = known;
        }
        return known;
    }

    /** The name of the release type: one episode, several, or a whole season. */
    public String type() {
        Numbers numbers = parsed.numbers();
        if (numbers.fullSeason()) {
            return "SEASON";
        }
        int held = Math.max(numbers.episodes().size(), numbers.absolute().size());
        return held > 1 ? "MULTIPLE" : "SINGLE";
    }

    /** Looks that patterns may still take. */
    int left() {
        return left;
    }

    void spend(int looks) {
        left -= looks;
    }
}
