package org.magpie.catalog;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.hibernate.LockMode;
import org.magpie.base.error.Message;
import org.magpie.base.http.Call;
import org.magpie.base.http.Http;
import org.magpie.base.http.HttpException;
import org.magpie.base.http.HttpResponse;
import org.magpie.base.job.Progress;
import org.magpie.base.store.Store;
import org.magpie.media.Artwork;
import org.magpie.media.LibraryChanged;
import org.magpie.media.title.Title;
import org.magpie.media.title.TitleRepository_;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Pictures in the data folder: fetched once after a title was added, scaled down, and thrown away again longest unseen first
 * when they take up too much. What is not there is drawn by the window.
 */
public final class DiskArtwork implements Artwork {
    private static final Logger LOG = LoggerFactory.getLogger(DiskArtwork.class);
    private static final long LARGEST_DOWNLOAD = 24L << 20;

    private final Store store;
    private final Http http;
    private final Function<URI, Call> calls;
    private final PictureFolder pictures;

    /**
     * @param calls makes the call for the address of a picture, see {@link PictureCalls}
     * @param folder made when it is not there
     * @param bound bytes that all pictures together may take up
     */
    public DiskArtwork(Store store, Http http, Function<URI, Call> calls, Path folder, long bound) {
        this.store = store;
        this.http = http;
        this.calls = calls;
        this.pictures = new PictureFolder(folder, bound);
    }

    @Override
    public Optional<BufferedImage> picture(long titleId, Kind kind, int width) {
        Path file = pictures.place(titleId, kind);
        try {
            return Optional.of(pictures.read(file, width));
        } catch (NoSuchFileException notThere) {
            return Optional.empty();
        } catch (IOException damaged) {
            LOG.warn("The picture {} cannot be read and is thrown away: {}", file, damaged.getMessage());
            pictures.delete(file);
            mark(titleId, kind, false);
            return Optional.empty();
        }
    }

    /** The stored picture as a JPEG file; that it was asked for does not count as looked at. */
    public Optional<byte[]> file(long titleId, Kind kind) {
        try {
            return Optional.of(Files.readAllBytes(pictures.place(titleId, kind)));
        } catch (NoSuchFileException notThere) {
            return Optional.empty();
        } catch (IOException unreadable) {
            LOG.warn("The {} of title {} cannot be read", name(kind), titleId, unreadable);
            return Optional.empty();
        }
    }

    /** Whether a picture could be fetched that is not on disk. */
    public boolean isMissing(long titleId) {
        return store.read(session -> new TitleRepository_(session).find(titleId)).stream()
                .anyMatch(title -> isMissing(title, Kind.POSTER) || isMissing(title, Kind.BACKDROP));
    }

    /** Fetches the pictures of a title that are not there yet. One that cannot be had is only logged: a drawn one stands in. */
    public void fetch(long titleId, Progress progress) {
        Optional<Title> title = store.read(session -> new TitleRepository_(session).find(titleId));
        if (title.isEmpty()) {
            return;
        }
        progress.says(Message.of("artwork.fetching", title.get().name()));
        for (Kind kind : Kind.values()) {
            progress.checkCancelled();
            if (isMissing(title.get(), kind)) {
                title.get().address(kind).ifPresent(address -> fetch(titleId, kind, address));
            }
        }
        for (PictureFolder.Picture gone : pictures.makeRoom()) {
            mark(gone.titleId(), gone.kind(), false);
        }
    }

    /** Throws a title's pictures away. */
    public void forget(long titleId) {
        for (Kind kind : Kind.values()) {
            pictures.delete(pictures.place(titleId, kind));
        }
    }

    private static boolean isMissing(Title title, Kind kind) {
        return title.address(kind).isPresent() && !title.has(kind);
    }

    private void fetch(long titleId, Kind kind, URI address) {
        try {
            HttpResponse response = http.send(calls.apply(address).atMost(LARGEST_DOWNLOAD));
            if (!response.isOk()) {
                LOG.warn("No {} for title {}: status {}", name(kind), titleId, response.status());
                return;
            }
            pictures.write(pictures.place(titleId, kind), response.bytes(), kind);
            mark(titleId, kind, true);
        } catch (HttpException | IOException failure) {
            LOG.warn("No {} for title {}: {}", name(kind), titleId, failure.getMessage());
        }
    }

    private static String name(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private void mark(long titleId, Kind kind, boolean there) {
        store.change(unit -> {
            Title title = unit.session().get(Title.class, titleId, LockMode.PESSIMISTIC_WRITE);
            if (title == null) {
                pictures.delete(pictures.place(titleId, kind)); // taken out of the library meanwhile
            } else if (title.has(kind) != there) {
                title.pictured(kind, there);
                unit.session().update(title);
                unit.publish(new LibraryChanged(Set.of(titleId)));
            }
        });
    }
}
