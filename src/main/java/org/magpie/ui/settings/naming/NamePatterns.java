package org.magpie.ui.settings.naming;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.magpie.base.error.Message;
import org.magpie.media.MediaKind;

/** The patterns by which files and folders are named, each with an example. Quick enough to be asked at each key. */
public interface NamePatterns {
    /** All patterns, by kind. */
    List<Pattern> patterns();

    /** What a pattern makes of a made-up title. */
    Example example(Pattern pattern, String text);

    /** Patterns for all of a kind's names that go well with a media server or player. */
    List<Preset> presets(MediaKind kind);

    /**
     * @param key of the preference that holds it
     * @param what it names; its label in the bundle is {@code settings.naming.what.<what>}
     * @param standard what counts while nothing is stored
     */
    record Pattern(String key, MediaKind kind, String what, String standard) {}

    /**
     * @param text the name, as far as one could be made
     * @param problem why the pattern cannot be used; empty when it can
     */
    record Example(String text, Optional<Message> problem) {}

    /**
     * @param name for people
     * @param patterns by the key of the pattern
     */
    record Preset(Message name, Map<String, String> patterns) {}
}
