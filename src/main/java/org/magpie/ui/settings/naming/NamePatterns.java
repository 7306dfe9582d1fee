package org.magpie.ui.settings.naming;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.magpie.base.error.Message;
import org.magpie.media.MediaKind;
import org.magpie.pipeline.importing.naming.NamingRules;

/** The patterns by which files and folders are named, each with an example. Quick enough to be asked at each key. */
public interface NamePatterns {
    /** All patterns, by kind. */
    List<Pattern> patterns();

    /**
     * What a pattern makes of made-up titles: the names that files and folders would have.
     *
     * @param rules how colons and several episodes in one file are written
     */
    Example example(Pattern pattern, String text, NamingRules rules);

    /** Patterns for all of a kind's names that go well with a media server or player. */
    List<Preset> presets(MediaKind kind);

    /**
     * @param key of the preference that holds it
     * @param what it names; its label in the bundle is {@code settings.naming.what.<what>}
     * @param standard what counts while nothing is stored
     */
    record Pattern(String key, MediaKind kind, String what, String standard) {}

    /**
     * @param names what the pattern makes of a plain title, then what it makes of harder ones; as far as they could be made
     * @param problem why the pattern cannot be used; empty when it can
     */
    record Example(List<String> names, Optional<Message> problem) {
        public Example {
            names = List.copyOf(names);
        }
    }

    /**
     * @param name for people
     * @param patterns by the key of the pattern
     */
    record Preset(Message name, Map<String, String> patterns) {}
}
