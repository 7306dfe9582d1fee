package org.magpie.catalog.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.commons.text.StringEscapeUtils;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.Message;
import org.magpie.provider.ProviderException;

/** Reads the fields of answers that nobody vouches for: what is missing or of the wrong type is empty, what is too long is cut. */
final class SourceJson {
    private static final Pattern TAG = Pattern.compile("<[^<>]{0,200}>");
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Cc}]+");
    private static final int LONGEST_NAME = 500;
    private static final int LONGEST_TEXT = 10_000;

    private SourceJson() {}

    /** One line; empty where there is none. */
    static String name(JsonNode node, String field) {
        return cut(line(text(node, field)), LONGEST_NAME);
    }

    /** Plain text of one that may hold markup. */
    static String prose(JsonNode node, String field) {
        String plain = TAG.matcher(text(node, field)).replaceAll(" ");
        return cut(line(StringEscapeUtils.unescapeHtml4(plain)), LONGEST_TEXT);
    }

    /** A text or number as text; empty where there is none. */
    static String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isTextual() || value.isNumber() ? value.asText() : "";
    }

    /** Two capital letters of ISO 3166; empty where there are none. */
    static String country(JsonNode node, String field) {
        return country(text(node, field));
    }

    static String country(String code) {
        return code.matches("[A-Za-z]{2}") ? code.toUpperCase(Locale.ROOT) : "";
    }

    static int number(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.canConvertToInt() ? value.asInt() : 0;
    }

    static double rating(JsonNode node, String field) {
        double value = node.path(field).asDouble(0);
        return value >= 0 && value <= 10 ? value : 0;
    }

    static @Nullable LocalDate date(JsonNode node, String field) {
        String text = text(node, field);
        if (text.length() < 10) {
            return null;
        }
        try {
            LocalDate date = LocalDate.parse(text.substring(0, 10));
            return date.getYear() < 1800 || date.getYear() > 2200 ? null : date;
        } catch (DateTimeException notOne) {
            return null; // an empty or made-up date says the same as none
        }
    }

    static @Nullable Instant time(JsonNode node, String field) {
        try {
            return date(node, field) == null
                    ? null
                    : OffsetDateTime.parse(text(node, field)).toInstant();
        } catch (DateTimeException notOne) {
            return null;
        }
    }

    /** An http or https address, null where there is none. */
    static @Nullable URI address(JsonNode node, String field) {
        return address(text(node, field));
    }

    static @Nullable URI address(String text) {
        try {
            URI address = URI.create(text);
            String scheme =
                    address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
            return (scheme.equals("http") || scheme.equals("https")) && address.getHost() != null ? address : null;
        } catch (IllegalArgumentException notOne) {
            return null;
        }
    }

    /** The English name of a language by its ISO 639-1 code; empty for what is none. */
    static String language(String code) {
        if (!code.matches("[a-z]{2,3}")) {
            return "";
        }
        String name = Locale.of(code).getDisplayLanguage(Locale.ENGLISH);
        return name.equals(code) ? "" : name;
    }

    /** The given array. */
    static JsonNode array(String source, JsonNode node) {
        if (!node.isArray()) {
            throw unusable(source);
        }
        return node;
    }

    static ProviderException unusable(String source) {
        return new ProviderException.BadAnswer(Message.of("source.answer-unusable", source), null);
    }

    private static String line(String text) {
        return BLANKS.matcher(text).replaceAll(" ").strip();
    }

    private static String cut(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
        return text.substring(0, end);
    }
}
