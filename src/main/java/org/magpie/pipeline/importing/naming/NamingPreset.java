package org.magpie.pipeline.importing.naming;

import java.util.Locale;
import java.util.Map;
import org.magpie.base.error.Message;
import org.magpie.media.MediaKind;
import org.magpie.pipeline.importing.naming.pattern.NamingPattern;

/**
 * Patterns that fit a media server or a habit, so that nobody has to write one.
 *
 * @param id such as "plex"
 * @param patterns by "kind.what", as the resource has them
 */
public record NamingPreset(String id, Map<String, String> patterns) {
    public NamingPreset {
        patterns = Map.copyOf(patterns);
    }

    /** What people call it. */
    public Message label() {
        return Message.of("naming.preset." + id);
    }

    /** The patterns for one kind. */
    public NamingScheme scheme(MediaKind kind) {
        String file = pattern(kind, "file");
        return new NamingScheme(
                !"false".equals(pattern(kind, "rename")),
                NamingPattern.parse(pattern(kind, "folder"), kind),
                NamingPattern.parse(pattern(kind, "season"), kind),
                NamingPattern.parse(pattern(kind, "specials"), kind),
                NamingPattern.parse(file, kind),
                NamingPattern.parse(patterns.getOrDefault(key(kind, "daily"), file), kind),
                NamingPattern.parse(patterns.getOrDefault(key(kind, "anime"), file), kind));
    }

    private String pattern(MediaKind kind, String what) {
        return patterns.getOrDefault(key(kind, what), "");
    }

    /** The key of a pattern: {@code series.season}. */
    public static String key(MediaKind kind, String what) {
        return kind.name().toLowerCase(Locale.ROOT) + "." + what;
    }
}
