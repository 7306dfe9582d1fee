package org.magpie.pipeline.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.Message;
import org.magpie.base.error.UserException;
import org.magpie.base.store.Rows;
import org.magpie.media.MediaKind;
import org.magpie.media.TitleFacts;
import org.magpie.media.file.LibraryFile;
import org.magpie.pipeline.download.DownloadClient;
import org.magpie.pipeline.download.DownloadState;
import org.magpie.pipeline.download.TrackedDownload;
import org.magpie.pipeline.download.queue.Downloads;
import org.magpie.pipeline.download.queue.Priorities;
import org.magpie.pipeline.importing.plan.MediaProbe;
import org.magpie.pipeline.search.Protocol;
import org.magpie.provider.ProviderException;
import org.magpie.testing.DownloadFixture;
import org.magpie.testing.FakeClient;
import org.magpie.testing.Folders;
import org.magpie.testing.MovableClock;
import org.magpie.testing.NoProgress;

/** Plays random lives of one download on the real {@link Downloads} and {@link Importer}, and checks them against a model. */
final class PermutedDownloads implements AutoCloseable {
    private final ProviderException down = new ProviderException.Unreachable(Message.of("test.down"), null);
    private static final String FOREIGN = "somebodys-own";

    /** The states in which a download has ended. */
    private static final Set<DownloadState> OVER =
            Set.of(DownloadState.IMPORTED, DownloadState.FAILED, DownloadState.REMOVED);

    private final MovableClock clock = new MovableClock(Instant.parse("2026-06-15T12:00:00Z"));
    private final Path folder;
    private final Map<DownloadState, Integer> ends = new EnumMap<>(DownloadState.class);
    private final Map<String, Integer> reached = new LinkedHashMap<>();
    private final FakeClient client = new FakeClient("direct", Protocol.DIRECT);
    private DownloadFixture world;
    private int titles;

    // Of the sequence that is being played.
    private Random random = new Random(0);
    private final List<String> played = new ArrayList<>();
    private TitleFacts title;
    private Path foreign;
    private Path data;
    private Path older;
    private TrackedDownload download;
    private boolean removed;
    private boolean revivable;
    private DownloadState last = DownloadState.QUEUED;
    private @Nullable Runnable meanwhile;

    @SuppressWarnings("NullAway.Init") // a sequence fills in the rest
    PermutedDownloads(Path folder) {
        this.folder = folder;
        this.world = new DownloadFixture(folder, clock, client);
        for (String what : List.of(
                "removed while a client was asked",
                "removed during an import",
                "paused while a client was asked",
                "title gone",
                "crash during an import",
                "crash",
                "bug",
                "client down")) {
            reached.put(what, 0);
        }
    }

    /** How often each thing happened, so that a test that reaches nothing is seen. */
    Map<String, Integer> coverage() {
        Map<String, Integer> all = new LinkedHashMap<>(reached);
        OVER.forEach(state -> all.put("ended " + state, ends.getOrDefault(state, 0)));
        return all;
    }

    /**
     * Plays one sequence.
     *
     * @param reopened whether the database is closed and opened again in it
     * @return how many steps it had
     */
    int play(long seed, boolean reopened) {
        random = new Random(seed * 7919);
        played.clear();
        try {
            begin();
            int steps = 4 + random.nextInt(10);
            for (int at = 0; at < steps; at++) {
                step();
                check();
                if (reopened && at == steps / 2) {
                    reopen();
                    check();
                }
            }
            end();
            return steps;
        } catch (AssertionError | RuntimeException failure) {
            throw new AssertionError("seed " + seed + ": " + String.join(", ", played), failure);
        }
    }

    private void begin() {
        titles++;
        title = world.film("Film Number " + titles, 1950);
        String name = "Film.Number." + titles + ".1950.720p.BluRay.x264-GRP";
        data = folder.resolve("done/" + name + ".mkv");
        foreign = write(folder.resolve("done/foreign-" + titles + ".mkv"), "foreign");
        older = write(world.root(MediaKind.MOVIE).resolve("Unknown " + titles + "/own.mkv"), "own");
        client.shows(FOREIGN, DownloadState.COMPLETED, 10, 0, foreign);
        removed = false;
        revivable = false;
        last = DownloadState.QUEUED;
        meanwhile = null;
        client.forgetCalls();
        client.fails(null);
        client.breaks(null);
        client.whenAdded(this::duringAdd);
        switch (random.nextInt(12)) {
            case 0 -> {
                played.add("client down");
                count("client down");
                client.fails(down);
            }
            case 1 -> {
                played.add("removed while asked");
                meanwhile = () -> {
                    count("removed while a client was asked");
                    remove();
                };
            }
            case 2 -> {
                played.add("paused while asked");
                meanwhile = () -> {
                    count("paused while a client was asked");
                    world.downloads().pause(open().id());
                };
            }
            case 3 -> {
                played.add("bug in add");
                meanwhile = () -> {
                    count("bug");
                    throw new StackOverflowError();
                };
            }
            default -> {}
        }
        played.add("start");
        download = world.downloads().start(DownloadFixture.grab(title, DownloadFixture.direct(name)));
        last = download.state();
        client.breaks(null);
    }

    private TrackedDownload open() {
        return world.downloads().open().stream()
                .filter(each -> each.titleId() == title.id())
                .findFirst()
                .orElseThrow();
    }

    private void duringAdd() {
        Runnable now = meanwhile;
        meanwhile = null;
        if (now != null) {
            now.run();
            switch (random.nextInt(4)) {
                case 0 -> throw down;
                case 1 -> client.fails(down);
                default -> {}
            }
        }
    }

    private void step() {
        switch (random.nextInt(26)) {
            case 0 -> command("pause", () -> world.downloads().pause(download.id()));
            case 1 -> command("resume", () -> world.downloads().resume(download.id()));
            case 2 ->
                command(
                        "prioritise",
                        () -> new Priorities(world.downloads(), world.providers())
                                .give(download.id(), DownloadClient.Priority.HIGH));
            case 3 -> command("remove", this::remove);
            case 4 -> progress(DownloadState.DOWNLOADING);
            case 5, 6, 7 -> whole();
            case 8 -> progress(DownloadState.PAUSED);
            case 9 -> fail();
            case 10 -> {
                played.add("client down");
                count("client down");
                client.fails(down);
            }
            case 11 -> {
                played.add("client up");
                client.fails(null);
            }
            case 12 -> {
                played.add("bug in the client");
                count("bug");
                client.breaks(new OutOfMemoryError("none left"));
                look();
                client.breaks(null);
            }
            case 13 -> {
                played.add("lost in the client");
                client.forgets(find().clientKey());
            }
            case 14 -> move(Duration.ofMinutes(random.nextInt(90)));
            case 15 -> move(Duration.ofDays(-2));
            case 16 -> crash();
            case 17 -> titleGone();
            default -> importDownload();
        }
        look();
    }

    private void command(String name, Runnable work) {
        played.add(name);
        try {
            work.run();
        } catch (UserException | ProviderException no) {
            played.add("(no: " + no.getMessage() + ")");
        }
    }

    private void remove() {
        TrackedDownload now = Optional.ofNullable(download)
                .filter(each -> each.titleId() == title.id())
                .orElseGet(this::open);
        boolean lost = world.downloads().find(now.id()).orElseThrow().state() == DownloadState.REMOVED;
        world.downloads().remove(now.id(), random.nextBoolean(), random.nextBoolean());
        removed |= !lost;
    }

    private void progress(DownloadState state) {
        String key = find().clientKey();
        if (client.has(key)) {
            played.add("client: " + state);
            client.shows(key, state, 1000, 1 + random.nextInt(900), null);
        }
    }

    private void whole() {
        String key = find().clientKey();
        if (client.has(key)) {
            played.add("client: whole");
            if (!Files.exists(data) && find().state() != DownloadState.IMPORTING) {
                write(data, "film");
            }
            client.shows(key, DownloadState.COMPLETED, 4, 0, data);
        }
    }

    private void fail() {
        String key = find().clientKey();
        if (client.has(key)) {
            played.add("client: failed");
            client.shows(key, DownloadState.FAILED, 1000, 500, null);
        }
    }

    private void move(Duration by) {
        played.add("clock " + by);
        clock.move(by);
    }

    private void crash() {
        played.add("crash");
        count("crash");
        world.restart();
    }

    private void titleGone() {
        played.add("title gone");
        count("title gone");
        world.store().change(unit -> new Rows(unit.session()).change("delete from title where id = ?", title.id()));
    }

    /** Imports what is whole; something may happen at one of the steps. */
    private void importDownload() {
        DownloadState state = find().state();
        if (state != DownloadState.COMPLETED
                && state != DownloadState.IMPORTING
                && state != DownloadState.IMPORT_BLOCKED) {
            whole();
            return;
        }
        String when =
                List.of("staged", "cleared", "accompanied", "named", "done").get(random.nextInt(5));
        int what = random.nextInt(6);
        played.add("import"
                + (what < 3
                        ? " with " + List.of("removal", "title gone", "crash").get(what) + " at " + when
                        : ""));
        Consumer<String> step = at -> {
            if (at.equals(when)) {
                switch (what) {
                    case 0 -> {
                        count("removed during an import");
                        command("remove", this::remove);
                    }
                    case 1 -> titleGone();
                    case 2 -> throw new Killed();
                    default -> {}
                }
            }
        };
        try {
            importer(step).importDownload(find(), new NoProgress());
        } catch (Killed killed) {
            count("crash during an import");
            world.restart();
        }
    }

    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private void look() {
        world.downloads().look();
        world.downloads().tidyUp();
    }

    private void reopen() {
        played.add("reopened");
        world.close();
        world = new DownloadFixture(folder, clock, client);
    }

    private TrackedDownload find() {
        return world.downloads().find(download.id()).orElseThrow();
    }

    private void check() {
        DownloadState now = find().state();
        if (removed) {
            assertThat(now).as("removed by a person").isEqualTo(DownloadState.REMOVED);
        }
        if (!removed && OVER.contains(last) && now != last) {
            assertThat(last).as("only what a client lost is taken back").isEqualTo(DownloadState.REMOVED);
            assertThat(revivable).isTrue();
        }
        Message said = find().said();
        revivable = now == DownloadState.REMOVED && said != null && said.key().equals("download.gone-from-client");
        last = now;
        nothingOfOthersIsGone();
    }

    private void nothingOfOthersIsGone() {
        assertThat(client.calls()).noneMatch(call -> call.startsWith("remove " + FOREIGN));
        assertThat(foreign).hasContent("foreign");
        assertThat(older).hasContent("own");
    }

    /** All is well again: whatever was under way comes to its end, or can be removed. */
    private void end() {
        client.fails(null);
        client.breaks(null);
        client.whenAdded(() -> {});
        for (int rounds = 0; rounds < 6; rounds++) {
            clock.move(Duration.ofMinutes(61));
            look();
            Importer importer = importer(step -> {});
            TrackedDownload now = find();
            if (now.state() == DownloadState.COMPLETED
                    || now.state() == DownloadState.IMPORTING
                    || importer.isDue(now)) {
                importer.importDownload(now, new NoProgress());
            }
            importer.abandoned().forEach(importer::takeBack);
            check();
        }
        libraryAndDiskAgree();
        if (!OVER.contains(find().state())) {
            assertThat(find().state()).as("an import ends").isNotEqualTo(DownloadState.IMPORTING);
            played.add("remove at the end");
            world.downloads().remove(download.id(), false, false);
            removed = true;
            check();
        }
        importer(step -> {}).abandoned().forEach(importer(step -> {})::takeBack);
        if (removed && !find().clientKey().isEmpty()) {
            String key = find().clientKey();
            await(() -> {
                clock.move(Duration.ofMinutes(10));
                look();
                return !client.has(key);
            });
        }
        libraryAndDiskAgree();
        ends.merge(find().state(), 1, Integer::sum);
    }

    /** Nothing of this title stands in its root folder that the library does not know, and what it knows is there. */
    private void libraryAndDiskAgree() {
        Path root = world.root(MediaKind.MOVIE);
        Set<Path> known = new HashSet<>();
        for (LibraryFile file : world.library().filesOfTitle(title.id())) {
            assertThat(file.place()).hasContent("film");
            known.add(file.place());
        }
        Path own = root.resolve("Film Number " + titles + " (1950)");
        Set<Path> there = new HashSet<>();
        if (Files.isDirectory(own)) {
            Folders.files(own).forEach(name -> there.add(own.resolve(name)));
        }
        boolean kept = world.library().facts(title.id()).isPresent();
        if (kept || last != DownloadState.IMPORTED) {
            // A title that is deleted after its import leaves its file where it is.
            there.removeIf(file -> !kept && reachedTheLibrary());
            assertThat(there).isEqualTo(known);
        }
    }

    private boolean reachedTheLibrary() {
        return world.store()
                        .read(session -> new Rows(session)
                                .number(
                                        "select count(*) from import_journal where download_id = ? and stage = 'DONE'",
                                        download.id()))
                > 0;
    }

    private Importer importer(Consumer<String> stepDone) {
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

    private void count(String what) {
        reached.merge(what, 1, Integer::sum);
    }

    private static Path write(Path file, String content) {
        try {
            Files.createDirectories(file.getParent());
            return Files.writeString(file, content);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void await(BooleanSupplier there) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!there.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(end);
            Thread.onSpinWait();
        }
    }

    @Override
    public void close() {
        world.close();
    }
}
