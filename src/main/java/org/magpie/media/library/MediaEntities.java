package org.magpie.media.library;

import java.util.List;
import org.magpie.media.file.MediaFile;
import org.magpie.media.file.RootFolderEntity;
import org.magpie.media.quality.ProfileEntity;
import org.magpie.media.title.Album;
import org.magpie.media.title.Artist;
import org.magpie.media.title.Author;
import org.magpie.media.title.Book;
import org.magpie.media.title.Episode;
import org.magpie.media.title.Film;
import org.magpie.media.title.Item;
import org.magpie.media.title.Movie;
import org.magpie.media.title.Series;
import org.magpie.media.title.Slot;
import org.magpie.media.title.Title;

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
