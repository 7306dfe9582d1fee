package org.magpie.pipeline.match;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.Message;
import org.magpie.media.MediaKind;

/** By what releases of a title are known to be its own. Reads the database: never on the window's thread. */
public interface TitleAliases {
    /**
     * The names of a title and how releases number its episodes.
     *
     * @throws org.magpie.base.error.UserException when the title is gone
     */
    Known of(long titleId);

    /** Why a title cannot have one more name, such as that it is the name of another title; empty where it can. */
    Optional<Message> objection(long titleId, String name);

    /**
     * What a release calls its title, and whether that can be one more name of this title; empty where it says no name, or one that the
     * title has already.
     */
    Optional<Called> called(String releaseName, long titleId);

    /**
     * @param name as the release has it
     * @param objection why it cannot be one more name of the title; empty where it can
     */
    record Called(String name, Optional<Message> objection) {}

    /**
     * @param year 0 where it is not known
     * @param names the official one first, then by origin and name
     * @param episodes of a series, by season and number, specials last; empty for all other kinds
     */
    record Known(
            long titleId,
            MediaKind kind,
            String name,
            int year,
            List<KnownName> names,
            List<Place> episodes,
            EpisodeNumbering numbering) {
        public Known {
            names = List.copyOf(names);
            episodes = List.copyOf(episodes);
        }
    }

    /**
     * @param release the release that it was learned from; empty but for those of {@link Origin#RELEASE}
     */
    record KnownName(String name, Origin origin, String release) {
        /** Whether a person gave it and may take it away. */
        public boolean isOwn() {
            return origin == Origin.RELEASE || origin == Origin.OWN;
        }
    }

    /** Where a name is from; in the bundle {@code names.origin.<name>}. */
    enum Origin {
        /** The title's own name. */
        OFFICIAL,
        /** A person typed it. */
        OWN,
        /** A person said that a release which bears it is of this title. */
        RELEASE,
        /** Its source knows it, and takes it away again when it no longer does. */
        ALTERNATIVE
    }

    /**
     * An episode as the library has it.
     *
     * @param absolute its number over all seasons, null where the source gives none
     */
    record Place(int season, int number, @Nullable Integer absolute, String name) {}
}
