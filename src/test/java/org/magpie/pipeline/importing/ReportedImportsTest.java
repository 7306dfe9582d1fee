package org.magpie.pipeline.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.magpie.base.store.Rows;
import org.magpie.media.MediaKind;
import org.magpie.media.TitleFacts;
import org.magpie.media.file.LibraryFile;
import org.magpie.media.library.WantedItem;
import org.magpie.pipeline.download.DownloadState;
import org.magpie.pipeline.download.TrackedDownload;
import org.magpie.pipeline.download.UnfiledVideo;

/** Situations that people have reported of programs like this one, with names of our own. */
class ReportedImportsTest {
    @TempDir
    Path folder;

    private ImportFixture here;

    @BeforeEach
    void open() {
        here = new ImportFixture(folder);
    }

    @AfterEach
    void close() {
        here.close();
    }

    private Path write(String release, String... files) throws IOException {
        Path done = here.done(release);
        for (String file : files) {
            Path place = done.resolve(file);
            Files.createDirectories(place.getParent());
            Files.writeString(place, release + "/" + file);
        }
        return done;
    }

    private TrackedDownload brought(TitleFacts title, String release, int[] episodes, String... files)
            throws IOException {
        TrackedDownload download = here.torrent(title, release, write(release, files), episodes);
        here.importDownload(download);
        return download;
    }

    private List<LibraryFile> files(TitleFacts title) {
        return here.world.library().filesOfTitle(title.id());
    }

    private List<Integer> wanted(TitleFacts title) {
        return here.world.library().wantedItemsOf(title.id(), false).stream()
                .map(WantedItem::item)
                .map(item -> item.details().number())
                .toList();
    }

    /** Sonarr#5178, #6550. */
    @Test
    void twoEpisodesOfTheirOwnMakeRoomForOneBetterFileOfBoth() throws IOException {
        TitleFacts show = here.world.series("Grey Bridge", 2);
        brought(show, "Grey.Bridge.S01E01.480p.DVDRip-A", new int[] {1}, "Grey.Bridge.S01E01.480p.DVDRip-A.mkv");
        brought(show, "Grey.Bridge.S01E02.480p.DVDRip-A", new int[] {2}, "Grey.Bridge.S01E02.480p.DVDRip-A.mkv");
        assertThat(files(show)).hasSize(2);

        brought(show, "Grey.Bridge.S01E01E02.1080p.WEB-DL-B", new int[0], "Grey.Bridge.S01E01E02.1080p.WEB-DL-B.mkv");

        assertThat(files(show))
                .singleElement()
                .satisfies(file -> assertThat(file.facts().itemIds()).hasSize(2));
        assertThat(wanted(show)).isEmpty();
        assertThat(here.onDisk(MediaKind.SERIES))
                .filteredOn(each -> each.startsWith(".magpie-recycle/"))
                .hasSize(2);
    }

    /** Sonarr#6378, #6242, #5625, #6075. */
    @Test
    void ofAPackOnlyWhatIsBetterIsFiledAndItIsNotTakenOverAndOver() throws IOException {
        TitleFacts show = here.world.series("Grey Bridge", 3);
        brought(show, "Grey.Bridge.S01E01.1080p.BluRay-A", new int[] {1}, "Grey.Bridge.S01E01.1080p.BluRay-A.mkv");
        LibraryFile better = files(show).getFirst();

        TrackedDownload pack = brought(
                show,
                "Grey.Bridge.S01.720p.HDTV-B",
                new int[0],
                "Grey.Bridge.S01E01.720p.HDTV-B.mkv",
                "Grey.Bridge.S01E02.720p.HDTV-B.mkv",
                "Grey.Bridge.S01E03.720p.HDTV-B.mkv");

        assertThat(files(show)).hasSize(3).extracting(LibraryFile::id).contains(better.id());
        assertThat(better.place())
                .hasContent("Grey.Bridge.S01E01.1080p.BluRay-A/Grey.Bridge.S01E01.1080p.BluRay-A.mkv");
        assertThat(here.state(pack)).isEqualTo(DownloadState.IMPORTED);
        assertThat(here.world.downloads().unfiled().of(pack.id()))
                .extracting(UnfiledVideo::path)
                .containsExactly("Grey.Bridge.S01E01.720p.HDTV-B.mkv");
        assertThat(here.world.downloads().replacements().due()).isEmpty();
    }

    /** Sonarr#6804. */
    @Test
    void everySeasonOfAPackOfSeveralIsFiled() throws IOException {
        TitleFacts show = here.world.seasons("Grey Bridge", 2, 2);
        brought(
                show,
                "Grey.Bridge.S01-S02.1080p.WEB-DL-A",
                new int[0],
                "Season 1/Grey.Bridge.S01E01.1080p.WEB-DL-A.mkv",
                "Season 1/Grey.Bridge.S01E02.1080p.WEB-DL-A.mkv",
                "Season 2/Grey.Bridge.S02E01.1080p.WEB-DL-A.mkv",
                "Season 2/Grey.Bridge.S02E02.1080p.WEB-DL-A.mkv");
        assertThat(files(show)).hasSize(4);
        assertThat(wanted(show)).isEmpty();
    }

    /** Sonarr#8770, #8870. */
    @Test
    void theSameTorrentTakenAgainAfterItsFileWentIsFiledAgain() throws IOException {
        TitleFacts film = here.world.film("Grey Bridge", 2014);
        String release = "Grey.Bridge.2014.1080p.BluRay.x264-GRP";
        TrackedDownload first = brought(film, release, new int[0], release + ".mkv");
        LibraryFile file = files(film).getFirst();
        here.world.store().change(unit -> here.world.library().removeFile(unit, file.id()));
        Files.delete(file.place());

        TrackedDownload again = here.again(film, first.release(), here.done(release));
        here.importDownload(again);

        assertThat(here.state(again)).isEqualTo(DownloadState.IMPORTED);
        assertThat(files(film))
                .singleElement()
                .satisfies(known -> assertThat(known.place()).exists());
    }

    /** Sonarr#6472. */
    @Test
    void whatAPackLacksStaysWanted() throws IOException {
        TitleFacts show = here.world.series("Grey Bridge", 3);
        TrackedDownload pack = brought(
                show,
                "Grey.Bridge.S01.1080p.WEB-DL-A",
                new int[0],
                "Grey.Bridge.S01E01.1080p.WEB-DL-A.mkv",
                "Grey.Bridge.S01E03.1080p.WEB-DL-A.mkv");
        assertThat(files(show)).hasSize(2);
        assertThat(wanted(show)).containsExactly(2);
        assertThat(here.state(pack)).isEqualTo(DownloadState.IMPORTED);
    }

    /** Sonarr#6741. */
    @Test
    void oneEpisodeInAFolderThatIsCalledAsItsSeasonIsFiledAsThatEpisode() throws IOException {
        TitleFacts show = here.world.seasons("Grey Bridge", 2, 3);
        Path done = write("Grey.Bridge.S02.1080p.WEB-DL-A", "Grey.Bridge.S02E02.1080p.WEB-DL-A.mkv");
        Set<Long> second = Set.of(show.items().stream()
                .filter(item -> item.details().season() == 2 && item.details().number() == 2)
                .findFirst()
                .orElseThrow()
                .id());
        TrackedDownload download = here.torrentOf(show, "Grey.Bridge.S02E02.1080p.WEB-DL-A", done, second);
        here.importDownload(download);
        assertThat(files(show))
                .singleElement()
                .satisfies(file -> assertThat(file.facts().itemIds()).isEqualTo(second));
    }

    /** Sonarr#381 and #1192: two on one day. */
    @Test
    void oneFileOfADayWithTwoEpisodesIsNotBothOfThem() throws IOException {
        TitleFacts show = here.world.daily("Grey Evening", LocalDate.of(2020, 3, 2), 2);
        String release = "Grey.Evening.2020.03.02.1080p.WEB-DL-A";
        TrackedDownload download = brought(show, release, new int[0], release + ".mkv");
        assertThat(here.state(download)).isEqualTo(DownloadState.IMPORT_BLOCKED);
        assertThat(files(show)).isEmpty();
    }

    /** Radarr#11679. */
    @Test
    void aHardLinkThatTheDiskRefusesIsACopyAndThatIsSaid() throws IOException {
        Path other = Path.of("/dev/shm");
        Assumptions.assumeTrue(
                Files.isWritable(other) && !Files.getFileStore(other).equals(Files.getFileStore(folder)),
                "needs a second drive");
        TitleFacts film = here.world.film("Grey Bridge", 2014);
        String release = "Grey.Bridge.2014.1080p.BluRay.x264-GRP";
        Path place = Files.createTempDirectory(other, "magpie");
        try {
            Files.writeString(place.resolve(release + ".mkv"), "film");
            TrackedDownload download = here.torrent(film, release, place);
            here.importDownload(download);
            assertThat(here.said(download)).isEqualTo("import.copied");
            assertThat(place.resolve(release + ".mkv")).exists();
            assertThat(here.world
                            .store()
                            .<String>read(session -> new Rows(session)
                                    .list("select said from history order by id", row -> row.getString(1))
                                    .getLast()))
                    .contains("import.copied");
        } finally {
            Files.deleteIfExists(place.resolve(release + ".mkv"));
            Files.delete(place);
        }
    }
}
