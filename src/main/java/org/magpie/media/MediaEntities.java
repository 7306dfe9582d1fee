package org.magpie.media;

import java.util.List;

/** What this room stores as entities, for the wiring. */
public final class MediaEntities {
    public static final List<Class<?>> ALL = List.of(
            Title.class,
            Movie.class,
            Series.class,
            Artist.class,
            Author.class,
            Item.class,
            Film.class,
            Episode.class,
            Album.class,
            Book.class,
            Slot.class,
            MediaFile.class,
            ProfileEntity.class,
            RootFolderEntity.class);

    private MediaEntities() {}
}
