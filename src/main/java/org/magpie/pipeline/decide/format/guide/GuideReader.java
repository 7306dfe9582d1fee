package org.magpie.pipeline.decide.format.guide;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.magpie.base.error.Message;
import org.magpie.base.error.UserException;
import org.magpie.base.text.Json;
import org.magpie.base.text.UnreadableTextException;
import org.magpie.media.MediaKind;
import org.magpie.media.quality.Profiles.SizeBounds;
import org.magpie.media.quality.Quality;
import org.magpie.pipeline.decide.format.FormatReader;
import org.magpie.pipeline.decide.format.guide.GuideParts.FormatPart;
import org.magpie.pipeline.decide.format.guide.GuideParts.SizesPart;

/**
 * Reads the documents in which the community hands on what it recommends: custom formats, quality profiles and quality sizes, one or
 * many in one text. What cannot be used is named and the rest goes on.
 */
public final class GuideReader {
    private static final int LONGEST_NAME = 190;
    /** From here on the managers set no bound, in MB a minute. */
    private static final double NO_BOUND_FOR_FILMS = 2_000;

    private static final double NO_BOUND_FOR_SERIES = 1_000;

    private final FormatReader formats = new FormatReader();
    private final ProfileReader profiles = new ProfileReader();

    /**
     * @param kind what it is meant for: numbers in it mean different things for films and series
     * @throws UserException when it is no JSON, or nothing in it is known
     */
    public GuideParts read(String text, MediaKind kind) {
        JsonNode node;
        try {
            node = Json.parse(text);
        } catch (UnreadableTextException failure) {
            throw new UserException(failure, "format.not-json");
        }
        return read(node, kind);
    }

    /** As {@link #read(String, MediaKind)}, already parsed. */
    public GuideParts read(JsonNode node, MediaKind kind) {
        List<GuideParts> parts = new ArrayList<>();
        if (node.isArray()) {
            node.forEach(each -> parts.add(one(each, kind)));
        } else {
            parts.add(one(node, kind));
        }
        return GuideParts.together(parts);
    }

    private GuideParts one(JsonNode node, MediaKind kind) {
        try {
            if (node.path("specifications").isArray()) {
                return new GuideParts(List.of(format(node, kind)), List.of(), List.of(), List.of());
            }
            if (node.path("items").isArray() && node.has("cutoff")) {
                return profiles.read(node, kind);
            }
            if (node.path("qualities").isArray()) {
                return sizes(node, kind);
            }
            return GuideParts.of(Message.of("guide.unknown-part", name(node)));
        } catch (UserException unusable) {
            return GuideParts.of(Message.of("guide.left-out", name(node), unusable.message()));
        }
    }

    private static String name(JsonNode node) {
        String name = node.path("name").asText("").strip();
        return name.length() > 80 ? name.substring(0, 79) + "…" : name;
    }

    private FormatPart format(JsonNode node, MediaKind kind) {
        if (node.path("name").asText().strip().length() > LONGEST_NAME) {
            throw new UserException("format.name-wrong", LONGEST_NAME);
        }
        Map<String, Integer> scores = new HashMap<>();
        node.path("trash_scores").properties().forEach(each -> {
            if (each.getValue().isInt()) {
                scores.put(each.getKey(), each.getValue().intValue());
            }
        });
        return new FormatPart(
                kind, node.path("trash_id").asText("").strip(), formats.read(node, kind), Map.copyOf(scores));
    }

    private static GuideParts sizes(JsonNode node, MediaKind kind) {
        Map<Quality, SizeBounds> sizes = new EnumMap<>(Quality.class);
        List<Message> problems = new ArrayList<>();
        double noBound = kind == MediaKind.MOVIE ? NO_BOUND_FOR_FILMS : NO_BOUND_FOR_SERIES;
        for (JsonNode each : node.path("qualities")) {
            String name = each.path("quality").asText();
            double maximum = each.path("max").asDouble();
            QualityNames.find(name, kind)
                    .ifPresentOrElse(
                            quality -> sizes.put(
                                    quality,
                                    new SizeBounds(
                                            each.path("min").asDouble(),
                                            each.path("preferred").asDouble(),
                                            maximum >= noBound ? 0 : maximum)),
                            () -> problems.add(Message.of(
                                    "guide.unknown-quality", node.path("type").asText(), name)));
        }
        SizesPart part = new SizesPart(kind, node.path("type").asText(""), Map.copyOf(sizes));
        return new GuideParts(List.of(), List.of(), List.of(part), problems);
    }
}
