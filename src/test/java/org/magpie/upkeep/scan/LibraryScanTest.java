package org.magpie.upkeep.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.magpie.base.job.Job;
import org.magpie.base.job.Progress;
import org.magpie.media.MediaKind;
import org.magpie.upkeep.scan.LibraryScan.RootReport;

class LibraryScanTest {
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

    @Test
    void a_look_changes_nothing_and_says_what_a_scan_would_do() throws IOException {
        world.file(world.films(), "Green Harbor (2001)/Green.Harbor.2001.1080p.BluRay.x264-GRP.mkv");
        world.file(world.films(), "something.mkv");
        RootReport report = world.scan.look(world.films().id(), Progress.NONE);
        assertThat(report.newTitles()).isEqualTo(1);
        assertThat(report.waiting()).isEqualTo(1);
        assertThat(world.titles()).isZero();
        assertThat(world.waiting()).isEmpty();
        try (var there = Files.list(world.films().path())) {
            assertThat(there.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("Green Harbor (2001)", "something.mkv");
        }
    }

    @Test
    void files_are_taken_where_they_lie_and_the_second_scan_finds_nothing_new() {
        Path film = world.file(world.films(), "Green Harbor (2001)/Green.Harbor.2001.1080p.BluRay.x264-GRP.mkv");
        world.file(world.shows(), "Long Pier (2010)/Season 1/Long Pier - S01E01 - One.mkv");
        world.file(world.shows(), "Long Pier (2010)/Season 1/Long Pier - S01E02-E03 - Two.mkv");
        world.file(world.shows(), "Long Pier (2010)/Specials/Long Pier - S00E01 - Zero.mkv");
        world.scan(world.films());
        world.scan(world.shows());
        List<String> held = List.of(
                "Green Harbor (2001)/Green.Harbor.2001.1080p.BluRay.x264-GRP.mkv = Green Harbor (2001)",
                "Long Pier (2010)/Season 1/Long Pier - S01E01 - One.mkv = Long Pier (2010) S1E1",
                "Long Pier (2010)/Season 1/Long Pier - S01E02-E03 - Two.mkv = Long Pier (2010) S1E2+S1E3",
                "Long Pier (2010)/Specials/Long Pier - S00E01 - Zero.mkv = Long Pier (2010) S0E1");
        assertThat(world.held()).isEqualTo(held);
        assertThat(film).exists();
        assertThat(world.wanted()).isZero();
        RootReport again = world.scan(world.films());
        assertThat(again.known()).isEqualTo(1);
        assertThat(again.newFiles()).isZero();
        world.scan(world.shows());
        assertThat(world.held()).isEqualTo(held);
    }

    @Test
    void what_lies_in_the_folder_of_a_title_and_says_that_it_is_another_one_is_never_taken_for_it() {
        world.file(world.films(), "Green Harbor (2001)/Green Harbor (2001).mkv");
        world.file(world.films(), "Late Harbor (2002)/Late Harbor (2002).mkv");
        world.scan(world.films());
        for (String other : List.of(
                "Green Harbor (2001)/Red.Harbor.2016.1080p.mkv",
                "Green Harbor (2001)/Blue Harbor (2005)/Blue Harbor (2005).mkv",
                "Green Harbor (2001)/Late Harbor (2002) another.mkv")) {
            world.file(world.films(), other);
            world.scan(world.films());
            assertThat(world.held().stream().filter(line -> line.endsWith("= Green Harbor (2001)")))
                    .as(other)
                    .hasSize(1);
        }
    }

    @Test
    void a_file_that_is_called_as_no_other_of_its_folder_waits() {
        world.file(world.shows(), "Long Pier (2010)/Season 1/Long Pier - S01E01.mkv");
        world.file(world.shows(), "Lange Mole (2012)/Season 1/Quiet.Quay.S01E01.mkv");
        world.scan(world.shows());
        world.file(world.shows(), "Long Pier (2010)/Season 1/Another Show - S01E02.mkv");
        world.file(world.shows(), "Lange Mole (2012)/Season 1/Quiet.Quay.S01E01.720p.mkv");
        world.scan(world.shows());
        assertThat(world.waiting()).containsExactly("Long Pier (2010): scan.reason.names-differ");
        assertThat(world.held()).noneMatch(line -> line.contains("Another Show"));
    }

    @Test
    void a_series_without_a_source_gets_the_episodes_that_its_files_have() {
        world.file(world.shows(), "Long Pier (2010)/Season 1/Long Pier - S01E01.mkv");
        world.scan(world.shows());
        world.file(world.shows(), "Long Pier (2010)/Season 1/Long Pier - S01E02.mkv");
        world.compare();
        assertThat(world.waiting()).isEmpty();
        assertThat(world.held()).contains("Long Pier (2010)/Season 1/Long Pier - S01E02.mkv = Long Pier (2010) S1E2");
    }

    @Test
    void an_id_that_two_folders_give_to_titles_of_other_names_and_years_waits() {
        world.file(world.films(), "Green Harbor (2001) {tmdb-603}/Green Harbor (2001).mkv");
        world.file(world.films(), "Late Pier (2012) {tmdb-603}/Late Pier (2012).mkv");
        world.scan(world.films());
        assertThat(world.held()).hasSize(1);
        assertThat(world.waiting()).singleElement().asString().endsWith(": scan.reason.id-against-name");
        world.scan(world.films());
        assertThat(world.held()).hasSize(1);
        assertThat(world.waiting()).singleElement().asString().endsWith(": scan.reason.id-against-name");
    }

    @Test
    void a_scan_that_is_asked_for_while_another_one_runs_is_done_after_it_as_it_was_asked_for() throws Exception {
        world.file(world.films(), "Green Harbor (2001)/Green Harbor (2001).mkv");
        CountDownLatch held = new CountDownLatch(1);
        world.jobs.start("scan", "root:" + world.films().id(), "c", progress -> {
            try {
                assertThat(held.await(20, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException ending) {
                Thread.currentThread().interrupt();
            }
        });
        world.scan.start(world.films().id(), ScanOptions.COMPARISON);
        Job second = world.scan.start(world.films().id(), ScanOptions.USUAL);
        held.countDown();
        world.jobs.await(second.id(), Duration.ofSeconds(30));
        assertThat(world.held()).hasSize(1);
    }

    @Test
    void a_title_that_is_written_down_and_is_not_that_of_the_folder_waits() throws IOException {
        world.file(world.films(), "Green Harbor (2001)/Green Harbor (2001).mkv");
        Files.writeString(
                world.films().path().resolve("Green Harbor (2001)/movie.nfo"),
                "<movie><title>Late Pier</title></movie>");
        world.file(world.films(), "Blue Harbor (2005)/Blue Harbor (2005).mkv");
        Files.writeString(
                world.films().path().resolve("Blue Harbor (2005)/movie.nfo"),
                "<movie><title>Blue Harbor</title></movie>");
        world.scan(world.films());
        assertThat(world.waiting()).containsExactly("Green Harbor (2001): scan.reason.not-plain");
        assertThat(world.held()).singleElement().asString().endsWith("= Blue Harbor (2005)");
    }

    @Test
    void a_second_name_of_a_file_and_an_empty_file_are_told_of() throws IOException {
        Path film = world.file(world.films(), "Green Harbor (2001)/Green Harbor (2001).mkv");
        Path second = world.films().path().resolve("Late Pier (2012)/Late Pier (2012).mkv");
        Files.createDirectories(second.getParent());
        Files.createLink(second, film);
        Files.createFile(second.resolveSibling("Late Pier (2012) - cd2.mkv"));
        RootReport report = world.scan(world.films());
        assertThat(world.held()).hasSize(1);
        assertThat(report.problems())
                .extracting(said -> said.key())
                .containsExactly("scan.problem.empty-file", "scan.problem.second-name");
    }

    @Test
    void one_name_whose_letters_two_systems_compose_otherwise_is_one_title() {
        world.file(world.films(), "Caf\u00e9 Harbor (2001)/a.mkv");
        world.file(world.films(), "Cafe\u0301 Harbor (2001)/b.mkv");
        world.scan(world.films());
        assertThat(world.titles()).isLessThanOrEqualTo(1);
    }

    @Test
    void two_names_that_are_composed_otherwise_may_stand_side_by_side() {
        world.file(world.films(), "Caf\u00e9 Harbor (2001)/Caf\u00e9 Harbor (2001).mkv");
        world.file(world.films(), "Cafe\u0301 Harbor (2001)/Cafe\u0301 Harbor (2001) - copy.mkv");
        world.scan(world.films());
        List<String> held = world.held();
        assertThat(held).hasSize(2);
        world.scan(world.films());
        world.compare();
        world.scan.lookAt(world.films().id(), Set.of("Caf\u00e9 Harbor (2001)"), Progress.NONE);
        assertThat(world.held()).isEqualTo(held);
        assertThat(world.scan.missing()).isEmpty();
    }

    @Test
    void names_that_are_no_text_are_told_of_and_keep_nothing_else_from_being_taken() throws Exception {
        world.file(world.films(), "Green Harbor (2001)/Green Harbor (2001).mkv");
        Path root = world.films().path();
        for (String last : List.of("351", "350")) {
            Process made = new ProcessBuilder(
                            "sh",
                            "-c",
                            "d=$(printf 'X\\" + last + " (2015)'); mkdir \"$d\" && echo film > \"$d/$d.mkv\"")
                    .directory(root.toFile())
                    .start();
            Assumptions.assumeTrue(made.waitFor() == 0, "this file system has names that are text alone");
        }
        RootReport report = world.scan(world.films());
        assertThat(world.held()).hasSize(1);
        assertThat(report.problems())
                .extracting(said -> said.key())
                .containsOnly("scan.problem.name-not-text")
                .hasSize(2);
        world.scan(world.films());
        assertThat(world.held()).hasSize(1);
    }

    @Test
    void a_link_within_the_root_folder_is_no_second_library_whatever_part_is_looked_at() throws IOException {
        world.file(world.films(), "Green Harbor (2001)/Green Harbor (2001).mkv");
        world.file(world.films(), "Blue Harbor (2005)/Blue Harbor (2005).mkv");
        world.scan(world.films());
        List<String> held = world.held();
        Files.createSymbolicLink(world.films().path().resolve("all"), Path.of("."));
        Files.createSymbolicLink(world.films().path().resolve("A green one"), Path.of("Green Harbor (2001)"));
        for (Set<String> places : List.of(Set.of("all"), Set.of("A green one"), Set.of("all/Blue Harbor (2005)"))) {
            world.scan.lookAt(world.films().id(), places, Progress.NONE);
        }
        world.scan.lookAgain(world.films().id(), Progress.NONE);
        assertThat(world.held()).isEqualTo(held);
        world.scan(world.films());
        assertThat(world.held()).isEqualTo(held);
        assertThat(world.scan.missing()).isEmpty();
    }

    @Test
    void a_second_name_of_a_file_is_known_as_such_also_where_only_its_folder_is_looked_at() throws IOException {
        Path film = world.file(world.films(), "Green Harbor (2001)/Green Harbor (2001).mkv");
        world.scan(world.films());
        List<String> held = world.held();
        Path second = world.films().path().resolve("Later/Green Harbor (2001).mkv");
        Files.createDirectories(second.getParent());
        Files.createLink(second, film);
        world.scan.lookAt(world.films().id(), Set.of("Later"), Progress.NONE);
        assertThat(world.held()).isEqualTo(held);
    }

    @Test
    void a_place_is_under_a_root_folder_whatever_links_lead_to_it() throws IOException {
        Path file = world.file(world.films(), "Green Harbor (2001)/Green Harbor (2001).mkv");
        Path link =
                Files.createSymbolicLink(folder.resolve("link"), world.films().path());
        assertThat(world.scan.rootOf(link.resolve(world.films().path().relativize(file))))
                .contains(world.films().id());
    }

    @Test
    void titles_of_the_library_are_known_by_name_id_nfo_and_own_folder() {
        world.movie("Green Harbor", 2001);
        world.movie("Blue Harbor", 2002, Map.of("tmdb", "603"));
        world.movie("Red Harbor", 2003, Map.of("imdb", "tt0133093"));
        world.movie("Grey Harbor", 2004, Map.of("tvdb", "77"));
        world.file(world.films(), "Green Harbor (2001)/gh.mkv");
        world.file(world.films(), "Whatever {tmdb-603}/a.mkv");
        world.file(world.films(), "Other/b.mkv");
        ScanFixture.text(
                world.films().path().resolve("Other/movie.nfo"),
                "<movie><title>Red Harbor</title><uniqueid type=\"imdb\">tt0133093</uniqueid></movie>");
        world.file(world.films(), "Third [tvdbid=77]/c.mkv");
        world.scan(world.films());
        assertThat(world.held())
                .containsExactly(
                        "Green Harbor (2001)/gh.mkv = Green Harbor (2001)",
                        "Other/b.mkv = Red Harbor (2003)",
                        "Third [tvdbid=77]/c.mkv = Grey Harbor (2004)",
                        "Whatever {tmdb-603}/a.mkv = Blue Harbor (2002)");
    }

    @Test
    void what_is_in_doubt_waits_for_a_person_who_can_say_what_it_is() {
        long titleId = world.movie("Green Harbor", 2001);
        world.file(world.films(), "Green Harbor.mkv");
        world.scan(world.films());
        assertThat(world.held()).isEmpty();
        assertThat(world.waiting()).containsExactly("Green Harbor.mkv: match.film-without-year");
        world.scan.adopt(world.films().path().resolve("Green Harbor.mkv"), titleId, List.of(), false);
        assertThat(world.held()).containsExactly("Green Harbor.mkv = Green Harbor (2001)");
        assertThat(world.waiting()).isEmpty();
    }

    @Test
    void a_source_is_believed_only_where_one_title_has_the_very_name_and_year() {
        world.withSource();
        world.source.knows(MediaKind.MOVIE, "1", "Green Harbor", 2001);
        world.source.knows(MediaKind.MOVIE, "2", "Green Harbor", 1950);
        world.source.knows(MediaKind.MOVIE, "3", "Blue Harbor Nights", 2002);
        world.file(world.films(), "Green Harbor (2001)/a.mkv");
        world.file(world.films(), "Blue Harbor (2002)/b.mkv");
        world.file(world.films(), "Green Harbor.mkv");
        world.scan(world.films());
        assertThat(world.held()).containsExactly("Green Harbor (2001)/a.mkv = Green Harbor (2001)");
        assertThat(world.waiting()).contains("Blue Harbor (2002): scan.reason.no-source-knows");
        int asked = world.source.asked.size();
        world.scan(world.films());
        assertThat(world.source.asked)
                .as("what no source knew is not asked again at once")
                .hasSizeLessThanOrEqualTo(asked + 1);
    }

    @Test
    void a_file_that_another_hand_moved_keeps_its_row() throws IOException {
        Path before = world.file(world.films(), "Green Harbor (2001)/Green.Harbor.2001.1080p.BluRay.x264-GRP.mkv");
        world.scan(world.films());
        String row = world.rows().getFirst();
        Path after = world.films().path().resolve("Harbours/gh.mkv");
        Files.createDirectories(after.getParent());
        Files.move(before, after);
        RootReport report = world.scan(world.films());
        assertThat(report.moved()).isEqualTo(1);
        assertThat(world.held()).containsExactly("Harbours/gh.mkv = Green Harbor (2001)");
        assertThat(world.rows().getFirst()).startsWith(row.substring(0, row.indexOf('|') + 1));
        assertThat(world.waiting()).isEmpty();
    }

    @Test
    void a_file_on_another_drive_is_known_again_by_size_time_and_name() throws IOException {
        Path before = world.file(world.films(), "Green Harbor (2001)/Green.Harbor.2001.1080p.BluRay.x264-GRP.mkv");
        world.scan(world.films());
        Path after = world.films().path().resolve("Other/Green.Harbor.2001.1080p.BluRay.x264-GRP.mkv");
        Files.createDirectories(after.getParent());
        Files.copy(before, after, java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
        Files.delete(before);
        RootReport report = world.scan(world.films());
        assertThat(report.moved()).isEqualTo(1);
        assertThat(report.gone()).isZero();
    }

    @Test
    void extras_samples_unfinished_files_and_closed_folders_are_stepped_over() {
        world.file(world.films(), "Green Harbor (2001)/Green Harbor (2001).mkv");
        world.file(world.films(), "Green Harbor (2001)/Green Harbor (2001)-trailer.mkv");
        world.file(world.films(), "Green Harbor (2001)/sample.mkv");
        world.file(world.films(), "Green Harbor (2001)/Extras/Making Of.mkv");
        world.file(world.films(), "Green Harbor (2001)/Other.mkv.part");
        world.file(world.films(), ".Trash-1000/Old (1990).mkv");
        world.file(world.films(), "Private (1999)/Private (1999).mkv");
        ScanFixture.text(world.films().path().resolve("Private (1999)/.ignore"), "");
        world.file(world.films(), "Extras (2005)/Extras (2005).mkv");
        world.scan(world.films());
        assertThat(world.held())
                .containsExactly(
                        "Extras (2005)/Extras (2005).mkv = Extras (2005)",
                        "Green Harbor (2001)/Green Harbor (2001).mkv = Green Harbor (2001)");
        assertThat(world.waiting()).isEmpty();
    }

    @Test
    void discs_and_parts_are_one_film_each() {
        world.file(world.films(), "Green Harbor (2001)/VIDEO_TS/VTS_01_1.VOB");
        world.file(world.films(), "Green Harbor (2001)/VIDEO_TS/VTS_01_2.VOB");
        world.file(world.films(), "Blue Harbor (2002)/Blue Harbor cd1.avi");
        world.file(world.films(), "Blue Harbor (2002)/Blue Harbor cd2.avi");
        world.file(world.films(), "Red Harbor (2003)/CD1/rh.avi");
        world.file(world.films(), "Red Harbor (2003)/CD2/rh.avi");
        world.file(world.films(), "Grey Harbor (2004)/BDMV/STREAM/00001.m2ts");
        world.file(world.films(), "White.Harbor.2005.iso");
        world.scan(world.films());
        assertThat(world.held())
                .containsExactly(
                        "Blue Harbor (2002)/Blue Harbor cd1.avi = Blue Harbor (2002)",
                        "Blue Harbor (2002)/Blue Harbor cd2.avi = Blue Harbor (2002)",
                        "Green Harbor (2001)/VIDEO_TS = Green Harbor (2001)",
                        "Grey Harbor (2004)/BDMV = Grey Harbor (2004)",
                        "Red Harbor (2003)/CD1/rh.avi = Red Harbor (2003)",
                        "Red Harbor (2003)/CD2/rh.avi = Red Harbor (2003)",
                        "White.Harbor.2005.iso = White Harbor (2005)");
    }

    @Test
    void links_that_go_round_or_out_are_not_followed() throws IOException {
        world.file(world.films(), "Green Harbor (2001)/Green Harbor (2001).mkv");
        Files.createSymbolicLink(
                world.films().path().resolve("Green Harbor (2001)/loop"),
                world.films().path());
        Path out = ScanFixture.file(folder.resolve("elsewhere/Blue Harbor (2002)/b.mkv"), 2_000);
        Files.createSymbolicLink(
                world.films().path().resolve("out"),
                Objects.requireNonNull(out.getParent()).getParent());
        RootReport report = world.scan(world.films());
        assertThat(world.held()).hasSize(1);
        assertThat(report.problems()).hasSize(1);
    }

    @Test
    void a_name_that_is_nearly_that_of_a_title_is_never_taken_for_it() {
        world.movie("Green Harbor 2", 2001);
        world.movie("Lonely Lanterns", 2005);
        world.file(world.films(), "Green Harbor 3 (2001)/a.mkv");
        world.file(world.films(), "Lonely Lantens (2005)/b.mkv");
        world.scan(world.films());
        assertThat(world.held()).containsExactly("Green Harbor 3 (2001)/a.mkv = Green Harbor 3 (2001)");
        assertThat(world.waiting()).containsExactly("Lonely Lantens (2005): match.similar");
    }

    @Test
    void what_the_picture_shows_counts_once_somebody_has_looked_and_edges_tell_a_file_again() throws IOException {
        world.probed = new org.magpie.media.file.MediaInfo(
                "matroska",
                "h264",
                1920,
                1080,
                8,
                "",
                "",
                24,
                "aac",
                "",
                2,
                org.magpie.media.file.MediaInfo.Sound.UNKNOWN,
                5400,
                List.of(),
                List.of());
        Path before = world.file(world.films(), "Green Harbor (2001)/Green Harbor (2001).mkv");
        world.scan(world.films());
        assertThat(world.library
                        .library()
                        .filesOfTitle(
                                world.library.library().allNames().getFirst().id())
                        .getFirst()
                        .facts())
                .satisfies(facts -> {
                    assertThat(facts.quality().resolution()).isEqualTo(1080);
                    assertThat(facts.info()).isNotNull();
                });
        Path after = world.films().path().resolve("Other name/quite another.mkv");
        Files.createDirectories(after.getParent());
        Files.copy(before, after, java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
        Files.delete(before);
        assertThat(world.scan(world.films()).moved()).isEqualTo(1);
    }
}
