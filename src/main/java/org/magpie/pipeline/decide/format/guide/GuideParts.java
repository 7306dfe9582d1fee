package org.magpie.pipeline.decide.format.guide;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.magpie.base.error.Message;
import org.magpie.media.MediaKind;
import org.magpie.media.format.CustomFormat;
import org.magpie.media.quality.Profile;
import org.magpie.media.quality.Profiles.SizeBounds;
import org.magpie.media.quality.Quality;

/**
 * What was read of the community's documents, or of exports of the established managers, before any of it is taken in.
 *
 * @param problems what was left out, each in one sentence
 */
public record GuideParts(
        List<FormatPart> formats, List<ProfilePart> profiles, List<SizesPart> sizes, List<Message> problems) {
    public GuideParts {
        formats = List.copyOf(formats);
        profiles = List.copyOf(profiles);
        sizes = List.copyOf(sizes);
        problems = List.copyOf(problems);
    }

    /**
     * @param guideId by which the guide knows it; empty where nothing says
     * @param scores by the name of a set
     */
    public record FormatPart(MediaKind kind, String guideId, CustomFormat format, Map<String, Integer> scores) {}

    /**
     * @param profile without scores; its id is 0
     * @param scoreSet whose scores of the formats count
     * @param formats guide ids of the formats that it scores, by name
     * @param scores that it states itself, by the name of a format
     */
    public record ProfilePart(
            String guideId,
            Profile profile,
            String scoreSet,
            Map<String, String> formats,
            Map<String, Integer> scores) {}

    /**
     * @param type what the guide calls it: movie, series, anime …
     */
    public record SizesPart(MediaKind kind, String type, Map<Quality, SizeBounds> sizes) {}

    /** All of these together, in order. */
    public static GuideParts together(List<GuideParts> all) {
        List<FormatPart> formats = new ArrayList<>();
        List<ProfilePart> profiles = new ArrayList<>();
        List<SizesPart> sizes = new ArrayList<>();
        List<Message> problems = new ArrayList<>();
        all.forEach(parts -> {
            formats.addAll(parts.formats());
            profiles.addAll(parts.profiles());
            sizes.addAll(parts.sizes());
            problems.addAll(parts.problems());
        });
        return new GuideParts(formats, profiles, sizes, problems);
    }

    /** Nothing but a problem. */
    public static GuideParts of(Message problem) {
        return new GuideParts(List.of(), List.of(), List.of(), List.of(problem));
    }
}
