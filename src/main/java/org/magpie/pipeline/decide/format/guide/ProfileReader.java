package org.magpie.pipeline.decide.format.guide;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.magpie.base.error.Message;
import org.magpie.base.error.UserException;
import org.magpie.media.MediaKind;
import org.magpie.media.quality.Profile;
import org.magpie.media.quality.Profile.Entry;
import org.magpie.media.quality.Quality;
import org.magpie.pipeline.decide.format.guide.GuideParts.ProfilePart;

/**
 * Reads quality profiles: the guide's, best quality first and by names, and the managers' own exports, worst first and with each
 * quality as an object.
 */
final class ProfileReader {
    private static final String ANY = "Any";

    /**
     * @throws UserException when it cannot be made a profile
     */
    GuideParts read(JsonNode node, MediaKind kind) {
        String name = node.path("name").asText().strip();
        if (name.isEmpty()) {
            throw new UserException("profile.name-empty");
        }
        List<Message> problems = new ArrayList<>();
        List<Entry> entries = new ArrayList<>();
        Map<String, Entry> byName = new HashMap<>();
        boolean export = false;
        for (JsonNode item : node.path("items")) {
            export |= item.path("quality").isObject() || hasObjects(item.path("items"));
            Optional<Entry> entry = entry(name, item, kind, problems);
            entry.ifPresent(each -> {
                entries.add(each);
                keys(item).forEach(key -> byName.put(key, each));
            });
        }
        if (!export) {
            Collections.reverse(entries);
        }
        // What the document leaves out can still be allowed by hand.
        List<Entry> whole = new ArrayList<>(missing(entries, kind));
        whole.addAll(entries);
        Entry cutoff = byName.get(node.path("cutoff").asText());
        if (cutoff == null) {
            throw new UserException("guide.cutoff", node.path("cutoff").asText());
        }
        Profile profile = new Profile(
                0,
                name,
                kind,
                whole,
                cutoff.qualities().getLast(),
                node.path("upgradeAllowed").asBoolean(),
                node.path("minFormatScore").asInt(),
                node.path("cutoffFormatScore").asInt(),
                Math.max(1, node.path("minUpgradeFormatScore").asInt(1)),
                Map.of(),
                languages(node.path("language")));
        ProfilePart part = new ProfilePart(
                node.path("trash_id").asText("").strip(),
                profile,
                node.path("trash_score_set").asText("default"),
                formats(node.path("formatItems")),
                scores(node.path("formatItems")));
        return new GuideParts(List.of(), List.of(part), List.of(), problems);
    }

    private static boolean hasObjects(JsonNode items) {
        return items.isArray() && !items.isEmpty() && items.get(0).isObject();
    }

    /** By what the cutoff may name it: its name, or in an export its number. */
    private static List<String> keys(JsonNode item) {
        JsonNode quality = item.path("quality");
        return quality.isObject()
                ? List.of(quality.path("id").asText(), quality.path("name").asText())
                : List.of(item.path("name").asText(), item.path("id").asText("-"));
    }

    private static Optional<Entry> entry(String profile, JsonNode item, MediaKind kind, List<Message> problems) {
        boolean allowed = item.path("allowed").asBoolean();
        JsonNode parts = item.path("items");
        List<Quality> qualities = new ArrayList<>();
        boolean group = parts.isArray() && !parts.isEmpty();
        if (group) {
            parts.forEach(part -> quality(profile, part, kind, problems).ifPresent(qualities::add));
        } else {
            JsonNode single = item.path("quality").isObject() ? item : item.path("name");
            quality(profile, single, kind, problems).ifPresent(qualities::add);
        }
        String name = group ? item.path("name").asText() : "";
        return qualities.isEmpty() ? Optional.empty() : Optional.of(new Entry(name, qualities, allowed));
    }

    private static Optional<Quality> quality(String profile, JsonNode node, MediaKind kind, List<Message> problems) {
        String name = node.isObject() ? node.path("quality").path("name").asText() : node.asText();
        Optional<Quality> quality = QualityNames.find(name, kind);
        if (quality.isEmpty()) {
            problems.add(Message.of("guide.unknown-quality", profile, name));
        }
        return quality;
    }

    private static List<Entry> missing(List<Entry> entries, MediaKind kind) {
        Set<Quality> there = new HashSet<>();
        entries.forEach(entry -> there.addAll(entry.qualities()));
        return Quality.of(kind).stream()
                .filter(quality -> !there.contains(quality))
                .map(quality -> new Entry("", List.of(quality), false))
                .toList();
    }

    private static Set<String> languages(JsonNode language) {
        String name = language.isObject() ? language.path("name").asText() : language.asText(ANY);
        return name.isEmpty() || name.equals(ANY) ? Set.of() : Set.of(name);
    }

    private static Map<String, String> formats(JsonNode items) {
        Map<String, String> ids = new LinkedHashMap<>();
        if (items.isObject()) {
            items.properties()
                    .forEach(each -> ids.put(each.getKey(), each.getValue().asText()));
        }
        return ids;
    }

    private static Map<String, Integer> scores(JsonNode items) {
        Map<String, Integer> scores = new LinkedHashMap<>();
        if (items.isArray()) {
            items.forEach(each ->
                    scores.put(each.path("name").asText(), each.path("score").asInt()));
        }
        return scores;
    }
}
