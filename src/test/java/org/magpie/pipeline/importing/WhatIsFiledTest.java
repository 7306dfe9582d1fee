package org.magpie.pipeline.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.magpie.pipeline.importing.TestVideos.avi;
import static org.magpie.pipeline.importing.TestVideos.matroska;
import static org.magpie.pipeline.importing.TestVideos.mp4;
import static org.magpie.pipeline.importing.TestVideos.write;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.magpie.base.error.UserException;
import org.magpie.media.MediaKind;
import org.magpie.media.TitleFacts;
import org.magpie.pipeline.download.ClientDownload;
import org.magpie.pipeline.download.DownloadClient.Completeness;
import org.magpie.pipeline.download.DownloadClient.Listed;
import org.magpie.pipeline.download.DownloadState;
import org.magpie.pipeline.download.TrackedDownload;
import org.magpie.pipeline.download.UnfiledVideo;
import org.magpie.pipeline.download.place.PlaceMapping;
import org.magpie.provider.ProviderException;

/** Only what is whole, and what was taken, is filed; the rest waits for a person with its reason. */
class WhatIsFiledTest {
    private static final String FILM = "Quiet.River.2012.1080p.BluRay.x264-GRP";
    private static final double HOUR_AND_A_HALF = 90 * 60.0;

    @TempDir
    Path folder;

    private ImportFixture here;
    private TitleFacts film;

    @BeforeEach
    void open() {
        here = new ImportFixture(folder);
        film = here.world.film("Quiet River", 2012);
    }

    @AfterEach
    void close() {
        here.close();
    }

    private TrackedDownload filmOf(String... files) throws IOException {
        Path done = here.done(FILM);
        int bytes = 4_000;
        for (String file : files) {
            write(done.resolve(file), matroska(HOUR_AND_A_HALF, bytes += 3_000));
        }
        return here.torrent(film, FILM, done);
    }

    @Test
    void aSampleBesideArchivesIsNotTheFilm() throws IOException {
        Path done = here.done(FILM);
        write(done.resolve("grp-quiet.rar"), new byte[50_000]);
        write(done.resolve("grp-quiet.r00"), new byte[50_000]);
        write(done.resolve(FILM.toLowerCase(java.util.Locale.ROOT) + "-sample.mkv"), matroska(3, 2_000));
        TrackedDownload download = here.torrent(film, FILM, done);
        here.importDownload(download);
        assertThat(here.said(download)).isEqualTo("import.archives");
        assertThat(here.onDisk(MediaKind.MOVIE)).isEmpty();
    }

    @Test
    void aSampleThatIsNotCalledOneIsToldByTheArchivesBesideIt() throws IOException {
        Path done = here.done(FILM);
        write(done.resolve("grp-quiet.rar"), new byte[50_000]);
        write(done.resolve("grp-quiet.mkv"), matroska(3, 2_000));
        TrackedDownload download = here.torrent(film, FILM, done);
        here.importDownload(download);
        assertThat(here.said(download)).isEqualTo("import.archives");
    }

    @Test
    void ofTwoFilmsTheOneWhoseNameFitsIsFiledAndTheOtherKept() throws IOException {
        TrackedDownload download = filmOf("Quiet.River.2012.mkv", "Loud.Mountain.2015.mkv");
        here.importDownload(download);
        assertThat(here.filed(film)).hasSize(1);
        assertThat(Files.size(
                        here.world.library().filesOfTitle(film.id()).getFirst().place()))
                .isEqualTo(Files.size(here.done(FILM).resolve("Quiet.River.2012.mkv")));
        assertThat(here.world.downloads().unfiled().of(download.id()))
                .extracting(UnfiledVideo::path)
                .containsExactly("Loud.Mountain.2015.mkv");
        assertThat(here.said(download)).isEqualTo("import.unfiled");
        assertThat(here.world.downloads().unfiled().among(Set.of(download.id(), 99L)))
                .containsExactly(download.id());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Blue.Window.2019.1080p.WEB-DL.mkv",
                "holiday 2009.mkv",
                "Blue Window.mkv",
                "Quiet.River.2.2012.1080p.mkv",
                "Quiet.River.1987.1080p.BluRay.mkv",
                "Blue.Window.2019.1080p/movie.mkv",
                "Avatar.mkv",
                "The.Making.of.Quiet.River.2012.1080p.mkv",
                "Quiet.River.2012.Behind.the.Scenes.mkv",
                "Quiet River Explained (2012).mkv",
                "[GRP] Blue Window - 01.mkv",
                "Голубое окно 2019.mkv"
            })
    void anotherFilmIsNeverFiledForThisOne(String name) throws IOException {
        TrackedDownload download = filmOf(name);
        here.importDownload(download);
        assertThat(here.state(download)).isEqualTo(DownloadState.IMPORT_BLOCKED);
        assertThat(here.onDisk(MediaKind.MOVIE)).isEmpty();
        assertThat(here.chooser().look(download.id()).films()).singleElement().satisfies(found -> {
            assertThat(found.name()).isEqualTo(name);
            assertThat(found.guess()).isNull();
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Quiet.River.2012.1080p.BluRay.x264-GRP.mkv",
                "quiet river.mkv",
                "grp-quietriver-1080p.mkv",
                "grp-qriver.1080p.mkv",
                "The Quiet River (2013) [1080p].mkv",
                "Quiet.Rivre.2012.720p.mkv",
                "a8f1c09d7be24f6693d1c7a7.mkv",
                "rPfFYixQwTzLmNbVcKjHgF.mkv",
                "00001.mkv",
                "movie.mkv"
            })
    void aLoneFilmWhoseNameIsItsOwnOrSaysNothingIsFiled(String name) throws IOException {
        TrackedDownload download = filmOf(name);
        here.importDownload(download);
        assertThat(here.said(download)).isEmpty();
        assertThat(here.filed(film)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CD1.avi,CD2.avi",
                "Quiet.River.2012.CD1.avi,Quiet.River.2012.CD2.avi",
                "Quiet.River.Part.1.avi,Quiet.River.Part.2.avi",
                "quiet river a.avi,quiet river b.avi",
                "Quiet.River.2012-part1of2.mkv",
                "Quiet.River.2012.1.of.3.avi",
                "Quiet.River.2012.CD1.avi",
                "Quiet.River.2012.Part1.avi",
                "Quiet River (2012) Teil 2.avi",
                "Quiet.River.2012.pt.2.avi"
            })
    void aPartOfAFilmIsNotTheFilm(String names) throws IOException {
        TrackedDownload download = filmOf(names.split(","));
        here.importDownload(download);
        assertThat(here.said(download)).isEqualTo("import.part-of-film");
        assertThat(here.onDisk(MediaKind.MOVIE)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Quiet.River.2012.Making.Of.mkv",
                "Quiet River (2012) - Deleted Scenes.mkv",
                "Quiet.River.2012.Bonus.1080p.mkv"
            })
    void whatIsMadeAboutAFilmIsNotTheFilmHoweverLongItLasts(String name) throws IOException {
        TrackedDownload download = filmOf(name);
        here.importDownload(download);
        assertThat(here.said(download)).isEqualTo("import.other.title");
        assertThat(here.onDisk(MediaKind.MOVIE)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"BDMV/STREAM/00001.m2ts", "VIDEO_TS/VTS_01_1.VOB", "VTS_01_1.VOB", "film.iso", "00800.m2ts"})
    void aDiscIsLeftToAPerson(String name) throws IOException {
        TrackedDownload download = filmOf(name);
        here.importDownload(download);
        assertThat(here.said(download)).isEqualTo("import.disc");
        assertThat(here.chooser().look(download.id()).films()).hasSize(1);
    }

    @Test
    void ofTwoFilesOfOneFilmTheOneThatWasTakenIsFiledNotTheLargest() throws IOException {
        TrackedDownload download = filmOf(FILM + ".mkv", "Quiet.River.2012.2160p.WEB-DL.x265-OTHER.mkv");
        here.importDownload(download);
        assertThat(here.world.library().filesOfTitle(film.id()))
                .singleElement()
                .satisfies(file -> assertThat(
                                Files.isSameFile(file.place(), here.done(FILM).resolve(FILM + ".mkv")))
                        .isTrue());
    }

    @Test
    void aFilmThatIsFarTooShortWaitsForAPerson() throws IOException {
        Path file = write(here.done(FILM + ".mkv"), matroska(180, 5_000));
        TrackedDownload download = here.torrent(film, FILM, file);
        here.importDownload(download);
        assertThat(here.said(download)).isEqualTo("import.running-time");
    }

    @Test
    void headersOfEachContainerTellTheRunningTimeAndTheLength() throws IOException {
        for (byte[] video : List.of(matroska(5400, 3_000), mp4(5400, 3_000), avi(5400, 3_000))) {
            Path file = write(folder.resolve("video"), video);
            var header = org.magpie.pipeline.importing.content.ContainerHeader.read(file)
                    .orElseThrow();
            assertThat(header.seconds()).isEqualTo(5400);
            assertThat(header.wholeBytes()).isIn(0L, (long) video.length);
            Files.write(file, Arrays.copyOf(video, video.length / 2));
            assertThat(org.magpie.pipeline.importing.content.ContainerHeader.read(file)
                            .orElseThrow()
                            .wholeBytes())
                    .isGreaterThan(video.length / 2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"matroska", "mp4", "avi"})
    void aVideoWithoutAnEndingIsKnownByItsFirstBytes(String kind) throws IOException {
        byte[] content =
                kind.equals("mp4") ? mp4(5400, 3_000) : kind.equals("avi") ? avi(5400, 3_000) : matroska(5400, 3_000);
        Path done = here.done(FILM);
        write(done.resolve("rPfFYixQwTzLmNbVcKjHgF yEnc (1+16)"), content);
        TrackedDownload download = here.torrent(film, FILM, done);
        here.importDownload(download);
        String ending = kind.equals("matroska") ? "mkv" : kind;
        assertThat(here.filed(film))
                .singleElement()
                .satisfies(path -> assertThat(path).endsWith("." + ending));
    }

    @Test
    void aHalfCopyIsWaitedForAndFiledOnceItIsWhole() throws IOException {
        byte[] whole = matroska(HOUR_AND_A_HALF, 9_000);
        Path file = write(here.done(FILM + ".mkv"), Arrays.copyOf(whole, 4_000));
        TrackedDownload download = here.torrent(film, FILM, file);
        here.torrents.holds(download.clientKey(), new Listed(FILM + ".mkv", whole.length, Completeness.WHOLE));
        here.importDownload(download);
        assertThat(here.said(download)).isEqualTo("import.waits-for-copy");
        assertThat(here.find(download).lookAgain()).isNotNull();
        write(file, whole);
        here.importDownload(download);
        assertThat(here.filed(film)).hasSize(1);
    }

    @Test
    void aHalfCopyIsToldByItsOwnHeaderWhereTheClientSaysNothing() throws IOException {
        Path file = write(here.done(FILM + ".mkv"), Arrays.copyOf(matroska(HOUR_AND_A_HALF, 9_000), 4_000));
        TrackedDownload download = here.torrent(film, FILM, file);
        here.importDownload(download);
        assertThat(here.said(download)).isEqualTo("import.waits-for-copy");
    }

    @Test
    void aCopyAtAMappedPlaceIsHeldAgainstThePiecesOfItsTorrent() throws Exception {
        TitleFacts series = here.world.series("Wax Moon", 2);
        String release = "Wax.Moon.S01.1080p.WEB-DL-GRP";
        Path done = here.done(release);
        byte[] first = matroska(1_500, 40_000);
        byte[] second = matroska(1_500, 40_000);
        byte[] torn = first.clone();
        Arrays.fill(torn, 20_000, 20_400, (byte) 7);
        write(done.resolve("Wax.Moon.S01E01.mkv"), torn);
        TrackedDownload download = here.torrent(series, release, done);
        here.world
                .store()
                .change(unit -> here.world
                        .downloads()
                        .torrents()
                        .keep(
                                unit,
                                download.id(),
                                TestVideos.torrent("Wax.Moon.S01E01.mkv", first, "Wax.Moon.S01E02.mkv", second)));
        here.world.places().save(new PlaceMapping(0, 0, "/remote", here.done("").toString()));
        here.torrents.shows(new ClientDownload(
                download.clientKey(),
                release,
                DownloadState.COMPLETED,
                10,
                0,
                0,
                null,
                "/remote/" + release,
                true,
                -1,
                null,
                null));
        // The second is deselected: the piece that both share can never be right here.
        here.torrents.holds(
                download.clientKey(),
                new Listed("Wax.Moon.S01E01.mkv", first.length, Completeness.WHOLE),
                new Listed("Wax.Moon.S01E02.mkv", second.length, Completeness.DESELECTED));
        here.world.downloads().look();
        here.importDownload(download);
        assertThat(here.said(download)).isEqualTo("import.pieces");
        assertThat(here.find(download).lookAgain()).isNotNull();
        write(done.resolve("Wax.Moon.S01E01.mkv"), first);
        here.importDownload(download);
        assertThat(here.filed(series)).hasSize(1);
        here.world.downloads().tidyUp();
        assertThat(here.world.downloads().torrents().of(download.id())).isEmpty();
    }

    @Test
    void aFileOfFullLengthWithHolesIsNotWhole() throws IOException {
        byte[] hollow = matroska(HOUR_AND_A_HALF, 2 << 20);
        Arrays.fill(hollow, hollow.length / 3, hollow.length, (byte) 0);
        TrackedDownload download = here.torrent(film, FILM, write(here.done(FILM + ".mkv"), hollow));
        here.importDownload(download);
        assertThat(here.said(download)).isEqualTo("import.hollow");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Quiet Rive\ufffd", "Quiet Rive\udce4"})
    void aNameThatItsClientCouldNotReadWaitsForAPersonAtOnceAndIsNotTriedForEver(String name) throws IOException {
        TrackedDownload download = filmOf(FILM + ".mkv");
        here.torrents.shows(new ClientDownload(
                download.clientKey(),
                name,
                DownloadState.COMPLETED,
                10,
                0,
                0,
                null,
                "/downloads/" + name,
                true,
                -1,
                null,
                null));
        here.world.downloads().look();
        here.importDownload(download);
        assertThat(here.said(download)).isEqualTo("import.unreadable-name");
        assertThat(here.find(download).lookAgain()).isNull();
        // A person who has renamed it says so, and then it goes on.
        here.torrents.shows(download.clientKey(), DownloadState.COMPLETED, 10, 0, here.done(FILM));
        here.world.downloads().look();
        here.importDownload(download);
        assertThat(here.filed(film)).hasSize(1);
    }

    @Test
    void aSilentClientIsAskedAgainBeforeAnythingIsFiled() throws IOException {
        TrackedDownload download = filmOf(FILM + ".mkv");
        here.torrents.fails(new ProviderException.Unreachable(org.magpie.base.error.Message.of("test.down"), null));
        here.importDownload(download);
        assertThat(here.said(download)).isEqualTo("import.client-silent");
        assertThat(here.find(download).lookAgain()).isNotNull();
    }

    @Test
    void whatIsDeselectedInThePackIsLeftOutAndWhatIsHalfIsWaitedFor() throws IOException {
        TitleFacts series = here.world.series("Wax Moon", 3);
        Path done = here.done("Wax.Moon.S01.1080p.WEB-DL-GRP");
        for (int episode = 1; episode <= 3; episode++) {
            write(done.resolve("Wax.Moon.S01E0" + episode + ".mkv"), matroska(1_500, 5_000));
        }
        long size = Files.size(done.resolve("Wax.Moon.S01E01.mkv"));
        TrackedDownload download = here.torrent(series, "Wax.Moon.S01.1080p.WEB-DL-GRP", done);
        here.torrents.holds(
                download.clientKey(),
                new Listed("Wax.Moon.S01E01.mkv", size, Completeness.WHOLE),
                new Listed("Wax.Moon.S01E02.mkv", size, Completeness.DESELECTED),
                new Listed("Wax.Moon.S01E03.mkv", size, Completeness.PARTIAL));
        here.importDownload(download);
        assertThat(here.said(download)).isEqualTo("import.half");
        assertThat(here.filed(series)).isEmpty();
        here.torrents.holds(
                download.clientKey(),
                new Listed("Wax.Moon.S01E01.mkv", size, Completeness.WHOLE),
                new Listed("Wax.Moon.S01E02.mkv", size, Completeness.DESELECTED),
                new Listed("Wax.Moon.S01E03.mkv", size, Completeness.WHOLE));
        here.importDownload(download);
        assertThat(here.filed(series)).hasSize(2).noneMatch(path -> path.contains("E02"));
    }

    @Test
    void anotherEpisodeThanTheOneTakenIsBlockedBlocklistedForAWhileAndTheRightOneWantedAgain() throws IOException {
        TitleFacts series = here.world.series("Tin Cloud", 8);
        Path done = here.done("x");
        write(done.resolve("Tin.Cloud.S01E06.mkv"), matroska(1_500, 5_000));
        TrackedDownload download = here.torrent(series, "Tin.Cloud.S01E05.1080p.WEB-DL-GRP", done, 5);
        long item = download.itemIds().iterator().next();
        assertThat(here.importDownload(download)).isTrue();
        assertThat(here.said(download)).isEqualTo("import.other.episode");
        assertThat(here.state(download)).isEqualTo(DownloadState.IMPORT_BLOCKED);
        assertThat(here.onDisk(MediaKind.SERIES)).isEmpty();
        assertThat(here.world.blocklist().all()).singleElement().satisfies(entry -> {
            assertThat(entry.titleId()).isEqualTo(series.id());
            assertThat(entry.expires()).isNotNull();
        });
        assertThat(here.world.downloads().now().releaseFor(item, download.slotId()))
                .isEmpty();
        here.world.downloads().replacements().done(download.id());
        assertThat(here.importDownload(download)).isFalse();
        assertThat(here.world.blocklist().all()).hasSize(1);
    }

    @Test
    void anotherSeriesAndUnknownEpisodesOfAPackAreKeptAndNotFiled() throws IOException {
        TitleFacts series = here.world.series("Wax Moon", 2);
        Path done = here.done("Wax.Moon.S01");
        write(done.resolve("Wax.Moon.S01E01.mkv"), matroska(1_500, 5_000));
        write(done.resolve("Wax.Moon.S01E02.mkv"), matroska(1_500, 5_000));
        write(done.resolve("Wax.Moon.S01E03.mkv"), matroska(1_500, 5_000));
        write(done.resolve("Other.Series.S01E01.mkv"), matroska(1_500, 50_000));
        TrackedDownload download = here.torrent(series, "Wax.Moon.S01.1080p.WEB-DL-GRP", done);
        here.importDownload(download);
        assertThat(here.filed(series)).hasSize(2);
        assertThat(here.world.library().filesOfTitle(series.id()))
                .allSatisfy(file -> assertThat(file.facts().bytes()).isLessThan(50_000));
        assertThat(here.world.downloads().unfiled().of(download.id()))
                .extracting(UnfiledVideo::path)
                .containsExactly("Other.Series.S01E01.mkv", "Wax.Moon.S01E03.mkv");
    }

    @Test
    void aLoneFileOfAWholeSeasonIsNotAllOfItsEpisodes() throws IOException {
        TitleFacts series = here.world.series("Wax Moon", 3);
        Path done = here.done("Wax.Moon.S01.1080p.WEB-DL-GRP");
        write(done.resolve("a8f1c09d7be24f6693d1c7a7.mkv"), matroska(1_500, 5_000));
        TrackedDownload download = here.torrent(series, "Wax.Moon.S01.1080p.WEB-DL-GRP", done);
        here.importDownload(download);
        assertThat(here.said(download)).isEqualTo("import.no-number");
    }

    @Test
    void byHandHalfAFileIsRefusedAndWhatWasNotChosenIsKept() throws IOException {
        TrackedDownload download = filmOf(FILM + ".mkv", "Loud.Mountain.2015.mkv");
        Path file = here.done(FILM).resolve(FILM + ".mkv");
        here.torrents.holds(download.clientKey(), new Listed(FILM + ".mkv", Files.size(file) + 9, Completeness.WHOLE));
        ManualImport.Choice choice = new ManualImport.Choice(
                file,
                film.id(),
                film.slots().getFirst().id(),
                Set.of(film.items().getFirst().id()),
                org.magpie.media.quality.Quality.BLURAY_1080P);
        assertThatThrownBy(() -> here.chooser().begin(download.id(), List.of(choice)))
                .isInstanceOf(UserException.class);
        here.torrents.holds(download.clientKey(), new Listed(FILM + ".mkv", Files.size(file), Completeness.WHOLE));
        here.chooser().begin(download.id(), List.of(choice));
        here.importDownload(download);
        assertThat(here.filed(film)).hasSize(1);
        assertThat(here.world.downloads().unfiled().of(download.id()))
                .extracting(UnfiledVideo::path)
                .containsExactly("Loud.Mountain.2015.mkv");
    }
}
