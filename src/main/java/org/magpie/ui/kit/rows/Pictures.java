package org.magpie.ui.kit.rows;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.image.Image;
import org.magpie.base.http.Call;
import org.magpie.base.http.Http;
import org.magpie.base.http.HttpException;
import org.magpie.base.http.HttpResponse;
import org.magpie.media.Artwork;
import org.magpie.ui.kit.background.Background;

/**
 * Loads pictures away from the window's thread and keeps the last ones, bounded by what they take in memory. A picture that a
 * scrolled-away poster no longer wants is not loaded. Asked on the window's thread.
 */
public final class Pictures {
    private static final long MOST_BYTES = 96L << 20;
    private static final long MOST_DOWNLOAD = 4L << 20;
    private static final int AT_ONCE = 4;

    private final Artwork artwork;
    private final Supplier<Http> http;
    private final Function<URI, Call> calls;
    private final Background background;
    private final Semaphore places = new Semaphore(AT_ONCE);
    private final Cache<Object, Optional<Image>> kept = Caffeine.newBuilder()
            .maximumWeight(MOST_BYTES)
            .weigher((Object key, Optional<Image> picture) ->
                    picture.map(Pictures::weight).orElse(64))
            .expireAfterWrite(Duration.ofMinutes(30))
            .build();

    /**
     * @param calls makes the call for the address of a picture
     */
    public Pictures(Artwork artwork, Supplier<Http> http, Function<URI, Call> calls, Background background) {
        this.artwork = artwork;
        this.http = http;
        this.calls = calls;
        this.background = background;
    }

    /**
     * A title's stored picture, scaled to fit.
     *
     * @param width pixels
     * @param show told once, at once where the picture is at hand; empty where there is none
     * @return call it when the picture is no longer wanted
     */
    public Background.Cancel ask(long titleId, Artwork.Kind kind, int width, Consumer<Optional<Image>> show) {
        return load(
                new Stored(titleId, kind, width),
                () -> artwork.picture(titleId, kind, width).map(picture -> SwingFXUtils.toFXImage(picture, null)),
                show);
    }

    /** The poster of a title that is not in the library yet, from the address that its source gave. */
    public Background.Cancel ask(URI address, int width, Consumer<Optional<Image>> show) {
        return load(new Remote(address, width), () -> fetch(address, width), show);
    }

    /** Forgets what is kept of a title, as it may have changed. */
    public void forget(long titleId) {
        kept.asMap().keySet().removeIf(key -> key instanceof Stored stored && stored.titleId() == titleId);
    }

    private Background.Cancel load(Object key, Callable<Optional<Image>> work, Consumer<Optional<Image>> show) {
        Optional<Image> known = kept.getIfPresent(key);
        if (known != null) {
            show.accept(known);
            return () -> {};
        }
        AtomicBoolean unwanted = new AtomicBoolean();
        background.run(
                () -> {
                    places.acquireUninterruptibly();
                    try {
                        if (unwanted.get()) {
                            return Optional.<Image>empty();
                        }
                        Optional<Image> picture = work.call();
                        kept.put(key, picture);
                        return picture;
                    } finally {
                        places.release();
                    }
                },
                picture -> {
                    if (!unwanted.get()) {
                        show.accept(picture);
                    }
                },
                failure -> {
                    // A title without its picture is shown with the drawn placeholder; nothing for a person to do.
                    kept.put(key, Optional.empty());
                    if (!unwanted.get()) {
                        show.accept(Optional.empty());
                    }
                });
        return () -> unwanted.set(true);
    }

    private Optional<Image> fetch(URI address, int width) {
        try {
            HttpResponse response =
                    http.get().send(calls.apply(address).atMost(MOST_DOWNLOAD).once());
            if (!response.isOk()) {
                return Optional.empty();
            }
            Image picture = new Image(new ByteArrayInputStream(response.bytes()), width, 0, true, true);
            return picture.isError() ? Optional.empty() : Optional.of(picture);
        } catch (HttpException failure) {
            return Optional.empty();
        }
    }

    private static int weight(Image picture) {
        return (int) (picture.getWidth() * picture.getHeight() * 4);
    }

    private record Stored(long titleId, Artwork.Kind kind, int width) {}

    private record Remote(URI address, int width) {}
}
