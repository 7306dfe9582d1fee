package org.magpie.pipeline.importing.organise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.magpie.base.error.UserException;
import org.magpie.base.job.Job;
import org.magpie.base.store.Rows;
import org.magpie.testing.NoProgress;

/** What other programs have lost files by. */
class OrganiserTest {
    @TempDir
    Path folder;

    private OrganiseFixture fixture;
    private long series;

    @BeforeEach
    void open() {
        fixture = new OrganiseFixture(folder);
        series = fixture.series();
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private Path place(String below) {
        return fixture.place(below);
    }

    @Test
    void three_files_renamed_in_a_circle_keep_their_contents() {
        long one = fixture.episode(series, 1, "S01/a.mkv", "S01/b");
        long two = fixture.episode(series, 2, "S01/b.mkv", "S01/c");
        long three = fixture.episode(series, 3, "S01/c.mkv", "S01/a");
        Map<String, String> before = fixture.disk();
        long entry = fixture.carryOut(fixture.plan(series));
        assertThat(place("S01/b.mkv")).hasContent("content of " + one);
        assertThat(place("S01/c.mkv")).hasContent("content of " + two);
        assertThat(place("S01/a.mkv")).hasContent("content of " + three);
        fixture.assertRowsAreTrue();
        assertThat(fixture.plan(series).lines()).isEmpty();
        fixture.undo().undo(entry);
        assertThat(fixture.disk()).isEqualTo(before);
        fixture.assertRowsAreTrue();
    }

    @Test
    void an_episode_inserted_at_ten_of_twenty_overwrites_none_of_the_later_ones() {
        long[] ids = new long[21];
        for (int number = 1; number <= 20; number++) {
            int wanted = number < 10 ? number : number + 1;
            ids[number] =
                    fixture.episode(series, number, "S01/E%02d.mkv".formatted(number), "S01/E%02d".formatted(wanted));
        }
        OrganisePlan plan = fixture.plan(series);
        assertThat(plan.files()).isEqualTo(11);
        assertThat(plan.parts()).hasSize(1);
        fixture.carryOut(plan);
        assertThat(place("S01/E10.mkv")).doesNotExist();
        for (int number = 10; number <= 20; number++) {
            assertThat(place("S01/E%02d.mkv".formatted(number + 1))).hasContent("content of " + ids[number]);
        }
        fixture.assertRowsAreTrue();
    }

    @Test
    void a_link_that_leads_on_from_its_own_folder_stays_with_a_sentence() throws IOException {
        fixture.episode(series, 1, "S01/E01.mkv", "S02/E01");
        Path link = place("S01/E01.mkv");
        Path pool = Files.move(link, link.resolveSibling("pool.bin"));
        Files.createSymbolicLink(link, pool.getFileName());
        OrganisePlan plan = fixture.plan(series);
        assertThat(plan.files()).isZero();
        assertThat(plan.refused())
                .singleElement()
                .satisfies(each ->
                        assertThat(Objects.requireNonNull(each.refusal()).key()).isEqualTo("organise.relative-link"));
    }

    @Test
    void two_swapped_episodes_keep_their_own_subtitles_and_pictures() {
        long one = fixture.episode(series, 1, "E01.mkv", "E02");
        long two = fixture.episode(series, 2, "E02.mkv", "E01");
        OrganiseFixture.write(place("E01.en.srt"), "words one");
        OrganiseFixture.write(place("E02.en.srt"), "words two");
        OrganiseFixture.write(place("E01.pt-BR.forced.srt"), "forced one");
        OrganiseFixture.write(place("E01-thumb.jpg"), "thumb one");
        OrganiseFixture.write(place("E02.nfo"), "nfo two");
        OrganiseFixture.write(place("E01.trickplay/1.jpg"), "tiles one");
        OrganiseFixture.write(place("E01 notes by hand.txt"), "mine");
        Map<String, String> before = fixture.disk();
        long entry = fixture.carryOut(fixture.plan(series));
        assertThat(place("E02.mkv")).hasContent("content of " + one);
        assertThat(place("E01.mkv")).hasContent("content of " + two);
        assertThat(place("E02.en.srt")).hasContent("words one");
        assertThat(place("E01.en.srt")).hasContent("words two");
        assertThat(place("E02.pt-BR.forced.srt")).hasContent("forced one");
        assertThat(place("E02-thumb.jpg")).hasContent("thumb one");
        assertThat(place("E01.nfo")).hasContent("nfo two");
        assertThat(place("E02.trickplay/1.jpg")).hasContent("tiles one");
        assertThat(place("E01 notes by hand.txt")).hasContent("mine");
        fixture.undo().undo(entry);
        assertThat(fixture.disk()).isEqualTo(before);
    }

    @Test
    void a_file_that_changes_only_its_capitals_or_the_form_of_its_accents_keeps_its_content() {
        long one = fixture.episode(series, 1, "pilot.mkv", "Pilot");
        long two = fixture.episode(series, 2, "cafe\u0301.mkv", "caf\u00e9");
        OrganisePlan plan = fixture.plan(series);
        assertThat(plan.refused()).isEmpty();
        fixture.carryOut(plan);
        assertThat(place("Pilot.mkv")).hasContent("content of " + one);
        assertThat(place("caf\u00e9.mkv")).hasContent("content of " + two);
        assertThat(fixture.disk()).hasSize(4);
    }

    @Test
    void a_place_that_stays_taken_is_refused_with_all_that_wait_for_it_and_the_rest_goes_on() {
        fixture.episode(series, 1, "a.mkv", "taken");
        fixture.episode(series, 2, "b.mkv", "a");
        fixture.episode(series, 3, "c.mkv", "d");
        OrganiseFixture.write(place("taken.mkv"), "of nobody");
        OrganisePlan plan = fixture.plan(series);
        assertThat(plan.refused())
                .extracting(each -> Objects.requireNonNull(each.refusal()).key())
                .containsExactly("organise.taken", "organise.waits");
        fixture.carryOut(plan);
        assertThat(place("taken.mkv")).hasContent("of nobody");
        assertThat(place("a.mkv")).exists();
        assertThat(place("b.mkv")).exists();
        assertThat(place("d.mkv")).exists();
        fixture.assertRowsAreTrue();
    }

    @Test
    void two_files_of_one_name_are_refused_both() {
        fixture.episode(series, 1, "a.mkv", "same");
        fixture.episode(series, 2, "b.mkv", "same");
        OrganisePlan plan = fixture.plan(series);
        assertThat(plan.refused()).hasSize(2);
        assertThat(plan.parts()).isEmpty();
        assertThatThrownBy(() -> fixture.organiser().start(plan))
                .isInstanceOfSatisfying(
                        UserException.class, no -> assertThat(no.key()).isEqualTo("organise.nothing"));
    }

    @Test
    void a_line_that_is_left_out_keeps_its_place() {
        fixture.episode(series, 1, "a.mkv", "b");
        fixture.episode(series, 2, "b.mkv", "c");
        OrganisePlan plan = fixture.organiser()
                .plan(new OrganiseScope.OfTitles(Set.of(series)), OrganiseOptions.NAMES, Set.of(place("b.mkv")));
        assertThat(plan.lines()).hasSize(1);
        assertThat(plan.refused()).hasSize(1);
    }

    @Test
    void emptied_folders_go_and_the_seasons_poster_goes_with_its_folder() {
        fixture.episode(series, 1, "Season 1/a.mkv", "Season 01/a");
        fixture.episode(series, 2, "Season 1/b.mkv", "Season 01/b");
        OrganiseFixture.write(place("Season 1/poster.jpg"), "poster");
        Map<String, String> before = fixture.disk();
        long entry = fixture.carryOut(fixture.plan(series));
        assertThat(place("Season 1")).doesNotExist();
        assertThat(place("Season 01/poster.jpg")).hasContent("poster");
        fixture.undo().undo(entry);
        assertThat(fixture.disk()).isEqualTo(before);
    }

    @Test
    void a_folder_with_something_of_a_person_stays() {
        fixture.episode(series, 1, "Season 1/a.mkv", "Season 01/a");
        OrganiseFixture.write(place("Season 1/my notes.txt"), "mine");
        fixture.carryOut(fixture.plan(series));
        assertThat(place("Season 1/my notes.txt")).hasContent("mine");
        assertThat(place("Season 01/a.mkv")).exists();
    }

    @Test
    void a_file_that_was_changed_since_the_plan_stays_with_a_sentence_and_the_rest_goes_on() throws IOException {
        fixture.episode(series, 1, "a.mkv", "x");
        fixture.episode(series, 2, "b.mkv", "y");
        OrganisePlan plan = fixture.plan(series);
        Files.writeString(place("a.mkv"), "another content, and longer than before");
        Job done = fixture.await(fixture.organiser().start(plan));
        assertThat(done.state()).isEqualTo(Job.State.DONE);
        assertThat(Objects.requireNonNull(done.says()).key()).isEqualTo("organise.done-but");
        assertThat(place("a.mkv")).hasContent("another content, and longer than before");
        assertThat(place("y.mkv")).exists();
        assertThat(place("b.mkv")).doesNotExist();
    }

    @Test
    void undoing_is_refused_whole_when_one_file_was_changed_since() throws IOException {
        fixture.episode(series, 1, "a.mkv", "x");
        fixture.episode(series, 2, "b.mkv", "y");
        long entry = fixture.carryOut(fixture.plan(series));
        Files.writeString(place("x.mkv"), "another content, and longer than before");
        Map<String, String> before = fixture.disk();
        assertThatThrownBy(() -> fixture.undo().undo(entry)).isInstanceOfSatisfying(UserException.class, no -> {
            assertThat(no.key()).isEqualTo("undo.file-changed");
            assertThat(no.arguments().toString()).contains("x.mkv");
        });
        assertThat(fixture.disk()).isEqualTo(before);
    }

    @Test
    void what_goes_with_a_file_keeps_nobody_from_undoing_when_a_player_has_changed_or_removed_it() throws IOException {
        long one = fixture.episode(series, 1, "E01.mkv", "E02");
        long two = fixture.episode(series, 2, "E02.mkv", "E01");
        OrganiseFixture.write(place("E01.nfo"), "nfo one");
        OrganiseFixture.write(place("E02.nfo"), "nfo two");
        OrganiseFixture.write(place("E01.en.srt"), "words of one");
        OrganiseFixture.write(place("E02.en.srt"), "words of the second");
        long entry = fixture.carryOut(fixture.plan(series));
        Files.writeString(place("E02.nfo"), "nfo one, and watched");
        Files.delete(place("E01.en.srt"));
        fixture.undo().undo(entry);
        assertThat(place("E01.mkv")).hasContent("content of " + one);
        assertThat(place("E02.mkv")).hasContent("content of " + two);
        assertThat(place("E01.nfo")).hasContent("nfo one, and watched");
        assertThat(place("E02.nfo")).hasContent("nfo two");
        assertThat(place("E01.en.srt")).hasContent("words of one");
        assertThat(place("E02.en.srt")).doesNotExist();
    }

    @Test
    void another_root_folder_on_another_drive_is_moved_to_with_everything_and_back() throws IOException {
        Path shm = Path.of("/dev/shm");
        org.junit.jupiter.api.Assumptions.assumeTrue(
                Files.isWritable(shm) && !Files.getFileStore(shm).equals(Files.getFileStore(folder)));
        Path drive = Files.createTempDirectory(shm, "organise");
        try {
            long one = fixture.episode(series, 1, "S01/a.mkv", "S01/a");
            OrganiseFixture.write(place("S01/a.en.srt"), "words");
            OrganiseFixture.write(place("S01/a.trickplay/320/1.jpg"), "tiles");
            OrganiseFixture.write(place("poster.jpg"), "poster");
            Map<String, String> before = fixture.disk();
            fixture.sql("insert into root_folder (id, kind, path) values (999, 'SERIES', ?)", drive.toString());
            fixture.sql("update slot set root_id = 999 where id = ?", series);
            OrganisePlan plan = fixture.organiser()
                    .plan(new OrganiseScope.OfTitles(Set.of(series)), OrganiseOptions.MOVE_ONLY, Set.of());
            long entry = fixture.carryOut(plan);
            Path there = drive.resolve(OrganiseFixture.FOLDER);
            assertThat(there.resolve("S01/a.mkv")).hasContent("content of " + one);
            assertThat(there.resolve("S01/a.en.srt")).hasContent("words");
            assertThat(there.resolve("S01/a.trickplay/320/1.jpg")).hasContent("tiles");
            assertThat(there.resolve("poster.jpg")).hasContent("poster");
            assertThat(fixture.root()).isEmptyDirectory();
            fixture.assertRowsAreTrue();
            fixture.undo().undo(entry);
            assertThat(fixture.disk()).isEqualTo(before);
            try (var all = Files.walk(drive)) {
                assertThat(all.toList()).containsExactly(drive);
            }
            fixture.assertRowsAreTrue();
        } finally {
            try (var all = Files.walk(drive)) {
                for (Path each : all.toList().reversed()) {
                    Files.deleteIfExists(each);
                }
            }
        }
    }

    @Test
    void what_was_done_is_told_in_the_history_and_the_note_of_outdated_names_is_gone() {
        long item = fixture.episode(series, 1, "a.mkv", "b");
        fixture.sql(
                "insert into outdated_name (file_id, noted) select file_id, current_timestamp from file_item where"
                        + " item_id = ?",
                item);
        fixture.carryOut(fixture.plan(series));
        assertThat(fixture.test()
                        .store()
                        .<Long>read(session ->
                                new Rows(session).number("select count(*) from history where what = 'RENAMED'")))
                .isEqualTo(1);
        assertThat(fixture.test()
                        .store()
                        .<Long>read(session -> new Rows(session).number("select count(*) from outdated_name")))
                .isZero();
    }

    @Test
    void whatIsNotDoneWhenMagpieEndsIsDoneAtTheNextStart() {
        fixture.episode(series, 1, "a.mkv", "x");
        long entry = fixture.organiser().note(fixture.plan(series));
        fixture.organiser().close();
        fixture.organiser().carryOut(entry, new NoProgress());
        assertThat(place("a.mkv")).exists();
        fixture.restart();
        assertThat(place("x.mkv")).exists();
        fixture.assertRowsAreTrue();
    }

    @Test
    void aFileThatIsGoneIsRefusedAndTheRestIsPlanned() throws IOException {
        fixture.episode(series, 1, "a.mkv", "x");
        fixture.episode(series, 2, "b.mkv", "y");
        Files.delete(place("a.mkv"));
        OrganisePlan plan = fixture.plan(series);
        assertThat(plan.refused())
                .singleElement()
                .satisfies(each ->
                        assertThat(Objects.requireNonNull(each.refusal()).key()).isEqualTo("organise.file-gone"));
        assertThat(plan.files()).isOne();
    }

    @Test
    void aPlaceBelowAFileIsRefused() {
        fixture.episode(series, 1, "a.mkv", "extra/x");
        OrganiseFixture.write(place("extra"), "a file, no folder");
        assertThat(fixture.plan(series).refused())
                .singleElement()
                .satisfies(each ->
                        assertThat(Objects.requireNonNull(each.refusal()).key()).isEqualTo("organise.taken"));
    }

    @Test
    void aFolderOfAnotherTitleIsLeftAlone() {
        fixture.series("Other");
        fixture.episode(series, 1, "a.mkv", "x");
        fixture.sql("update slot set folder = 'Other' where id = ?", series);
        assertThat(fixture.plan(series).refused())
                .singleElement()
                .satisfies(each -> assertThat(
                                Objects.requireNonNull(each.refusal()).key())
                        .isEqualTo("organise.folder-of-another"));
    }
}
