package org.magpie.pipeline.decide.format;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.UserException;
import org.magpie.media.MediaKind;
import org.magpie.media.TitleFacts;
import org.magpie.media.format.CustomFormat;
import org.magpie.media.format.StoredFormat;
import org.magpie.media.quality.Profile;
import org.magpie.pipeline.decide.Score;
import org.magpie.pipeline.decide.Scoring;
import org.magpie.pipeline.decide.format.pattern.Patterns;
import org.magpie.pipeline.decide.format.pattern.Traits;
import org.magpie.pipeline.match.Candidate;
import org.magpie.pipeline.parse.ParsedRelease;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Scores releases by the custom formats that a profile gives a score to. Formats are made ready once and again only when they have
 * changed; what fits one release is found out once for all its slots. Safe for any number of threads.
 */
public final class FormatScoring implements Scoring {
    private static final Logger LOG = LoggerFactory.getLogger(FormatScoring.class);

    private final Patterns patterns = new Patterns();
    private final Supplier<Shelf> shelves;
    private volatile @Nullable Shelf shelf;
    private volatile @Nullable Held last;

    /**
     * Scores by formats that stay as they are, for whatever kind.
     *
     * @throws UserException when a format's pattern cannot be used
     */
    public FormatScoring(List<CustomFormat> formats) {
        List<CompiledFormat> compiled = formats.stream()
                .map(format -> CompiledFormat.of(format, patterns))
                .toList();
        Map<MediaKind, List<CompiledFormat>> byKind = new HashMap<>();
        for (MediaKind kind : MediaKind.values()) {
            byKind.put(kind, compiled);
        }
        Shelf fixed = new Shelf(List.of(), byKind);
        this.shelves = () -> fixed;
    }

    /**
     * Scores by the formats of the library.
     *
     * @param formats answers the very same list until a format changes; one whose pattern cannot be used is left out
     */
    public FormatScoring(Supplier<List<StoredFormat>> formats) {
        this.shelves = () -> follow(formats.get());
    }

    /** The formats made ready, and of which list. */
    private record Shelf(List<StoredFormat> of, Map<MediaKind, List<CompiledFormat>> byKind) {}

    /** What is known of the last release. Two threads may both find out the same; neither is wrong. */
    private static final class Held {
        private static final byte FITS = 1;
        private static final byte DOES_NOT = 2;

        private final Candidate candidate;
        private final List<CompiledFormat> formats;
        private final Traits traits;
        private final byte[] fits;

        Held(Candidate candidate, Traits traits, List<CompiledFormat> formats) {
            this.candidate = candidate;
            this.formats = formats;
            this.traits = traits;
            this.fits = new byte[formats.size()];
        }

        @SuppressWarnings("ReferenceEquality") // the same candidate comes again for each slot of its title
        boolean isOf(Candidate other, String language, List<CompiledFormat> ready) {
            return candidate == other
                    && formats == ready
                    && traits.originalLanguage().equals(language);
        }

        List<CompiledFormat> formats() {
            return formats;
        }

        boolean fits(int at) {
            if (fits[at] == 0) {
                fits[at] = formats.get(at).fits(traits) ? FITS : DOES_NOT;
            }
            return fits[at] == FITS;
        }
    }

    @SuppressWarnings("ReferenceEquality") // the very same list means that nothing has changed
    private Shelf follow(List<StoredFormat> formats) {
        Shelf now = shelf;
        if (now != null && now.of() == formats) {
            return now;
        }
        Map<CustomFormat, CompiledFormat> ready = new HashMap<>();
        if (now != null) {
            now.byKind().values().forEach(each -> each.forEach(format -> ready.put(format.format(), format)));
        }
        Map<MediaKind, List<CompiledFormat>> byKind = new HashMap<>();
        for (StoredFormat format : formats) {
            try {
                CompiledFormat compiled =
                        ready.computeIfAbsent(format.format(), each -> CompiledFormat.of(each, patterns));
                byKind.computeIfAbsent(format.kind(), kind -> new ArrayList<>()).add(compiled);
            } catch (UserException unusable) {
                LOG.warn(
                        "The custom format {} cannot be used and counts nothing: {}",
                        format.name(),
                        unusable.message());
            }
        }
        Shelf made = new Shelf(formats, byKind);
        shelf = made;
        return made;
    }

    @Override
    public Score score(Candidate candidate, TitleFacts title, Profile profile) {
        ParsedRelease parsed = candidate.parsed();
        if (parsed == null || profile.scores().isEmpty()) {
            return Score.NONE;
        }
        Held held = held(candidate, parsed, title, profile.kind());
        List<Score.Part> parts = new ArrayList<>();
        for (int at = 0; at < held.formats().size(); at++) {
            String name = held.formats().get(at).name();
            int worth = profile.scores().getOrDefault(name, 0);
            if (worth != 0 && held.fits(at)) {
                parts.add(new Score.Part(name, worth));
            }
        }
        return Score.of(parts);
    }

    /** The names of all formats of the title's kind that fit, scored or not, in order. */
    public List<String> fitting(Candidate candidate, TitleFacts title) {
        ParsedRelease parsed = candidate.parsed();
        if (parsed == null) {
            return List.of();
        }
        Held held = held(candidate, parsed, title, title.kind());
        List<String> names = new ArrayList<>();
        for (int at = 0; at < held.formats().size(); at++) {
            if (held.fits(at)) {
                names.add(held.formats().get(at).name());
            }
        }
        return names;
    }

    private Held held(Candidate candidate, ParsedRelease parsed, TitleFacts title, MediaKind kind) {
        List<CompiledFormat> formats = shelves.get().byKind().getOrDefault(kind, List.of());
        Held before = last;
        if (before != null && before.isOf(candidate, title.originalLanguage(), formats)) {
            return before;
        }
        Traits traits = new Traits(candidate.release(), parsed, title.originalLanguage(), patterns.size());
        Held held = new Held(candidate, traits, formats);
        last = held;
        return held;
    }
}
