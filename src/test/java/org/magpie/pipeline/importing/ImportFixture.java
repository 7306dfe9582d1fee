package org.magpie.pipeline.importing;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.magpie.media.MediaKind;
import org.magpie.media.TitleFacts;
import org.magpie.media.file.LibraryFile;
import org.magpie.pipeline.download.DownloadState;
import org.magpie.pipeline.download.TrackedDownload;
import org.magpie.pipeline.grab.Grab;
import org.magpie.pipeline.importing.plan.MediaProbe;
import org.magpie.pipeline.search.Protocol;
import org.magpie.pipeline.search.Release;
import org.magpie.testing.DownloadFixture;
import org.magpie.testing.FakeClient;
import org.magpie.testing.Folders;
import org.magpie.testing.MovableClock;
import org.magpie.testing.NoProgress;
import org.magpie.testing.Releases;

/** A library with three clients, and all that an import takes: what was grabbed, what is on disk, what became of it. */
final class ImportFixture implements AutoCloseable {
    final MovableClock clock = new MovableClock(Instant.parse("2026-06-15T12:00:00Z"));
    final FakeClient usenet = new FakeClient("usenet", Protocol.USENET);
    final FakeClient torrents = new FakeClient("torrents", Protocol.TORRENT);
    final FakeClient direct = new FakeClient("direct", Protocol.DIRECT);
    final DownloadFixture world;
    private final Path folder;
    private int grabs;

    ImportFixture(Path folder) {
        this.folder = folder;
        this.world = new DownloadFixture(folder, clock, usenet, torrents, direct);
    }

    @Override
    public void close() {
        world.close();
    }

    /** A folder for a download of that name. */
    Path done(String name) {
        return folder.resolve("done").resolve(name);
    }

    /** A torrent that its client says is complete. */
    TrackedDownload torrent(TitleFacts title, String release, Path path, int... episodes) {
        String hash = "%040x".formatted(++grabs);
        Release offered = Releases.torrent(release, java.net.URI.create("magnet:?xt=urn:btih:" + hash), 10, hash);
        return completed(grab(title, offered, false, episodes), torrents, path);
    }

    /** The same, taken by hand. */
    TrackedDownload byHand(TitleFacts title, String release, Path path, int... episodes) {
        String hash = "%040x".formatted(++grabs);
        Release offered = Releases.torrent(release, java.net.URI.create("magnet:?xt=urn:btih:" + hash), 10, hash);
        return completed(grab(title, offered, true, episodes), torrents, path);
    }

    /** A torrent of these items alone. */
    TrackedDownload torrentOf(TitleFacts title, String release, Path path, Set<Long> items) {
        String hash = "%040x".formatted(++grabs);
        Release offered = Releases.torrent(release, java.net.URI.create("magnet:?xt=urn:btih:" + hash), 10, hash);
        Grab all = grab(title, offered, false);
        return completed(
                new Grab(
                        all.correlation(),
                        0,
                        offered,
                        title.id(),
                        title.name(),
                        all.slotId(),
                        items,
                        Set.of(),
                        0,
                        false),
                torrents,
                path);
    }

    /** The same release taken a second time. */
    TrackedDownload again(TitleFacts title, Release release, Path path) {
        return completed(grab(title, release, false), torrents, path);
    }

    private TrackedDownload completed(Grab grab, FakeClient client, Path path) {
        TrackedDownload download = world.downloads().start(grab);
        client.shows(download.clientKey(), DownloadState.COMPLETED, 10, 0, path);
        world.downloads().look();
        return find(download);
    }

    /** All items where no episodes are named. */
    static Grab grab(TitleFacts title, Release release, boolean byHand, int... episodes) {
        Set<Long> items = title.items().stream()
                .filter(item -> episodes.length == 0
                        || contains(episodes, item.details().number()))
                .map(item -> item.id())
                .collect(Collectors.toUnmodifiableSet());
        return new Grab(
                "test-" + title.id(),
                0,
                release,
                title.id(),
                title.name(),
                title.slots().getFirst().id(),
                items,
                Set.of(),
                0,
                byHand);
    }

    private static boolean contains(int[] numbers, int wanted) {
        return java.util.Arrays.stream(numbers).anyMatch(number -> number == wanted);
    }

    /** Answers whether what was taken is looked for again. */
    boolean importDownload(TrackedDownload download) {
        importer(step -> {}).importDownload(find(download), new NoProgress());
        return world.downloads().replacements().due().stream().anyMatch(each -> each.id() == download.id());
    }

    Importer importer(Consumer<String> stepDone) {
        return new Importer(
                world.store(),
                world.library(),
                world.test().profiles(),
                world.history(),
                world.downloads(),
                world.reader(),
                world.matching(),
                new MediaProbe("no-such-program", Duration.ofSeconds(1)),
                new PlainFileNames(),
                () -> FiledPermissions.NONE,
                clock,
                stepDone);
    }

    StoredManualImport chooser() {
        return new StoredManualImport(
                world.store(),
                world.library(),
                world.test().profiles(),
                world.downloads(),
                world.reader(),
                world.matching(),
                new MediaProbe("no-such-program", Duration.ofSeconds(1)),
                new PlainFileNames(),
                clock);
    }

    TrackedDownload find(TrackedDownload download) {
        return world.downloads().find(download.id()).orElseThrow();
    }

    DownloadState state(TrackedDownload download) {
        return find(download).state();
    }

    String said(TrackedDownload download) {
        var said = find(download).said();
        return said == null ? "" : said.key();
    }

    /** What the library knows of a title, by path. */
    List<String> filed(TitleFacts title) {
        return world.library().filesOfTitle(title.id()).stream()
                .map(LibraryFile::facts)
                .map(facts -> facts.path())
                .sorted()
                .toList();
    }

    List<String> onDisk(MediaKind kind) {
        return Folders.files(world.root(kind));
    }
}
