package org.magpie.pipeline.search.indexer.m3u;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.Message;
import org.magpie.base.http.Call;
import org.magpie.base.http.HomeNetwork;
import org.magpie.base.http.HttpResponse;
import org.magpie.base.secret.FileVault;
import org.magpie.pipeline.search.indexer.Addresses;
import org.magpie.provider.ProviderException;
import org.magpie.provider.ProviderHttp;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One playlist: a person's file, or a copy of what stands at an address, fetched again when it has become old and only if it has
 * changed (RFC 9110, 13.1.2 and 13.1.3). Safe for any number of threads; one of them fetches or reads while the others wait.
 */
final class Playlist {
    private static final Logger LOG = LoggerFactory.getLogger(Playlist.class);
    private static final Duration LONGEST = Duration.ofMinutes(10);
    /** A copy of that age is not asked for again on account of a link. */
    private static final Duration FRESH = Duration.ofMinutes(1);

    private static final long LARGEST = 1L << 30;
    /** How much older than wanted a copy may grow, while its server does not answer, before that is a failure. */
    private static final int MUCH_TOO_OLD = 3;

    private static final Pattern PLAIN_NAME = Pattern.compile("\\d+-[0-9a-f]{8}\\.m3u(?:\\.part|\\.tags)?");
    private static final DirectoryStream.Filter<Path> PLAIN_COPIES =
            file -> PLAIN_NAME.matcher(file.getFileName().toString()).matches();

    private final String name;
    private final String place;
    private final FileVault vault;
    private final Path copy;
    private final PlaylistText text;
    private final Duration refresh;
    private final ProviderHttp http;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Known known;
    /** What was there when additions were last told of, where it has been fetched again since. */
    private @Nullable PlaylistIndex told;

    /** The playlist as it was when it was last read. */
    record Known(PlaylistIndex index, Instant read, long size) {}

    /**
     * @param place address or path, as a person has typed it
     * @param folder for copies of what stands at addresses
     * @param vault locks them
     * @param refresh how old a copy may become
     */
    Playlist(
            long id,
            String name,
            String place,
            Path folder,
            FileVault vault,
            Duration refresh,
            ProviderHttp http,
            Clock clock) {
        this.name = name;
        this.place = place.strip();
        this.refresh = refresh;
        this.http = http;
        this.clock = clock;
        this.vault = vault;
        this.copy = isAddress() ? folder.resolve(copyName(id, this.place)) : ownFile();
        this.text = isAddress() ? new PlaylistText.Locked(copy, vault) : new PlaylistText.Plain(copy);
    }

    private boolean isAddress() {
        return place.regionMatches(true, 0, "http://", 0, 7) || place.regionMatches(true, 0, "https://", 0, 8);
    }

    /** Whether it comes from the internet. */
    boolean isPublic() {
        String host = isAddress() ? URI.create(Addresses.escaped(place)).getHost() : null;
        return host != null && !HomeNetwork.isPrivateName(host);
    }

    private Path ownFile() {
        try {
            Path path = Path.of(place);
            if (path.isAbsolute()) {
                return path;
            }
        } catch (java.nio.file.InvalidPathException notOne) {
            throw notAPlace();
        }
        throw notAPlace();
    }

    private static ProviderException notAPlace() {
        return new ProviderException.BadSettings(Message.of("indexer.m3u.bad-place"));
    }

    /** As it is known; fetched or read where it has not been, or is twice as old as it should be. */
    Known now() {
        lock.lock();
        try {
            Known before = before();
            if (before == null || isOlderThan(before, refresh.multipliedBy(2)) || ownFileChanged(before)) {
                return refreshed(before);
            }
            return before;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Fetched or read again whatever its age, because a link of it does not work any more. What is that fresh already is answered as
     * it is: many links go stale at once.
     */
    Known reread() {
        lock.lock();
        try {
            Known before = before();
            Known after = before == null || isOlderThan(before, FRESH) ? refreshed(before) : before;
            if (before != null && after.index() != before.index() && told == null) {
                told = before.index();
            }
            return after;
        } finally {
            lock.unlock();
        }
    }

    /** What has been added since the last time, where it was time to look; empty otherwise. */
    List<PlaylistIndex.Hit> added(int most) {
        lock.lock();
        try {
            Known before = before();
            boolean due = before == null || isOlderThan(before, refresh) || ownFileChanged(before);
            PlaylistIndex earlier = told != null ? told : before == null ? null : before.index();
            Known after = due ? refreshed(before) : before;
            told = null;
            return after == null || earlier == null || after.index() == earlier
                    ? List.of()
                    : after.index().notIn(earlier, most);
        } catch (IOException failure) {
            throw unreadable(failure);
        } finally {
            lock.unlock();
        }
    }

    private boolean isOlderThan(Known one, Duration age) {
        return clock.instant().isAfter(one.read().plus(age));
    }

    private boolean ownFileChanged(Known one) {
        try {
            return !isAddress()
                    && (Files.size(copy) != one.size()
                            || Files.getLastModifiedTime(copy).toInstant().isAfter(one.read()));
        } catch (IOException gone) {
            return true; // reading it will say so
        }
    }

    /** From memory, or from the copy that the last run has left. */
    private @Nullable Known before() {
        if (known == null && isAddress()) {
            forgetPlainCopies();
        }
        if (known == null && isAddress() && Files.exists(copy)) {
            try {
                known = index(Files.getLastModifiedTime(copy).toInstant());
            } catch (IOException damaged) {
                LOG.warn("The copy of the playlist {} cannot be read and is fetched again", name, damaged);
            }
        }
        return known;
    }

    /** Once copies were not locked: what is left of those goes, whichever playlist it is of. */
    private void forgetPlainCopies() {
        try (DirectoryStream<Path> left =
                Files.newDirectoryStream(copy.toAbsolutePath().getParent(), PLAIN_COPIES)) {
            for (Path plain : left) {
                Files.delete(plain);
                LOG.info("A copy of a playlist that was not locked is deleted: {}", plain.getFileName());
            }
        } catch (IOException | java.nio.file.DirectoryIteratorException kept) {
            LOG.warn("Copies of playlists that are not locked could not be deleted", kept);
        }
    }

    private Known refreshed(@Nullable Known before) {
        Instant now = clock.instant();
        try {
            if (isAddress() && !fetch(before != null) && before != null) {
                Files.setLastModifiedTime(copy, java.nio.file.attribute.FileTime.from(now));
                known = new Known(before.index(), now, before.size());
                return known;
            }
            known = index(now);
            return known;
        } catch (ProviderException failure) {
            if (before == null || isOlderThan(before, refresh.multipliedBy(MUCH_TOO_OLD))) {
                throw failure;
            }
            LOG.warn("The playlist {} cannot be fetched again, the copy stays: {}", name, failure.getMessage());
            return before;
        } catch (IOException failure) {
            throw unreadable(failure);
        } catch (UncheckedIOException failure) {
            throw unreadable(failure);
        }
    }

    private ProviderException unreadable(Exception failure) {
        return new ProviderException.BadAnswer(Message.of("indexer.m3u.unreadable", name), failure);
    }

    private Known index(Instant read) throws IOException {
        long start = System.nanoTime();
        PlaylistIndex index = PlaylistIndex.of(text);
        PlaylistIndex.Contents held = index.contents();
        if (held.films() + held.episodes() + held.live() == 0) {
            throw new ProviderException.BadAnswer(Message.of("indexer.m3u.not-a-playlist"), null);
        }
        LOG.info(
                "{}: {} films, {} episodes and {} channels read in {} ms",
                name,
                held.films(),
                held.episodes(),
                held.live(),
                (System.nanoTime() - start) / 1_000_000);
        return new Known(index, read, Files.size(copy));
    }

    /**
     * Fetches it beside the copy and puts it in its place when it is whole.
     *
     * @return false when it has not changed
     */
    private boolean fetch(boolean hasCopy) throws IOException {
        Call call =
                Call.get(URI.create(Addresses.escaped(place))).within(LONGEST).atMost(LARGEST);
        Properties tags = tags();
        if (hasCopy) {
            call = with(call, "If-None-Match", tags.getProperty("etag"));
            call = with(call, "If-Modified-Since", tags.getProperty("last-modified"));
        }
        Path fresh = copy.resolveSibling(copy.getFileName() + ".part");
        HttpResponse response;
        try (OutputStream out = vault.create(fresh)) {
            response = http.receive(name, call, out);
        }
        if (response.status() == 304 && hasCopy) {
            Files.delete(fresh);
            return false;
        }
        try {
            http.checked(name, response);
        } catch (ProviderException refused) {
            Files.delete(fresh);
            throw refused;
        }
        Files.move(fresh, copy, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        Properties next = new Properties();
        response.header("etag").ifPresent(value -> next.setProperty("etag", value));
        response.header("last-modified").ifPresent(value -> next.setProperty("last-modified", value));
        try (OutputStream out = Files.newOutputStream(tagsFile())) {
            next.store(out, null);
        }
        return true;
    }

    private static Call with(Call call, String header, @Nullable String value) {
        return value == null ? call : call.header(header, value);
    }

    private Properties tags() throws IOException {
        Properties tags = new Properties();
        if (Files.exists(tagsFile())) {
            try (java.io.InputStream in = Files.newInputStream(tagsFile())) {
                tags.load(in);
            }
        }
        return tags;
    }

    private Path tagsFile() {
        return copy.resolveSibling(copy.getFileName() + ".tags");
    }

    /** Takes away the copy of a playlist that was only tried. */
    void forget() {
        if (isAddress()) {
            for (Path file : List.of(copy, tagsFile(), copy.resolveSibling(copy.getFileName() + ".part"))) {
                try {
                    Files.deleteIfExists(file);
                } catch (IOException kept) {
                    LOG.warn("{} could not be deleted", file, kept);
                }
            }
        }
    }

    /** Of an entry, when it came; playlists do not say. */
    Optional<Instant> readAt() {
        lock.lock();
        try {
            return Optional.ofNullable(known).map(Known::read);
        } finally {
            lock.unlock();
        }
    }

    /** What the copy of a playlist is called in its folder. */
    static String copyName(long id, String address) {
        return id + "-" + print(address) + ".m3u.locked";
    }

    /** Another address is another playlist, and an address may hold a password: it is not for file names. */
    private static String print(String place) {
        CRC32 sum = new CRC32();
        sum.update(place.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().toHexDigits((int) sum.getValue());
    }
}
