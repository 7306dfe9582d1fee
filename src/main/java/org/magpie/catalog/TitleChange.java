package org.magpie.catalog;

import java.util.Set;

/** What is changed in one title or in many at once. */
public sealed interface TitleChange {
    /** Begins or ends looking after titles; of films, after the film itself too. */
    record Monitoring(boolean monitored) implements TitleChange {}

    /** Gives the first copy of each title another quality profile, which must be of their kind. */
    record Profile(long profileId) implements TitleChange {}

    /** Gives the first copy of each title another root folder, which must be of their kind. Files that are there stay where they are. */
    record RootFolder(long rootId) implements TitleChange {}

    /** Adds tags to those that each title has. */
    record AddTags(Set<String> tags) implements TitleChange {
        public AddTags {
            tags = Set.copyOf(tags);
        }
    }

    /** Takes tags from titles that have them. */
    record RemoveTags(Set<String> tags) implements TitleChange {
        public RemoveTags {
            tags = Set.copyOf(tags);
        }
    }
}
