package org.magpie.pipeline.decide.profile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.magpie.base.text.Json;

/** Lists and maps of plain values as the tables keep them. */
final class ReleasePreferenceJson {
    private static final ObjectMapper JSON = Json.newMapper();

    private ReleasePreferenceJson() {}

    static String write(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("Plain values can be written", impossible);
        }
    }

    static <T> T read(String stored, TypeReference<T> type) {
        try {
            return JSON.readValue(stored, type);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("A stored profile cannot be read", broken);
        }
    }
}
