package org.magpie.pipeline.importing.players;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.Message;
import org.magpie.base.job.Job;
import org.magpie.base.job.StoredJobs;
import org.magpie.base.store.Rows;
import org.magpie.base.undo.MoveSequence;
import org.magpie.base.undo.StoredUndo;
import org.magpie.base.undo.UndoRecord;
import org.magpie.media.Artwork;
import org.magpie.media.ItemFacts;
import org.magpie.media.LibraryChanged;
import org.magpie.media.MediaKind;
import org.magpie.media.TitleFacts;
import org.magpie.media.file.FileFacts;
import org.magpie.media.file.LibraryFile;
import org.magpie.media.file.MediaInfo;
import org.magpie.media.quality.Quality;
import org.magpie.media.quality.Revision;
import org.magpie.pipeline.importing.FileNames;
import org.magpie.pipeline.importing.FiledPermissions;
import org.magpie.pipeline.importing.Importer;
import org.magpie.pipeline.importing.organise.OrganiseOptions;
import org.magpie.pipeline.importing.organise.OrganiseScope;
import org.magpie.pipeline.importing.organise.Organiser;
import org.magpie.pipeline.importing.recycle.RecycleFolder;
import org.magpie.pipeline.importing.recycle.RecycledFiles;
import org.magpie.testing.TestLibrary;
import org.magpie.testing.TestStore;

/** A library on a real disk, whose files are written for players as it changes. */
public final class PlayersFixture implements AutoCloseable {
    private static final long FIRST_ID = 1000;

    private final Map<String, byte[]> pictures = new HashMap<>();
    private long ids = FIRST_ID;
    private final TestLibrary test;
    private final StoredJobs jobs;
    private final StoredUndo undo;
    private final Organiser organiser;
    private final StoredPlayerFiles players;
    private final RecycleFolder recycle;

    /** By what episodes and films should be called. */
    private final Map<Long, String> names = new HashMap<>();

    public PlayersFixture(Path folder) {
        List<Class<?>> more = new ArrayList<>(StoredJobs.ENTITIES);
        more.addAll(Importer.entities());
        test = new TestLibrary(folder, more.toArray(Class<?>[]::new));
        jobs = new StoredJobs(test.store(), test.test().events(), test.clock());
        RecycledFiles recycled = new RecycledFiles(test.store(), test.clock());
        recycle = new RecycleFolder(recycled);
        undo = new StoredUndo(test.store(), test.clock());
        undo.whenRestored("media_file", (unit, all) -> unit.publish(new LibraryChanged(titlesOf(all))));
        undo.whenRestored("root_folder", (unit, all) -> {});
        undo.whenFileMoved((unit, file) -> recycled.moved(unit, file.from(), file.to()));
        organiser = new Organiser(
                test.store(), test.library(), new ChosenNames(), jobs, new MoveSequence(test.store()), test.clock());
        players = next();
        players.undoneBy(undo);
    }

    /** As the next process makes them. */
    StoredPlayerFiles next() {
        return new StoredPlayerFiles(
                test.store(),
                test.library(),
                test.roots(),
                (title, kind) -> Optional.ofNullable(pictures.get(title + " " + kind)),
                new RecycledFiles(test.store(), test.clock()),
                () -> FiledPermissions.NONE,
                jobs,
                test.test().events(),
                test.clock());
    }

    private Set<Long> titlesOf(Set<Long> files) {
        Set<Long> titles = new TreeSet<>();
        files.forEach(id -> test.library().file(id).ifPresent(file -> titles.add(file.titleId())));
        return titles;
    }

    private final class ChosenNames implements FileNames {
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
            return names.getOrDefault(
                            items.getFirst().id(), items.getFirst().details().name()) + mark + "." + extension;
        }
    }

    public StoredPlayerFiles players() {
        return players;
    }

    public StoredUndo undo() {
        return undo;
    }

    public TestLibrary test() {
        return test;
    }

    public Path root(MediaKind kind) {
        return test.root(kind).path();
    }

    /** Says that the root folder is elsewhere. */
    public void rootAt(MediaKind kind, Path place) {
        sql("update root_folder set path = ? where id = ?", place.toString(), rootId(kind));
    }

    public long rootId(MediaKind kind) {
        return test.root(kind).id();
    }

    /** Everything is written from now on. */
    public void on(MediaKind kind, PlayerDialect dialect) {
        players.choose(rootId(kind), new PlayerSettings(dialect, true, true, FilmNfo.FILE_NAME));
    }

    public void sql(String statement, @Nullable Object... values) {
        test.store().change(unit -> new Rows(unit.session()).change(statement, values));
    }

    /** A title with one slot in its own folder; an empty one for none. */
    public long title(MediaKind kind, String name, int year, String titleFolder) {
        long id = ++ids;
        sql(
                "insert into title (id, kind, name, sort_name, first_year, overview, genres, status, network, minutes,"
                        + " rating, original_language, monitored, new_items, provenance, source, source_id, has_poster,"
                        + " has_backdrop, added) values (?, ?, ?, lower(?), ?, 'A quiet plot & more.', '[\"Drama\"]', 'ended',"
                        + " 'North', 45, 7.4, '', true, false, 'HAND', 'tvmaze', ?, false, false, current_timestamp)",
                id,
                kind.name(),
                name,
                name,
                year,
                String.valueOf(id));
        sql(
                "insert into slot (id, title_id, place, name, profile_id, root_id, folder) values (?, ?, 0, 'HD', ?, ?, ?)",
                id,
                id,
                test.profile(kind).id(),
                rootId(kind),
                titleFolder);
        return id;
    }

    public void knownAs(long title, String source, String externalId) {
        sql("insert into title_ids (title_id, source, external_id) values (?, ?, ?)", title, source, externalId);
    }

    public long film(long title) {
        long id = ++ids;
        sql(
                "insert into item (id, title_id, kind, name, season, number, minutes, monitored, release_date)"
                        + " select ?, id, 'FILM', name, 0, 0, 0, true, cast(concat(first_year, '-05-17') as date)"
                        + " from title where id = ?",
                id,
                title);
        return id;
    }

    public long episode(long title, int season, int number, String name) {
        long id = ++ids;
        sql(
                "insert into item (id, title_id, kind, name, season, number, minutes, monitored, release_date, source_id)"
                        + " values (?, ?, 'EPISODE', ?, ?, ?, 0, true, date '2001-02-03', ?)",
                id,
                title,
                name,
                season,
                number,
                String.valueOf(9000 + id));
        return id;
    }

    /** A file of the library that is on the disk as well; tells of it as an import does. */
    public long file(MediaKind kind, long title, String path, Long... items) {
        write(root(kind).resolve(path), "content of " + path);
        return row(kind, title, path, null, items);
    }

    public long row(MediaKind kind, long title, String path, @Nullable MediaInfo info, Long... items) {
        long id = test.store().write(unit -> {
            long added = test.library()
                    .addFile(
                            unit,
                            new FileFacts(
                                    title,
                                    Set.copyOf(Arrays.asList(items)),
                                    rootId(kind),
                                    path,
                                    10,
                                    Quality.DVD,
                                    Revision.FIRST,
                                    Set.of(),
                                    "",
                                    "",
                                    info,
                                    "",
                                    Set.of(),
                                    0,
                                    null,
                                    TestStore.noon()));
            unit.publish(new LibraryChanged(Set.of(title)));
            return added;
        });
        settle();
        return id;
    }

    /** As a removal does: the video goes into the recycle folder, its row with it, and both can be put back. */
    public long remove(long fileId) {
        LibraryFile file = test.library().file(fileId).orElseThrow();
        long entry = test.store().write(unit -> {
            UndoRecord record = UndoRecord.begin(unit, Message.of("undo.gone"));
            recycle.takeWithSubtitles(file.root(), file.place(), "gone")
                    .forEach(each -> record.moved(each.from(), each.to(), each.bytes()));
            record.deleting("media_file", fileId);
            test.library().removeFile(unit, fileId);
            unit.publish(new LibraryChanged(Set.of(file.titleId())));
            return record.entry();
        });
        settle();
        return entry;
    }

    public void picture(long title, Artwork.Kind kind, String content) {
        pictures.put(title + " " + kind, content.getBytes(StandardCharsets.UTF_8));
    }

    /** Something of the title has changed. */
    public void changed(long title) {
        test.store().change(unit -> unit.publish(new LibraryChanged(Set.of(title))));
        settle();
    }

    /** Renames the files of a title to what their items should be called. */
    public long organise(long title, Map<Long, String> wanted) {
        names.putAll(wanted);
        Job job = organiser.start(
                organiser.plan(new OrganiseScope.OfTitles(Set.of(title)), OrganiseOptions.NAMES, Set.of()));
        await(job);
        settle();
        return undo.recent(1).getFirst().id();
    }

    public void undo(long entry, long title) {
        undo.undo(entry);
        changed(title);
    }

    public Job await(Job job) {
        return jobs.await(job.id(), Duration.ofMinutes(1));
    }

    /** Waits until nothing waits to be written. */
    public void settle() {
        for (List<Job> open = jobs.running(); !open.isEmpty(); open = jobs.running()) {
            open.forEach(this::await);
        }
    }

    public static void write(Path file, String content) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, content);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Names of all files below a root folder but those in its recycle folder. */
    public List<String> disk(MediaKind kind) {
        Path root = root(kind);
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(Files::isRegularFile)
                    .map(each -> root.relativize(each).toString())
                    .filter(each -> !each.startsWith(".magpie"))
                    .sorted()
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        settle();
        players.close();
        jobs.close();
        test.close();
    }
}
