package org.magpie.pipeline.notify.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.magpie.base.context.Actor;
import org.magpie.base.error.Message;
import org.magpie.base.need.Need;
import org.magpie.media.LibraryChanged;
import org.magpie.media.file.LibraryFileMoved;
import org.magpie.media.history.Notice;
import org.magpie.provider.Definition;
import org.magpie.provider.ProviderException;
import org.magpie.testing.Await;

class ServerRefreshTest {
    @TempDir
    Path folder;

    private RefreshFixture world;

    @BeforeEach
    void open() {
        world = new RefreshFixture(folder);
    }

    @AfterEach
    void close() {
        world.close();
    }

    private static String episode(int number) {
        return "Harbor Lights/Season 02/Harbor Lights S02E%02d.mkv".formatted(number);
    }

    private static ProviderException unreachable() {
        return new ProviderException.Unreachable(Message.of("http.server-error", 503), null);
    }

    private static ProviderException unknown() {
        return new ProviderException.Refused(Message.of("server.unmapped", "Den", "/here", "/there", "/data"));
    }

    @Test
    void a_season_of_24_files_is_one_call_for_the_folder_of_its_series() {
        world.title(7, "Harbor Lights");
        world.server("Den");
        for (int number = 1; number <= 24; number++) {
            world.tell(world.imported(7, episode(number)));
            world.move(Duration.ofMillis(400));
        }
        assertThat(world.calls).as("before it is quiet").isEmpty();
        world.move(RefreshRound.QUIET);
        assertThat(world.calls("Den")).containsExactly(world.place("Harbor Lights"));
        world.move(Duration.ofMinutes(5));
        assertThat(world.calls("Den")).hasSize(1);
    }

    @Test
    void whoever_never_stops_filing_is_told_of_once_a_minute() {
        world.title(7, "Harbor Lights");
        world.server("Den");
        for (int second = 0; second < 125; second += 5) {
            world.tell(world.imported(7, episode(second)));
            world.move(Duration.ofSeconds(5));
        }
        assertThat(world.calls("Den")).hasSize(2);
    }

    @Test
    void what_was_filed_before_the_process_was_killed_is_told_by_the_next() throws Exception {
        world.close();
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        KilledBeforeRefresh.class.getName(),
                        folder.toString())
                .inheritIO()
                .start();
        assertThat(process.waitFor()).isEqualTo(KilledBeforeRefresh.CODE);
        world = new RefreshFixture(folder);
        world.refresh.start();
        world.move(RefreshRound.AT_MOST);
        assertThat(world.calls("Den")).containsExactly(world.place("Harbor Lights"));
    }

    @Test
    void a_server_that_does_not_answer_is_tried_later_and_keeps_no_other_waiting() {
        world.title(7, "Harbor Lights");
        Definition<?> away = world.server("Away");
        world.server("Den");
        world.told = (server, change) -> {
            if (server.equals("Away")) {
                throw unreachable();
            }
        };
        world.tell(world.imported(7, episode(1)));
        world.move(RefreshRound.QUIET);
        assertThat(world.calls("Den")).hasSize(1);
        assertThat(world.calls("Away")).hasSize(1);
        assertThat(world.providers.state(away.id()).failures()).isEqualTo(1);
        world.move(Duration.ofSeconds(50));
        assertThat(world.calls("Away")).as("within its pause").hasSize(1);
        world.told = (server, change) -> {};
        world.move(Duration.ofSeconds(11));
        assertThat(world.calls("Away")).hasSize(2);
        world.move(Duration.ofMinutes(20));
        assertThat(world.calls("Away")).hasSize(2);
        assertThat(world.calls("Den")).hasSize(1);
    }

    @Test
    void a_server_that_hangs_keeps_neither_the_import_nor_another_server_waiting() throws InterruptedException {
        world.title(7, "Harbor Lights");
        world.server("Den");
        world.server("Hangs");
        CountDownLatch answers = new CountDownLatch(1);
        world.told = (server, change) -> {
            if (server.equals("Hangs")) {
                await(answers);
            }
        };
        world.tell(world.imported(7, episode(1)));
        world.clock.move(RefreshRound.QUIET);
        world.refresh.wake();
        Await.until("one is told", Duration.ofSeconds(20), () -> world.calls.size() == 2 && world.changes.size() == 1);
        world.tell(world.imported(7, episode(2)));
        world.clock.move(RefreshRound.QUIET);
        world.refresh.wake();
        Await.until(
                "it is told again",
                Duration.ofSeconds(20),
                () -> world.calls("Den").size() == 2);
        assertThat(world.calls("Hangs")).as("not twice at once").hasSize(1);
        answers.countDown();
        world.move(RefreshRound.QUIET);
        assertThat(world.calls("Hangs")).as("what changed meanwhile").hasSize(2);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Test
    void who_watches_is_not_disturbed() {
        world.title(7, "Harbor Lights");
        world.server("Den");
        world.busy = server -> Duration.ofMinutes(1);
        world.tell(world.imported(7, episode(1)));
        world.move(RefreshRound.QUIET);
        world.move(Duration.ofMinutes(3));
        assertThat(world.calls).isEmpty();
        world.busy = server -> Duration.ZERO;
        world.move(Duration.ofSeconds(61));
        assertThat(world.calls("Den")).hasSize(1);
    }

    @Test
    void a_folder_that_a_server_does_not_know_waits_for_a_person_and_the_others_go_on() {
        world.title(7, "Harbor Lights");
        world.title(8, "Night Ferry");
        Definition<?> den = world.server("Den");
        world.told = (server, change) -> {
            if (change.folder().endsWith("Harbor Lights")) {
                throw unknown();
            }
        };
        world.tell(world.imported(7, episode(1)), world.imported(8, "Night Ferry/Night Ferry S01E01.mkv"));
        world.move(RefreshRound.QUIET);
        assertThat(world.changes)
                .extracting(FolderChange::folder)
                .containsExactly(world.root().resolve("Night Ferry"));
        assertThat(world.providers.state(den.id()).failures()).isZero();
        MediaServerNeeds needs = new MediaServerNeeds(world.refresh);
        Need need = needs.open().getFirst();
        assertThat(need.about()).isEqualTo("Den");
        assertThat(need.reason()).isEqualTo(unknown().said());
        world.move(Duration.ofHours(1));
        assertThat(world.calls("Den")).as("not asked again by itself").hasSize(2);

        world.told = (server, change) -> {};
        world.providers.save(world.providers.read(den.id(), "player", "Den", true, 25, Map.of("note", "mapped")));
        world.move(Duration.ZERO);
        assertThat(world.calls("Den")).as("after its settings changed").hasSize(3);
        assertThat(needs.open()).isEmpty();
    }

    @Test
    void a_person_can_have_it_tried_again_or_leave_it_be() {
        world.title(7, "Harbor Lights");
        world.server("Den");
        world.told = (server, change) -> {
            throw unknown();
        };
        world.tell(world.imported(7, episode(1)));
        world.move(RefreshRound.QUIET);
        MediaServerNeeds needs = new MediaServerNeeds(world.refresh);
        Need need = needs.open().getFirst();
        needs.decide(need, need.actions().getFirst(), "");
        world.move(Duration.ZERO);
        assertThat(world.calls("Den")).hasSize(2);
        needs.decide(need, need.actions().get(1), "");
        assertThat(needs.open()).isEmpty();
        world.move(Duration.ofHours(1));
        assertThat(world.calls("Den")).hasSize(2);
    }

    @Test
    void the_former_and_the_new_folder_are_told_when_files_move() {
        world.title(7, "Harbor Lights");
        world.server("Den");
        Path from = world.root().resolve("Harbour Lights/Season 01/a.mkv");
        Path to = world.root().resolve("Harbor Lights/Season 01/a.mkv");
        world.library.store().change(unit -> unit.publish(new LibraryFileMoved(7, from, Optional.of(to))));
        world.move(RefreshRound.QUIET);
        assertThat(world.changes)
                .containsExactlyInAnyOrder(
                        new FolderChange(world.root().resolve("Harbour Lights"), true),
                        new FolderChange(world.root().resolve("Harbor Lights"), false));
    }

    @Test
    void a_file_that_took_the_place_of_another_and_one_that_was_deleted_are_told() {
        world.title(7, "Harbor Lights");
        world.server("Den");
        world.tell(
                new Notice.Upgraded(
                        world.facts(7, "Harbor Lights/new.mkv", "Harbor Lights/old.mkv"),
                        "c",
                        Actor.MAGPIE,
                        Message.of("import.copied")),
                new Notice.Deleted(
                        world.facts(0, "Gone/Season 01/a.mkv", ""), "c", Actor.MAGPIE, Message.of("import.copied")));
        world.move(RefreshRound.QUIET);
        assertThat(world.changes)
                .containsExactlyInAnyOrder(
                        new FolderChange(world.root().resolve("Harbor Lights"), true),
                        new FolderChange(world.root().resolve("Gone"), true));
    }

    @Test
    void nothing_is_kept_where_no_server_is_used() {
        Definition<?> den = world.server("Den");
        world.providers.save(den.withEnabled(false));
        world.title(7, "Harbor Lights");
        world.tell(world.imported(7, episode(1)));
        world.providers.save(den);
        world.move(Duration.ofHours(1));
        assertThat(world.calls).isEmpty();
    }

    @Test
    void where_a_title_can_be_watched_is_looked_up_until_it_is_there() {
        world.title(7, "Harbor Lights");
        world.server("Den");
        world.tell(world.imported(7, episode(1)));
        world.move(RefreshRound.QUIET);
        assertThat(world.looks).isEmpty();
        world.move(TitleLookup.FIRST);
        assertThat(world.looks).hasSize(1);
        assertThat(world.looks.getFirst().ids()).containsEntry("tvdb", "77");
        assertThat(world.looks.getFirst().folders())
                .containsExactly(world.root().resolve("Harbor Lights"));
        assertThat(world.links.of(7)).isEmpty();
        URI page = URI.create("http://den:32400/web/1");
        world.found = title -> Optional.of(page);
        world.move(Duration.ofMinutes(2));
        assertThat(world.links.of(7)).containsExactly(new WatchLink("Den", page));
        assertThat(world.library.test().told(LibraryChanged.class))
                .anyMatch(change -> change.titleIds().contains(7L));
        int looks = world.looks.size();
        world.move(Duration.ofHours(2));
        assertThat(world.looks).hasSize(looks);
    }

    @Test
    void a_title_that_never_comes_is_looked_for_a_few_times_only() {
        world.title(7, "Harbor Lights");
        world.server("Den");
        world.tell(world.imported(7, episode(1)));
        world.move(RefreshRound.QUIET);
        IntStream.range(0, 60).forEach(minute -> world.move(Duration.ofMinutes(1)));
        assertThat(world.looks).hasSize(6);
        assertThat(world.links.of(7)).isEmpty();
    }

    @Test
    void what_came_up_is_told_before_the_end() {
        world.title(7, "Harbor Lights");
        world.server("Den");
        world.tell(world.imported(7, episode(1)));
        world.refresh.close();
        assertThat(world.calls("Den")).hasSize(1);
    }
}
