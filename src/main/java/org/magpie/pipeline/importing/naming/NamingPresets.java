package org.magpie.pipeline.importing.naming;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import org.magpie.media.MediaKind;

/** All presets, read once from {@code presets.properties} beside this class. */
public final class NamingPresets {
    private static final String RESOURCE = "presets.properties";
    private static final String DEFAULT = "magpie";
    private static final List<String> ORDER = List.of(DEFAULT, "plex", "jellyfin", "kodi", "as-downloaded");

    private final Map<String, Map<String, String>> patterns = new TreeMap<>();

    /**
     * @throws IllegalStateException when the resource is missing, which is a mistake in the build
     */
    public NamingPresets() {
        Properties lines = load();
        for (String key : lines.stringPropertyNames()) {
            int dot = key.indexOf('.');
            patterns.computeIfAbsent(key.substring(0, dot), id -> new TreeMap<>())
                    .put(key.substring(dot + 1), lines.getProperty(key));
        }
    }

    /** All of them, the one for new libraries first. */
    public List<NamingPreset> all() {
        return ORDER.stream().map(this::preset).toList();
    }

    /** The patterns of a new library. */
    public NamingScheme standard(MediaKind kind) {
        return preset(DEFAULT).scheme(kind);
    }

    /** A preset by its id. */
    public Optional<NamingPreset> find(String id) {
        return patterns.containsKey(id) ? Optional.of(preset(id)) : Optional.empty();
    }

    /** What a preset leaves open is as in the default one. */
    private NamingPreset preset(String id) {
        Map<String, String> all = new TreeMap<>(patterns.getOrDefault(DEFAULT, Map.of()));
        all.putAll(patterns.getOrDefault(id, Map.of()));
        return new NamingPreset(id, all);
    }

    private static Properties load() {
        Properties lines = new Properties();
        try (InputStream stream = NamingPresets.class.getResourceAsStream(RESOURCE)) {
            if (stream == null) {
                throw new IllegalStateException("No naming presets");
            }
            Reader reader = new InputStreamReader(stream, StandardCharsets.UTF_8);
            lines.load(reader);
            return lines;
        } catch (IOException broken) {
            throw new UncheckedIOException("Cannot read the naming presets", broken);
        }
    }
}
