package org.magpie.base.text;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;

/**
 * Reads JSON (RFC 8259) that nobody vouches for: bounded in depth and in the length of names, numbers and texts, one value and
 * nothing behind it, and never a class named by the text itself.
 */
public final class Json {
    private static final int DEEPEST = 200;
    private static final int LONGEST_TEXT = 8 << 20;
    private static final int LONGEST_NUMBER = 200;
    private static final int LONGEST_NAME = 20_000;

    private static final ObjectMapper MAPPER = newMapper();

    private Json() {}

    /** A mapper with these bounds, for those who bind records or stream. */
    public static ObjectMapper newMapper() {
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(DEEPEST)
                        .maxStringLength(LONGEST_TEXT)
                        .maxNumberLength(LONGEST_NUMBER)
                        .maxNameLength(LONGEST_NAME)
                        .build())
                // Otherwise the exception of a bad document quotes it, and with it whatever key it holds.
                .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                .build();
        return JsonMapper.builder(factory)
                .addModule(new JavaTimeModule())
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
    }

    /**
     * @throws UnreadableTextException if it is no JSON, empty, or beyond the bounds
     */
    public static JsonNode parse(byte[] bytes) {
        try {
            return checked(MAPPER.readTree(bytes));
        } catch (IOException failure) {
            throw unreadable(failure);
        }
    }

    /**
     * @throws UnreadableTextException if it is no JSON, empty, or beyond the bounds
     */
    public static JsonNode parse(String text) {
        try {
            return checked(MAPPER.readTree(text));
        } catch (JsonProcessingException failure) {
            throw unreadable(failure);
        }
    }

    private static JsonNode checked(JsonNode node) {
        if (node == null || node.isMissingNode()) {
            throw new UnreadableTextException("empty, not JSON", null);
        }
        return node;
    }

    /** Jackson's own message quotes the offending text; the place is enough and gives nothing away. */
    private static UnreadableTextException unreadable(IOException failure) {
        if (failure instanceof JsonProcessingException json && json.getLocation() != null) {
            JsonLocation place = json.getLocation();
            return new UnreadableTextException(
                    "no JSON at line " + place.getLineNr() + ", column " + place.getColumnNr(), null);
        }
        return new UnreadableTextException("no JSON", null);
    }
}
