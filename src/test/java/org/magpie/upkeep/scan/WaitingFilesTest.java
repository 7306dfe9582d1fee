package org.magpie.upkeep.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.magpie.base.error.UserException;
import org.magpie.base.job.Progress;
import org.magpie.base.store.Rows;
import org.magpie.media.MediaKind;
import org.magpie.media.file.MediaInfo;
import org.magpie.upkeep.scan.LibraryScan.PreviewLine;
import org.magpie.upkeep.scan.LibraryScan.RootReport;
import org.magpie.upkeep.scan.LibraryScan.Taken;
import org.magpie.upkeep.scan.LibraryScan.Unmatched;

/** What waits for a person, what they say of it, and what they want left alone. */
class WaitingFilesTest {
    @TempDir
    Path folder;

    private ScanFixture world;

    @BeforeEach
    void open() {
        world = new ScanFixture(folder);
    }

    @AfterEach
    void close() {
        world.close();
    }

    private RootReport look() {
        return world.scan.look(world.films().id(), Progress.NONE);
    }

    private Path series() {
        for (int number = 1; number <= 5; number++) {
            world.file(world.shows(), "Quay Court/Quay Court - S01E0" + number + ".mkv");
        }
        world.file(world.shows(), "Quay Court/the one in the rain.mkv");
        return world.shows().path().resolve("Quay Court");
    }

    @Test
    void a_comparison_keeps_why_something_waits() {
        world.file(world.films(), "greenharbor.mkv");
        world.scan(world.films());
        List<String> before = world.waiting();
        assertThat(before).containsExactly("greenharbor.mkv: scan.reason.not-plain");
        world.compare();
        assertThat(world.waiting()).isEqualTo(before);
    }

    @Test
    void a_comparison_keeps_what_a_source_offered() {
        world.withSource();
        world.source.knows(MediaKind.MOVIE, "1", "Green Harbor", 1999);
        world.source.knows(MediaKind.MOVIE, "2", "Green Harbor", 2007);
        world.file(world.films(), "Green Harbor.mkv");
        world.scan(world.films());
        Unmatched before = world.scan.unmatched().getFirst();
        assertThat(before.candidates()).hasSize(2);
        world.compare();
        assertThat(world.scan.unmatched()).containsExactly(before);
        // Asked again too soon, the source is left in peace; what it has said stays.
        world.scan(world.films());
        assertThat(world.scan.unmatched()).containsExactly(before);
    }

    @Test
    void a_look_says_that_a_source_would_be_asked_and_a_scan_does_it() {
        world.withSource();
        world.source.knows(MediaKind.MOVIE, "1", "Green Harbor", 1999);
        world.file(world.films(), "The folder/Green Harbor.mkv");
        assertThat(look().lines()).extracting(line -> line.because().key()).containsExactly("scan.reason.new-title");
    }

    @Test
    void one_file_that_nobody_can_name_does_not_hold_up_the_others() {
        Path place = series();
        long titleId = world.series("Quay Court", 1984, 8);
        Taken taken = world.scan.adopt(place, titleId, List.of(), false);
        assertThat(taken.files()).hasSize(5);
        assertThat(taken.left()).extracting(Unmatched::path).containsExactly("Quay Court/the one in the rain.mkv");
        assertThat(world.held()).hasSize(5);
        assertThat(world.scan.unmatched()).isEqualTo(taken.left());
        world.compare();
        assertThat(world.scan.unmatched())
                .extracting(Unmatched::path)
                .containsExactly("Quay Court/the one in the rain.mkv");
        long item = world.library.library().facts(titleId).orElseThrow().items().stream()
                .filter(each -> each.details().number() == 7)
                .findFirst()
                .orElseThrow()
                .id();
        Taken last = world.scan.adopt(place.resolve("the one in the rain.mkv"), titleId, List.of(item), false);
        assertThat(last.left()).isEmpty();
        assertThat(world.held()).contains("Quay Court/the one in the rain.mkv = Quay Court (1984) S1E7");
        assertThat(world.scan.unmatched()).isEmpty();
    }

    @Test
    void where_nothing_can_be_told_nothing_is_taken() {
        Path file = world.file(world.shows(), "Quay Court/the one in the rain.mkv");
        long titleId = world.series("Quay Court", 1984, 8);
        assertThatThrownBy(() -> world.scan.adopt(file, titleId, List.of(), false))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("scan.adopt.no-item");
        assertThat(world.held()).isEmpty();
    }

    @Test
    void a_look_has_a_line_for_each_file_that_it_counts_as_waiting() {
        series();
        world.series("Quay Court", 1984, 8);
        RootReport report = world.scan.look(world.shows().id(), Progress.NONE);
        assertThat(report.lines()).extracting(PreviewLine::files).containsExactly(5, 1);
        assertThat(report.waitingFiles()).isEqualTo(1);
        assertThat(report.titleFiles()).isEqualTo(5);
        assertThat(report.lines().getLast().candidates()).hasSize(1);
    }

    @Test
    void what_a_person_took_in_is_told_in_the_history_with_what_the_title_had_already() {
        long titleId = world.movie("Green Harbor", 2001);
        world.file(world.films(), "Green Harbor (2001).mkv");
        Path second = world.file(world.films(), "gh.mkv");
        world.scan(world.films());
        Taken taken = world.scan.adopt(second, titleId, List.of(), false);
        assertThat(taken.besides()).containsExactly("Green Harbor (2001).mkv");
        assertThat(taken.title()).isEqualTo("Green Harbor");
        List<String> told = world.library
                .store()
                .read(session -> new Rows(session)
                        .list("select said from history where what = 'IMPORTED'", row -> row.getString(1)));
        assertThat(told).singleElement().asString().contains("history.taken-where-it-lies");
    }

    @Test
    void a_recognised_title_that_is_left_alone_is_not_taken_until_it_changes_or_is_taken_back() {
        world.file(world.films(), "Winter (2003)/Winter (2003).mkv");
        world.file(world.films(), "Summer (2004)/Summer (2004).mkv");
        PreviewLine winter = look().lines().stream()
                .filter(line -> line.title().equals("Winter"))
                .findFirst()
                .orElseThrow();
        long id = world.scan.leaveAlone(world.films().id(), winter);
        assertThat(world.scan.unmatched()).isEmpty();
        assertThat(look().lines()).extracting(PreviewLine::title).containsExactly("Summer");
        RootReport report = world.scan(world.films());
        assertThat(report.waiting()).isZero();
        assertThat(world.held()).containsExactly("Summer (2004)/Summer (2004).mkv = Summer (2004)");
        world.compare();
        assertThat(world.scan.dismissed()).extracting(Unmatched::id).containsExactly(id);
        world.scan.recall(id);
        world.scan(world.films());
        assertThat(world.held()).hasSize(2);
        assertThat(world.scan.dismissed()).isEmpty();
    }

    @Test
    void what_is_passed_over_is_counted() {
        world.file(world.films(), "Winter (2003)/Winter (2003).mkv");
        world.file(world.films(), "Winter (2003)/Winter (2003)-trailer.mkv");
        world.file(world.films(), "Winter (2003)/sample.mkv");
        world.file(world.films(), "Winter (2003)/Extras/making of.mkv");
        world.file(world.films(), "Winter (2003)/Subs/english.mkv");
        RootReport report = look();
        assertThat(report.passed()).isEqualTo(new LibraryScan.Passed(2, 1));
        assertThat(report.titleFiles()).isEqualTo(1);
    }

    @Test
    void the_folder_of_which_a_person_said_it_is_the_titles_own_from_then_on() {
        long titleId = world.movie("Green Harbor", 2001);
        world.file(world.films(), "gh/one.mkv");
        world.scan.adopt(world.films().path().resolve("gh"), titleId, List.of(), false);
        assertThat(world.library
                        .library()
                        .facts(titleId)
                        .orElseThrow()
                        .slots()
                        .getFirst()
                        .folder())
                .isEqualTo("gh");
        world.file(world.films(), "shared/two.mkv");
        world.file(world.films(), "shared/three.mkv");
        long other = world.movie("Late Harbor", 2002);
        world.scan.adopt(world.films().path().resolve("shared/two.mkv"), other, List.of(), false);
        assertThat(world.library
                        .library()
                        .facts(other)
                        .orElseThrow()
                        .slots()
                        .getFirst()
                        .folder())
                .as("of one file alone the folder is not meant")
                .isEmpty();
        assertThat(Set.copyOf(world.held())).hasSize(2);
    }

    @Test
    void what_a_phone_called_its_file_is_no_title() {
        world.file(world.films(), "VID_20190304_1822.mp4");
        world.file(world.films(), "2019-03-04 18.22.33.mp4");
        world.file(world.films(), "IMG_1234 (2019)/IMG_1234 (2019).mov");
        world.file(world.shows(), "VID_20190304_1822.mp4");
        world.scan(world.films());
        world.scan(world.shows());
        assertThat(world.titles()).isZero();
        assertThat(world.waiting()).hasSize(4).allMatch(each -> each.endsWith(": scan.reason.no-name"));
    }

    private List<String> qualities() {
        return world.library
                .store()
                .read(session ->
                        new Rows(session).list("select distinct quality from media_file", row -> row.getString(1)));
    }

    @Test
    void where_names_say_no_quality_one_rule_holds_whatever_the_files_are_called() {
        world.file(world.films(), "Winter (2003).mkv");
        world.file(world.films(), "Summer (2004)/Summer (2004).mp4");
        world.file(world.films(), "Autumn (2005).avi");
        Path said = world.file(world.films(), "spring.mkv");
        world.probed = new MediaInfo(
                "matroska",
                "h264",
                1280,
                720,
                8,
                "",
                "",
                24,
                "aac",
                "",
                2,
                MediaInfo.Sound.UNKNOWN,
                60,
                List.of(),
                List.of());
        world.scan(world.films());
        world.scan.adopt(said, world.movie("Spring", 2006), List.of(), false);
        assertThat(world.held()).hasSize(4);
        assertThat(qualities()).containsExactly("HDTV_720P");
    }

    @Test
    void where_nothing_is_said_and_nothing_can_be_seen_the_quality_is_unknown() {
        world.file(world.films(), "Winter (2003).mkv");
        world.file(world.films(), "Summer (2004).720p.WEB-DL.mkv");
        world.scan(world.films());
        assertThat(qualities()).containsExactlyInAnyOrder("UNKNOWN", "WEBDL_720P");
    }
}
