package org.magpie.insight.filter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.magpie.base.error.UserException;
import org.magpie.base.store.Preferences;
import org.magpie.base.text.Json;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Filters that people keep under a name. Safe for any number of threads. */
public final class SavedFilters {
    /** Key of the preference that holds them: JSON, each as a text by its name. */
    public static final String KEY = "library.filters";

    /** What a name may be long. */
    public static final int LONGEST_NAME = 80;

    private static final int MOST = 200;
    private static final Logger LOG = LoggerFactory.getLogger(SavedFilters.class);
    private static final ObjectMapper JSON = Json.newMapper();
    private static final TypeReference<LinkedHashMap<String, String>> TEXTS = new TypeReference<>() {};

    private final Preferences preferences;

    public SavedFilters(Preferences preferences) {
        this.preferences = preferences;
    }

    /** By name, as {@link FilterText} writes them. */
    public Map<String, String> all() {
        Map<String, String> sorted = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        preferences.get(KEY).ifPresent(stored -> sorted.putAll(read(stored)));
        return sorted;
    }

    private static Map<String, String> read(String stored) {
        try {
            return stored.isBlank() ? Map.of() : JSON.readValue(stored, TEXTS);
        } catch (JsonProcessingException unreadable) {
            LOG.warn("The kept filters cannot be read and are passed over", unreadable);
            return Map.of();
        }
    }

    /** The filter of that name, whatever the case of its letters. */
    public Optional<TitleFilter> find(String name) {
        return Optional.ofNullable(all().get(name)).map(FilterText::read);
    }

    /**
     * Keeps a filter in the place of one of its name.
     *
     * @throws UserException where the name is empty, too long, or there are too many
     */
    public void save(String name, TitleFilter filter) {
        String called = name.strip();
        if (called.isEmpty() || called.length() > LONGEST_NAME) {
            throw new UserException("filter.name.wrong", LONGEST_NAME);
        }
        Map<String, String> all = all();
        all.remove(called);
        if (all.size() >= MOST) {
            throw new UserException("filter.too-many", MOST);
        }
        all.put(called, FilterText.write(filter));
        write(all);
    }

    public void remove(String name) {
        Map<String, String> all = all();
        all.remove(name);
        write(all);
    }

    private void write(Map<String, String> all) {
        try {
            preferences.set(KEY, JSON.writeValueAsString(all));
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException("Texts can be written", failure);
        }
    }
}
