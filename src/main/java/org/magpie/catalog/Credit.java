package org.magpie.catalog;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Whom a part of what is shown of a title comes from, for sources whose licence asks that it be said.
 *
 * @param author may be empty
 * @param license short name, such as "CC BY-SA 4.0"
 * @param page where it stands, null where nothing is to be linked
 */
public record Credit(
        Part part, String author, String license, @Nullable URI page) {
    private static final int LONGEST = 200;

    public Credit {
        author = author.length() <= LONGEST ? author : author.substring(0, LONGEST);
        license = license.length() <= LONGEST ? license : license.substring(0, LONGEST);
    }

    /** What of a title. */
    public enum Part {
        /** Names, dates, people. */
        FACTS,
        /** The overview. */
        TEXT,
        /** The poster. */
        PICTURE
    }
}
