package org.magpie.media;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.magpie.base.text.Json;
import org.magpie.base.text.UnreadableTextException;

/** Small lists and maps as they stand in one column. */
public final class StoredJson {
    private static final ObjectMapper MAPPER = Json.newMapper();
    private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};
    private static final TypeReference<Map<String, Integer>> NUMBERS = new TypeReference<>() {};

    private StoredJson() {}

    public static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException("cannot be written as JSON: " + value.getClass(), failure);
        }
    }

    /** In order, so that the same set is always the same text. */
    public static String writeSet(Collection<String> texts) {
        return write(new TreeSet<>(texts));
    }

    public static String writeNumbers(Map<String, Integer> numbers) {
        return write(new TreeMap<>(numbers));
    }

    public static List<String> texts(String stored) {
        return stored.equals("[]") ? List.of() : read(stored, TEXTS);
    }

    public static Set<String> set(String stored) {
        return Set.copyOf(texts(stored));
    }

    public static Map<String, Integer> numbers(String stored) {
        return read(stored, NUMBERS);
    }

    public static <T> T read(String stored, TypeReference<T> type) {
        try {
            return MAPPER.readValue(stored, type);
        } catch (JsonProcessingException failure) {
            throw new UnreadableTextException("not what was stored", failure);
        }
    }
}
