package org.magpie.catalog.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One item of Wikidata as its API answers it: names by language and statements by property. A statement that is called deprecated, or
 * has no value, says nothing; one that is preferred goes before the others.
 */
final class WikidataItem {
    private static final Pattern TIME = Pattern.compile("^\\+(\\d{4})-(\\d{2})-(\\d{2})T.*");
    private static final Pattern ID = Pattern.compile("Q\\d{1,12}");
    private static final int DAY = 11;
    private static final int YEAR = 9;

    private final JsonNode item;

    WikidataItem(JsonNode item) {
        this.item = item;
    }

    /**
     * When something was, as exactly as it is known.
     *
     * @param day its first day where only a year or month is known
     * @param exact whether the day itself is known
     */
    record When(LocalDate day, boolean exact) {}

    /** Whether a text is an id of an item, such as Q1412. */
    static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    /** Its own id: another than the one asked for where two items were made one. */
    String id() {
        return SourceJson.text(item, "id");
    }

    boolean isThere() {
        return isId(id()) && !item.has("missing");
    }

    /** Its name in the first of these languages that it has one in; empty where it has none. */
    String label(List<String> languages) {
        return languages.stream()
                .map(language -> SourceJson.name(item.path("labels").path(language), "value"))
                .filter(label -> !label.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** The languages that it has a name in. */
    List<String> languages() {
        List<String> languages = new ArrayList<>();
        item.path("labels").fieldNames().forEachRemaining(languages::add);
        return languages;
    }

    String description(List<String> languages) {
        return languages.stream()
                .map(language -> SourceJson.name(item.path("descriptions").path(language), "value"))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** All its names in all languages that were asked for. */
    Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        item.path("labels").forEach(label -> names.add(SourceJson.name(label, "value")));
        item.path("aliases").forEach(language -> language.forEach(alias -> names.add(SourceJson.name(alias, "value"))));
        names.addAll(texts("P1476", "text"));
        names.remove("");
        return names;
    }

    /** The name of its article in the Wikipedia of a language; empty where it has none. */
    String article(String language) {
        return SourceJson.name(item.path("sitelinks").path(language + "wiki"), "title");
    }

    /** The texts of a property's statements, best first. */
    List<String> strings(String property) {
        List<String> strings = new ArrayList<>();
        for (JsonNode value : values(property)) {
            if (value.isTextual()) {
                strings.add(value.asText().strip());
            }
        }
        return strings;
    }

    /** The items that a property's statements name, best first. */
    List<String> items(String property) {
        return texts(property, "id").stream().filter(WikidataItem::isId).toList();
    }

    /** One field of a property's values, best first. */
    List<String> texts(String property, String field) {
        List<String> texts = new ArrayList<>();
        for (JsonNode value : values(property)) {
            String text = SourceJson.name(value, field);
            if (!text.isEmpty()) {
                texts.add(text);
            }
        }
        return texts;
    }

    /** The earliest time that a property names, one that is known to the day before one of the same year that is not; null: none. */
    @Nullable
    When earliest(String property) {
        List<When> all = new ArrayList<>();
        for (JsonNode value : values(property)) {
            When when = when(value);
            if (when != null) {
                all.add(when);
            }
        }
        return all.stream()
                .min(Comparator.comparing((When each) -> each.day().getYear())
                        .thenComparing(each -> !each.exact())
                        .thenComparing(When::day))
                .orElse(null);
    }

    private static @Nullable When when(JsonNode value) {
        Matcher time = TIME.matcher(SourceJson.text(value, "time"));
        int precision = SourceJson.number(value, "precision");
        if (!time.matches() || precision < YEAR) {
            return null;
        }
        try {
            int month = Math.max(1, Integer.parseInt(time.group(2)));
            int day = Math.max(1, Integer.parseInt(time.group(3)));
            LocalDate date = LocalDate.of(Integer.parseInt(time.group(1)), month, day);
            return date.getYear() < 1800 || date.getYear() > 2200 ? null : new When(date, precision >= DAY);
        } catch (DateTimeException notOne) {
            return null;
        }
    }

    /** The length in minutes that a property tells first in a unit of time; 0 where none does. */
    int minutes(String property) {
        for (JsonNode value : values(property)) {
            double amount = amount(SourceJson.text(value, "amount"));
            String unit = SourceJson.text(value, "unit").replaceFirst("^.*/", "");
            double minutes = switch (unit) {
                case "Q7727" -> amount;
                case "Q25235" -> amount * 60;
                case "Q11574" -> amount / 60;
                default -> 0;
            };
            if (minutes >= 1 && minutes < 10_000) {
                return (int) Math.round(minutes);
            }
        }
        return 0;
    }

    private static double amount(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException none) {
            return 0;
        }
    }

    private List<JsonNode> values(String property) {
        List<JsonNode> preferred = new ArrayList<>();
        List<JsonNode> others = new ArrayList<>();
        for (JsonNode statement : item.path("claims").path(property)) {
            JsonNode main = statement.path("mainsnak");
            if (SourceJson.text(main, "snaktype").equals("value")) {
                switch (SourceJson.text(statement, "rank")) {
                    case "preferred" -> preferred.add(main.path("datavalue").path("value"));
                    case "normal" -> others.add(main.path("datavalue").path("value"));
                    default -> {
                        // Deprecated: known to be wrong.
                    }
                }
            }
        }
        preferred.addAll(others);
        return preferred;
    }
}
