package org.magpie.pipeline.decide.format;

import java.util.List;
import org.magpie.media.CustomFormat;
import org.magpie.media.Profile;
import org.magpie.media.TitleFacts;
import org.magpie.pipeline.decide.Scoring;
import org.magpie.pipeline.match.Candidate;
import org.magpie.pipeline.parse.ParsedRelease;

/** Scores releases by the custom formats that a profile gives a score to. Safe for any number of threads. */
public final class FormatScoring implements Scoring {
    private final List<CompiledFormat> formats;

    /**
     * @throws org.magpie.base.error.UserException when a format's pattern cannot be used
     */
    public FormatScoring(List<CustomFormat> formats) {
        this.formats = formats.stream().map(CompiledFormat::of).toList();
    }

    @Override
    public int score(Candidate candidate, TitleFacts title, Profile profile) {
        ParsedRelease parsed = candidate.parsed();
        if (parsed == null || profile.scores().isEmpty()) {
            return 0;
        }
        CompiledFormat.Traits traits =
                new CompiledFormat.Traits(candidate.release(), parsed, title.originalLanguage());
        return formats.stream()
                .filter(format -> profile.scores().getOrDefault(format.name(), 0) != 0)
                .filter(format -> format.fits(traits))
                .mapToInt(format -> profile.scores().getOrDefault(format.name(), 0))
                .sum();
    }

    /** The names of all formats that fit, scored or not, in order. */
    public List<String> fitting(Candidate candidate, TitleFacts title) {
        ParsedRelease parsed = candidate.parsed();
        if (parsed == null) {
            return List.of();
        }
        CompiledFormat.Traits traits =
                new CompiledFormat.Traits(candidate.release(), parsed, title.originalLanguage());
        return formats.stream()
                .filter(format -> format.fits(traits))
                .map(CompiledFormat::name)
                .toList();
    }
}
