package org.magpie.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Compares an answer with what a vector expects, as the description of the vectors tells. */
final class Comparison {
    private static final Set<String> TITLES = Set.of(
            "title",
            "titleWithoutYear",
            "allTitles",
            "artist",
            "album",
            "author",
            "book",
            "bookSubtitle",
            "subtitleTitle",
            "text");
    private static final Set<String> SETS = Set.of("languages", "subtitleTags");
    private static final Set<String> MUST_BE_GIVEN = Set.of("parsed", "sceneTitle");
    private static final Set<String> TEXTS = Set.of("output", "text", "cleanTitle", "slug", "sceneName");

    private Comparison() {}

    /** The expected fields that the answer does not meet. */
    static List<String> wrong(String kind, JsonNode expected, ObjectNode answer) {
        List<String> wrong = new ArrayList<>();
        for (Map.Entry<String, JsonNode> field : expected.properties()) {
            if (!meets(kind, field.getKey(), field.getValue(), answer)) {
                wrong.add(field.getKey());
            }
        }
        return wrong;
    }

    private static boolean meets(String kind, String name, JsonNode wanted, ObjectNode answer) {
        if (name.equals("languagesInclude")) {
            return texts(answer.path("languages")).containsAll(texts(wanted));
        }
        if (name.equals("qualityNot")) {
            String quality = answer.path("quality").path("name").asText("");
            return !quality.isEmpty() && !quality.equals(wanted.asText());
        }
        JsonNode given = answer.path(name);
        if (wanted.isObject()) {
            return wanted.properties().stream()
                    .allMatch(field -> same(unlessNone(field), unlessNone(field.getKey(), given.path(field.getKey()))));
        }
        if (MUST_BE_GIVEN.contains(name)) {
            return given.equals(wanted);
        }
        if (TEXTS.contains(name) && !given.isTextual()) {
            return false;
        }
        boolean seasonZero = name.equals("season") && wanted.isInt() && wanted.asInt() == 0;
        if (isEmpty(wanted) && !seasonZero) {
            return isEmpty(given);
        }
        if (SETS.contains(name)) {
            return given.isArray() && texts(wanted).equals(texts(given));
        }
        if (TITLES.contains(name)) {
            boolean anyCase = kind.endsWith(".search") && !name.equals("allTitles");
            return titles(wanted, anyCase).equals(titles(given, anyCase));
        }
        return same(wanted, given);
    }

    private static JsonNode unlessNone(Map.Entry<String, JsonNode> field) {
        return unlessNone(field.getKey(), field.getValue());
    }

    private static JsonNode unlessNone(String key, JsonNode value) {
        boolean none = key.equals("modifier") && value.asText().equals("none");
        return none ? com.fasterxml.jackson.databind.node.MissingNode.getInstance() : value;
    }

    private static boolean same(JsonNode one, JsonNode other) {
        if (isEmpty(one) && isEmpty(other)) {
            return true;
        }
        if (one.isNumber() && other.isNumber()) {
            return one.asDouble() == other.asDouble();
        }
        if (one.isArray() && other.isArray()) {
            if (one.size() != other.size()) {
                return false;
            }
            for (int i = 0; i < one.size(); i++) {
                if (!same(one.get(i), other.get(i))) {
                    return false;
                }
            }
            return true;
        }
        return one.equals(other);
    }

    private static boolean isEmpty(JsonNode node) {
        return node.isMissingNode()
                || node.isNull()
                || (node.isBoolean() && !node.asBoolean())
                || (node.isTextual() && node.asText().isEmpty())
                || (node.isContainerNode() && node.isEmpty())
                || (node.isNumber() && node.asDouble() == 0);
    }

    private static Set<String> texts(JsonNode array) {
        Set<String> texts = new HashSet<>();
        array.forEach(node -> texts.add(node.asText()));
        texts.remove("Unknown");
        return texts;
    }

    private static List<String> titles(JsonNode node, boolean anyCase) {
        List<String> titles = new ArrayList<>();
        if (node.isArray()) {
            node.forEach(title -> titles.add(squeezed(title, anyCase)));
        } else {
            titles.add(squeezed(node, anyCase));
        }
        return titles;
    }

    private static String squeezed(JsonNode node, boolean anyCase) {
        String text = String.join(" ", node.asText("").strip().split("\\s+", -1));
        return anyCase ? text.toLowerCase(Locale.ROOT) : text;
    }
}
