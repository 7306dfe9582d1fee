package org.magpie.pipeline.importing.organise;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.magpie.base.job.Job;
import org.magpie.base.job.StoredJobs;
import org.magpie.base.store.Rows;
import org.magpie.base.undo.MoveSequence;
import org.magpie.base.undo.StoredUndo;
import org.magpie.media.ItemFacts;
import org.magpie.media.MediaKind;
import org.magpie.media.TitleFacts;
import org.magpie.media.file.FileFacts;
import org.magpie.media.library.Library;
import org.magpie.media.quality.Quality;
import org.magpie.media.quality.Revision;
import org.magpie.pipeline.importing.FileNames;
import org.magpie.pipeline.importing.Importer;
import org.magpie.testing.TestLibrary;
import org.magpie.testing.TestStore;

/** A library whose files should be called as their episodes are, folders included. */
final class OrganiseFixture implements AutoCloseable {
    static final String FOLDER = "Quiet Coast (2001)";
    static final long FIRST_ID = 1000;

    private final Path folder;
    private TestLibrary test;
    private StoredJobs jobs;

    @SuppressWarnings("NullAway.Init") // opened again and again
    private Organiser organiser;

    @SuppressWarnings("NullAway.Init") // likewise
    private StoredUndo undo;

    private final Map<Long, String> folders = new TreeMap<>();
    private long ids = FIRST_ID;

    OrganiseFixture(Path folder) {
        this.folder = folder;
        open();
    }

    /** The name of the first item, with / between folders, is the place. */
    private static final class ItemNames implements FileNames {
        @Override
        public String folder(TitleFacts title) {
            return title.name() + " (" + title.year() + ")";
        }

        @Override
        public String file(
                TitleFacts title,
                List<ItemFacts> items,
                FileFacts facts,
                String currentName,
                String mark,
                String extension) {
            return items.getFirst().details().name() + mark + "." + extension;
        }
    }

    private void open() {
        List<Class<?>> more = new ArrayList<>(StoredJobs.ENTITIES);
        more.addAll(Importer.entities());
        test = new TestLibrary(folder, more.toArray(Class<?>[]::new));
        jobs = new StoredJobs(test.store(), test.test().events(), test.clock());
        start(step -> {});
    }

    /** What the next process does before anything else. */
    void restart() {
        restart(step -> {});
    }

    /**
     * @param step hears of each step
     */
    void restart(Consumer<String> step) {
        start(step);
        organiser.resume();
        jobs.running().forEach(job -> jobs.await(job.id(), Duration.ofMinutes(1)));
    }

    /** The same with the database closed and opened again. */
    void reopen() {
        close();
        open();
        restart();
    }

    /**
     * @param step hears of each step
     */
    void start(Consumer<String> step) {
        // Nothing that the last one kept in memory is known to the next.
        Library library = new Library(test.store(), test.clock());
        organiser = new Organiser(
                test.store(), library, new ItemNames(), jobs, new MoveSequence(test.store(), step), test.clock());
        undo = new StoredUndo(test.store(), test.clock(), new MoveSequence(test.store(), step));
        undo.whenRestored("media_file", (unit, all) -> {});
        undo.reconcile();
    }

    @Override
    public void close() {
        jobs.close();
        test.close();
    }

    TestLibrary test() {
        return test;
    }

    StoredUndo undo() {
        return undo;
    }

    Organiser organiser() {
        return organiser;
    }

    Path root() {
        return folder.resolve(MediaKind.SERIES.name());
    }

    Path place(String below) {
        return root().resolve(FOLDER).resolve(below);
    }

    /** A series with a slot whose folder is {@link #FOLDER}. */
    long series() {
        return series(FOLDER);
    }

    /** A series with a slot that has a folder. */
    long series(String titleFolder) {
        long id = ++ids;
        folders.put(id, titleFolder);
        sql(
                "insert into title (id, kind, name, sort_name, first_year, overview, genres, status, network, minutes,"
                        + " rating, original_language, monitored, new_items, provenance, has_poster, has_backdrop, added)"
                        + " values (?, 'SERIES', 'Quiet Coast', 'quiet coast', 2001, '', '[]', 'RELEASED', '', 45, 7,"
                        + " '', true, false, 'HAND', false, false, current_timestamp)",
                id);
        sql(
                "insert into slot (id, title_id, place, name, profile_id, root_id, folder) values (?, ?, 0, 'HD', ?, ?, ?)",
                id,
                id,
                test.profile(MediaKind.SERIES).id(),
                test.root(MediaKind.SERIES).id(),
                titleFolder);
        return id;
    }

    /**
     * An episode with its file.
     *
     * @param path below the title's folder
     * @param wanted the same, without its ending
     */
    long episode(long series, int number, String path, String wanted) {
        long id = ++ids;
        sql(
                "insert into item (id, title_id, kind, name, season, number, minutes, monitored) values (?, ?, 'EPISODE',"
                        + " ?, 1, ?, 45, true)",
                id,
                series,
                wanted,
                number);
        String titleFolder = folders.get(series);
        write(root().resolve(titleFolder).resolve(path), "content of " + id);
        test.store()
                .change(unit -> test.library()
                        .addFile(
                                unit,
                                new FileFacts(
                                        series,
                                        Set.of(id),
                                        test.root(MediaKind.SERIES).id(),
                                        titleFolder + "/" + path,
                                        10,
                                        Quality.DVD,
                                        Revision.FIRST,
                                        Set.of(),
                                        "",
                                        "",
                                        null,
                                        "",
                                        Set.of(),
                                        0,
                                        null,
                                        TestStore.noon())));
        return id;
    }

    /** Says how an episode's file should be called. */
    void wants(long item, String wanted) {
        sql("update item set name = ? where id = ?", wanted, item);
    }

    void sql(String statement, Object... values) {
        test.store().change(unit -> new Rows(unit.session()).change(statement, values));
    }

    OrganisePlan plan(long series) {
        return organiser.plan(new OrganiseScope.OfTitles(Set.of(series)), OrganiseOptions.NAMES, Set.of());
    }

    /** Carries a plan out, in this thread. */
    long carryOut(OrganisePlan plan) {
        long entry = organiser.note(plan);
        organiser.carryOut(entry, new org.magpie.testing.NoProgress());
        return entry;
    }

    Job await(Job job) {
        return jobs.await(job.id(), Duration.ofMinutes(1));
    }

    static void write(Path file, String content) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, content);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Everything below the root folders, by place: the content of files, "/" for folders. */
    Map<String, String> disk() {
        Map<String, String> found = new TreeMap<>();
        try (Stream<Path> all = Files.walk(root())) {
            for (Path each : all.toList()) {
                found.put(
                        root().relativize(each).toString(),
                        Files.isDirectory(each, LinkOption.NOFOLLOW_LINKS) ? "/" : Files.readString(each));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return found;
    }

    /** Takes away all that lies below the root folder. */
    void empty() {
        try (Stream<Path> all = Files.walk(root())) {
            for (Path each : all.toList().reversed()) {
                if (!each.equals(root())) {
                    Files.delete(each);
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** What the library says lies where: by place, the content that was written for it. */
    Map<String, String> rows() {
        Map<String, String> rows = new TreeMap<>();
        test.store()
                .read(session -> new Rows(session)
                        .list(
                                "select root_folder.path, media_file.path, file_item.item_id from media_file"
                                        + " join root_folder on root_folder.id = media_file.root_id"
                                        + " join file_item on file_item.file_id = media_file.id",
                                row -> Map.entry(
                                        Path.of(row.getString(1))
                                                .resolve(row.getString(2))
                                                .toString(),
                                        "content of " + row.getLong(3))))
                .forEach(each -> rows.put(each.getKey(), each.getValue()));
        return rows;
    }

    /** Each row's file is the one that it was written for. */
    void assertRowsAreTrue() {
        rows().forEach((place, content) -> {
            try {
                if (!Files.readString(Path.of(place)).equals(content)) {
                    throw new AssertionError(place + " is not what the library says");
                }
            } catch (IOException missing) {
                throw new AssertionError(place + " is known and not there", missing);
            }
        });
    }
}
