package org.magpie.upkeep.scan;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.magpie.base.http.Call;
import org.magpie.base.http.Http;
import org.magpie.base.job.Progress;
import org.magpie.base.job.StoredJobs;
import org.magpie.base.secret.Vault;
import org.magpie.base.store.Rows;
import org.magpie.catalog.DiskArtwork;
import org.magpie.catalog.NewTitle;
import org.magpie.catalog.library.LibraryCatalog;
import org.magpie.media.MediaKind;
import org.magpie.media.file.RootFolder;
import org.magpie.media.library.Library;
import org.magpie.pipeline.importing.layout.FilmLayout;
import org.magpie.pipeline.importing.layout.SeriesLayout;
import org.magpie.pipeline.importing.layout.TitleLayout;
import org.magpie.pipeline.importing.recycle.RecycleFolder;
import org.magpie.pipeline.importing.recycle.RecycledFiles;
import org.magpie.pipeline.match.LibraryIndex;
import org.magpie.pipeline.match.Matching;
import org.magpie.pipeline.match.SceneNumbering;
import org.magpie.pipeline.parse.grammar.GrammarReader;
import org.magpie.pipeline.parse.grammar.PathReader;
import org.magpie.pipeline.parse.grammar.VideoReader;
import org.magpie.pipeline.parse.word.Vocabulary;
import org.magpie.provider.stored.StoredProviders;
import org.magpie.testing.MovableClock;
import org.magpie.testing.TestLibrary;
import org.magpie.testing.TestStore;
import org.magpie.upkeep.scan.LibraryScan.RootReport;

/** A library with root folders on a real disk, a scan over them, and a clock that a test moves. */
final class ScanFixture implements AutoCloseable {
    static final Duration DAY = Duration.ofDays(1);
    private static final Vocabulary VOCABULARY = Vocabulary.standard();

    final TestLibrary library;
    final MovableClock clock = new MovableClock(TestStore.noon());
    final FoundTitles source = new FoundTitles();
    final Http http = new Http("Magpie test");
    final StoredJobs jobs;
    final StoredProviders providers;
    final LibraryCatalog catalog;
    final StoredLibraryScan scan;
    private final List<TitleLayout> layouts;
    private final Path folder;
    org.magpie.media.file.@org.jspecify.annotations.Nullable MediaInfo probed;
    private boolean hasSource;

    ScanFixture(Path folder) {
        this.folder = folder;
        List<Class<?>> more = new ArrayList<>(StoredJobs.ENTITIES);
        more.addAll(StoredProviders.ENTITIES);
        library = new TestLibrary(folder, more.toArray(Class<?>[]::new));
        jobs = new StoredJobs(library.store(), library.test().events(), clock);
        providers = new StoredProviders(
                library.store(), new Vault(new byte[32]), clock, List.of(new FoundTitles.Plug(source)));
        catalog = new LibraryCatalog(
                library.store(),
                library.library(),
                providers,
                library.profiles(),
                library.roots(),
                jobs,
                new DiskArtwork(library.store(), http, Call::get, folder.resolve("artwork"), 1_000_000),
                new RecycleFolder(new RecycledFiles(library.store(), clock)),
                clock);
        GrammarReader reader = new GrammarReader(VOCABULARY);
        Library titles = library.library();
        LibraryIndex index =
                new LibraryIndex(titles::allNames, titles::names, library.test().events());
        Matching matching = new Matching(reader, index, titles::facts, new SceneNumbering(library.store())::of);
        layouts =
                List.of(new FilmLayout(reader), new SeriesLayout(reader, new PathReader(new VideoReader(VOCABULARY))));
        scan = new StoredLibraryScan(
                new ScanParts(
                        library.store(),
                        titles,
                        library.roots(),
                        library.profiles(),
                        catalog,
                        catalog,
                        matching,
                        layouts,
                        kind -> hasSource,
                        file -> java.util.Optional.ofNullable(probed),
                        () -> DAY,
                        Duration.ZERO,
                        clock),
                jobs,
                library.test().events());
    }

    /** Says that a source is set up, which knows what {@link FoundTitles} is given. */
    ScanFixture withSource() {
        hasSource = true;
        return this;
    }

    List<TitleLayout> layouts() {
        return layouts;
    }

    RootFolder films() {
        return library.root(MediaKind.MOVIE);
    }

    RootFolder shows() {
        return library.root(MediaKind.SERIES);
    }

    /** A file of some size, filled with what its name makes of it. */
    Path file(RootFolder root, String path) {
        return file(root.path().resolve(path), 1_000 + Math.abs(path.hashCode() % 5_000));
    }

    static Path file(Path place, long bytes) {
        try {
            Files.createDirectories(place.getParent());
            try (SeekableByteChannel channel = Files.newByteChannel(
                    place, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.SPARSE))) {
                channel.position(bytes - 1);
                channel.write(java.nio.ByteBuffer.wrap(new byte[] {1}));
            }
            Files.setLastModifiedTime(place, FileTime.from(Instant.ofEpochSecond(1_600_000_000L + bytes)));
            return place;
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }

    static Path text(Path place, String text) {
        try {
            Files.createDirectories(place.getParent());
            return Files.writeString(place, text);
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }

    /** Scans as a person does, and waits for the end. */
    RootReport scan(RootFolder root) {
        return scan(root, ScanOptions.USUAL);
    }

    RootReport scan(RootFolder root, ScanOptions options) {
        long job = scan.start(root.id(), options).id();
        jobs.await(job, Duration.ofMinutes(5));
        return scan.lastReport(root.id()).orElseThrow();
    }

    void compare() {
        scan.compareAll(Progress.NONE);
    }

    long movie(String name, int year) {
        return catalog.add(title(MediaKind.MOVIE, name, year, List.of(), Map.of()));
    }

    long movie(String name, int year, Map<String, String> ids) {
        return catalog.add(title(MediaKind.MOVIE, name, year, List.of(), ids));
    }

    long series(String name, int year, Integer... seasons) {
        return catalog.add(title(MediaKind.SERIES, name, year, List.of(seasons), Map.of()));
    }

    long series(BadLayouts.Layout layout, Integer... seasons) {
        return catalog.add(title(MediaKind.SERIES, layout.title(), layout.year(), List.of(seasons), layout.ids()));
    }

    private NewTitle title(MediaKind kind, String name, int year, List<Integer> seasons, Map<String, String> ids) {
        return new NewTitle(
                kind,
                name,
                year == 0 ? null : year,
                null,
                null,
                ids,
                seasons,
                NewTitle.Monitoring.ALL,
                List.of(new NewTitle.NewSlot(
                        "", library.profile(kind).id(), library.root(kind).id())),
                Set.of(),
                NewTitle.Provenance.HAND);
    }

    /** What the library holds: for each file its path, its title and year, and its episodes. */
    List<String> held() {
        return library.store()
                .read(session -> new Rows(session)
                        .list(
                                "select path, title.name, first_year, (select listagg('S' || season || 'E' || number, '+')"
                                        + " within group (order by season, number) from file_item join item on item.id = item_id"
                                        + " where file_id = file.id and season + number > 0)"
                                        + " from media_file file join title on title.id = file.title_id order by path",
                                row -> row.getString(1) + " = " + row.getString(2) + " (" + row.getInt(3) + ")"
                                        + (row.getString(4) == null ? "" : " " + row.getString(4))));
    }

    /** Everything that is stored of files, to see whether anything has changed. */
    List<String> rows() {
        return library.store()
                .read(session -> new Rows(session)
                        .list(
                                "select media_file.id, root_id, path, bytes, file_key, modified, missing_since, lost, standing from media_file"
                                        + " join file_item on file_id = media_file.id join item on item.id = item_id order by media_file.id, item.id",
                                row -> {
                                    StringBuilder line = new StringBuilder();
                                    for (int at = 1; at <= 9; at++) {
                                        line.append(row.getString(at)).append('|');
                                    }
                                    return line.toString();
                                }));
    }

    int wanted() {
        return library.library().wantedItems(false, 10_000).size();
    }

    int titles() {
        return library.library().allNames().size();
    }

    List<String> waiting() {
        return scan.unmatched().stream()
                .map(each -> each.path() + ": " + each.reason().key())
                .toList();
    }

    @Override
    public void close() {
        scan.close();
        jobs.close();
        providers.close();
        http.close();
        library.close();
    }

    Path folder() {
        return folder;
    }
}
