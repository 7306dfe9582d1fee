package org.magpie.pipeline.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.magpie.base.error.UserException;
import org.magpie.base.store.Rows;
import org.magpie.media.MediaKind;
import org.magpie.media.TitleFacts;
import org.magpie.media.file.LibraryFile;
import org.magpie.pipeline.download.DownloadClient;
import org.magpie.pipeline.download.DownloadState;
import org.magpie.pipeline.download.TrackedDownload;
import org.magpie.pipeline.download.queue.Priorities;
import org.magpie.pipeline.importing.plan.MediaProbe;
import org.magpie.pipeline.search.Protocol;
import org.magpie.testing.DownloadFixture;
import org.magpie.testing.FakeClient;
import org.magpie.testing.Folders;
import org.magpie.testing.MovableClock;
import org.magpie.testing.NoProgress;

/** Every command of a person, in the middle of every step that a download goes through by itself. */
class CommandDuringStepTest {
    private static final String NAME = "Harbor.Lights.1949.720p.BluRay.x264-GRP";
    private static final Set<DownloadState> OVER =
            Set.of(DownloadState.IMPORTED, DownloadState.FAILED, DownloadState.REMOVED);

    private final MovableClock clock = new MovableClock(Instant.parse("2026-06-15T12:00:00Z"));
    private final FakeClient client = new FakeClient("direct", Protocol.DIRECT);
    private final AtomicInteger times = new AtomicInteger();

    @TempDir
    Path folder;

    private DownloadFixture world;
    private TitleFacts film;
    private Importer importer;

    /** What Magpie is doing just then: calls of the client, then steps of the import. */
    enum Step {
        ADD,
        LIST,
        STAGED,
        CLEARED,
        ACCOMPANIED,
        NAMED,
        DONE;

        boolean isOfTheClient() {
            return this == ADD || this == LIST;
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What a person does meanwhile. */
    enum Command {
        PAUSE,
        RESUME,
        PAUSE_AND_RESUME,
        PRIORITISE,
        REMOVE,
        REMOVE_WITH_DATA,
        REMOVE_AND_BLOCK,
        REMOVE_TWICE,
        DELETE_THE_TITLE,
        LOOK,
        IMPORT_ONCE_MORE;

        boolean removes() {
            return name().startsWith("REMOVE");
        }
    }

    static Stream<Arguments> all() {
        return Arrays.stream(Step.values())
                .flatMap(step -> Arrays.stream(Command.values()).map(command -> Arguments.of(command, step)));
    }

    @BeforeEach
    void open() {
        world = new DownloadFixture(folder, clock, client);
        film = world.film("Harbor Lights", 1949);
        importer = importer(step -> {});
    }

    @AfterEach
    void close() {
        world.close();
    }

    @ParameterizedTest(name = "{0} while {1}")
    @MethodSource("all")
    void nothingIsLostAndNothingStandsStillForEver(Command command, Step step) throws IOException {
        Path data = write("done/" + NAME + ".mkv", "film");
        Path own = write(world.root(MediaKind.MOVIE) + "/Unknown/own.mkv", "own");
        client.whenCalled(once(step.isOfTheClient() ? step.word() : "", command));
        TrackedDownload download = world.downloads().start(DownloadFixture.grab(film, DownloadFixture.direct(NAME)));
        String key = find(download).clientKey();
        if (client.has(key)) {
            client.shows(key, DownloadState.COMPLETED, 4, 0, data);
        }
        importer = importer(once(step.isOfTheClient() ? "" : step.word(), command));
        for (int round = 0; round < 8; round++) {
            world.downloads().look();
            world.downloads().tidyUp();
            TrackedDownload now = find(download);
            if (client.has(now.clientKey())) {
                client.shows(now.clientKey(), DownloadState.COMPLETED, 4, 0, data);
            }
            if (now.state() == DownloadState.COMPLETED || importer.isDue(now)) {
                importer.importDownload(now, new NoProgress());
            }
            importer.abandoned().forEach(importer::takeBack);
            clock.move(Duration.ofMinutes(61));
        }

        assertThat(times).as("the command was given").hasValue(1);
        DownloadState end = find(download).state();
        List<LibraryFile> filed = world.library().filesOfTitle(film.id());
        Path root = world.root(MediaKind.MOVIE);
        assertThat(own).hasContent("own");
        if (command.removes()) {
            assertThat(end).as("removed stays removed").isEqualTo(DownloadState.REMOVED);
            assertThat(client.has(key)).as("nothing is left in the client").isFalse();
        }
        assertThat(end).isIn(OVER.contains(end) ? OVER : waitsForAPerson(command));
        if (end == DownloadState.IMPORTED && command != Command.DELETE_THE_TITLE) {
            assertThat(filed).hasSize(1);
        }
        filed.forEach(file -> assertThat(file.place()).hasContent("film"));
        boolean known = command != Command.DELETE_THE_TITLE;
        assertThat(Folders.files(root))
                .as("what lies in the library is known to it")
                .hasSize(1 + (known || step != Step.DONE ? filed.size() : 1));
        assertThat(Files.exists(data) || !filed.isEmpty() || step == Step.DONE && !known)
                .as("the film is somewhere")
                .isTrue();
    }

    /** A download ends by itself but for what a person has said, or has to. */
    private static Set<DownloadState> waitsForAPerson(Command command) {
        return switch (command) {
            case PAUSE -> Set.of(DownloadState.PAUSED);
            case DELETE_THE_TITLE -> Set.of(DownloadState.IMPORT_BLOCKED);
            default -> OVER;
        };
    }

    private Consumer<String> once(String word, Command command) {
        return heard -> {
            if (heard.equals(word) && times.getAndIncrement() == 0) {
                try {
                    give(command);
                } catch (UserException no) {
                    assertThat(no.said().key()).as("an ordinary no").startsWith("pipeline.");
                }
            } else if (heard.equals(word)) {
                times.decrementAndGet();
            }
        };
    }

    private void give(Command command) {
        long id = world.downloads().open().getFirst().id();
        switch (command) {
            case PAUSE -> world.downloads().pause(id);
            case RESUME -> world.downloads().resume(id);
            case PAUSE_AND_RESUME -> {
                world.downloads().pause(id);
                world.downloads().resume(id);
            }
            case PRIORITISE ->
                new Priorities(world.downloads(), world.providers()).give(id, DownloadClient.Priority.HIGH);
            case REMOVE -> world.downloads().remove(id, false, false);
            case REMOVE_WITH_DATA -> world.downloads().remove(id, true, false);
            case REMOVE_AND_BLOCK -> world.downloads().remove(id, false, true);
            case REMOVE_TWICE -> {
                world.downloads().remove(id, false, false);
                world.downloads().remove(id, true, false);
            }
            case DELETE_THE_TITLE ->
                world.store()
                        .change(unit -> new Rows(unit.session()).change("delete from title where id = ?", film.id()));
            case LOOK -> {
                world.downloads().look();
                world.downloads().tidyUp();
            }
            case IMPORT_ONCE_MORE ->
                importer.importDownload(world.downloads().find(id).orElseThrow(), new NoProgress());
        }
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

    private TrackedDownload find(TrackedDownload download) {
        return world.downloads().find(download.id()).orElseThrow();
    }

    private Path write(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }
}
