package org.magpie.ui.settings.naming;

import java.util.List;
import java.util.Optional;
import org.magpie.base.error.Message;
import org.magpie.media.MediaKind;

/** Reads a name for the tester: what each piece of it was taken for. Quick enough to be asked at each key. */
public interface NameReading {
    Result read(String name, MediaKind kind);

    /** Which title of the library a name is taken for, and why; empty where nobody knows a library. May take seconds. */
    default Optional<Message> match(String name, MediaKind kind) {
        return Optional.empty();
    }

    /**
     * @param pieces together they are the whole name
     * @param facts what was read, in the order to show
     * @param refused why nothing could be read
     */
    record Result(List<Piece> pieces, List<Fact> facts, Optional<Message> refused) {}

    /**
     * @param sense what it was taken for, its name in the bundle is {@code settings.tester.sense.<sense>}; empty for what says
     *     nothing
     */
    record Piece(String text, String sense) {}

    /**
     * @param key its name in the bundle is {@code settings.tester.fact.<key>}
     */
    record Fact(String key, String value) {}
}
