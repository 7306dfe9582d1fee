package org.magpie.pipeline.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.magpie.pipeline.importing.TestVideos.matroska;
import static org.magpie.pipeline.importing.TestVideos.write;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.magpie.base.disk.SafeName;
import org.magpie.media.MediaKind;
import org.magpie.media.TitleFacts;
import org.magpie.media.file.LibraryFile;
import org.magpie.media.history.Notice;
import org.magpie.media.title.Slot;
import org.magpie.pipeline.download.DownloadClient.Completeness;
import org.magpie.pipeline.download.DownloadClient.Listed;
import org.magpie.pipeline.download.DownloadState;
import org.magpie.pipeline.download.TrackedDownload;
import org.magpie.pipeline.grab.Grab;
import org.magpie.pipeline.importing.recycle.RecycleFolder;
import org.magpie.pipeline.importing.recycle.RecycleLog;
import org.magpie.pipeline.search.Release;
import org.magpie.testing.NoProgress;
import org.magpie.testing.Releases;

/** Filing never costs the library, or a person, a file. */
class NothingLostTest {
    private static final String FILM = "Quiet.River.2012.1080p.BluRay.x264-GRP";

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

    @Test
    void twoSlotsInOneRootFolderKeepAFileEach() throws IOException {
        TitleFacts film = here.world.film("Quiet River", 2012);
        long second = here.world.store().write(unit -> {
            Slot first4k = new Slot(
                    film.id(),
                    1,
                    "4K",
                    film.slots().getFirst().profileId(),
                    film.slots().getFirst().rootId(),
                    "");
            unit.session().insert(first4k);
            return first4k.id();
        });
        TitleFacts both = here.world.library().facts(film.id()).orElseThrow();
        for (long slot : List.of(both.slots().getFirst().id(), second)) {
            Path file = write(here.done(slot + "/" + FILM + ".mkv"), matroska(5400, 4_000));
            here.importDownload(inSlot(both, slot, FILM, file));
        }
        String better = FILM.replace("1080p", "2160p");
        here.importDownload(
                inSlot(both, second, better, write(here.done("b/" + better + ".mkv"), matroska(5400, 9_000))));
        assertThat(here.world.library().filesOfTitle(film.id()))
                .extracting(file -> file.facts().slotId())
                .containsExactlyInAnyOrder(both.slots().getFirst().id(), second);
        assertThat(here.world.library().filesOfTitle(film.id()))
                .allSatisfy(file -> assertThat(file.place()).exists());
        assertThat(here.onDisk(MediaKind.MOVIE)).hasSize(3);
    }

    private TrackedDownload inSlot(TitleFacts title, long slot, String name, Path path) {
        String hash = "%040x".formatted(slot * 100 + name.length() * 7L + name.hashCode() % 50 + 5_000);
        Release release = Releases.torrent(name, java.net.URI.create("magnet:?xt=urn:btih:" + hash), 10, hash);
        Grab grab = ImportFixture.grab(title, release, false);
        TrackedDownload download = here.world
                .downloads()
                .start(new Grab(
                        grab.correlation(),
                        0,
                        release,
                        title.id(),
                        title.name(),
                        slot,
                        grab.itemIds(),
                        Set.of(),
                        0,
                        false));
        here.torrents.shows(download.clientKey(), DownloadState.COMPLETED, 10, 0, path);
        here.world.downloads().look();
        return here.find(download);
    }

    @Test
    void twoTitlesOfOneNameAndYearKeepAFolderEach() throws IOException {
        TitleFacts one = here.world.series("Twin", 1);
        TitleFacts other = here.world.series("Twin", 1);
        for (TitleFacts each : List.of(one, other)) {
            Path file = write(here.done(each.id() + "/Twin.S01E01.1080p.WEB-DL-GRP.mkv"), matroska(1500, 4_000));
            here.importDownload(here.byHand(each, "Twin.S01E01.1080p.WEB-DL-GRP", file));
        }
        assertThat(here.filed(one)).hasSize(1);
        assertThat(here.filed(other)).hasSize(1).doesNotContainAnyElementsOf(here.filed(one));
        assertThat(here.onDisk(MediaKind.SERIES)).hasSize(2).noneMatch(path -> path.contains("recycle"));
        assertThat(here.filed(other).getFirst()).startsWith("Twin (2001) (2)/");
    }

    @Test
    void takenAgainInTheSameQualityItIsReplacedAndNotUpgraded() throws IOException {
        TitleFacts film = here.world.film("Quiet River", 2012);
        here.importDownload(here.torrent(film, FILM, write(here.done("a/" + FILM + ".mkv"), matroska(5400, 4_000))));
        here.importDownload(here.byHand(film, FILM, write(here.done("b/" + FILM + ".mkv"), matroska(5400, 5_000))));
        assertThat(here.world.told(Notice.Upgraded.class)).isEmpty();
        assertThat(here.world.told(Notice.Imported.class).getLast().said().toString())
                .contains("import.replaced");
        assertThat(here.onDisk(MediaKind.MOVIE)).hasSize(2).anyMatch(path -> path.startsWith(".magpie-recycle/"));
    }

    @Test
    void theHistoryOfAPackNamesItsEpisodes() throws IOException {
        TitleFacts series = here.world.series("Wax Moon", 2);
        Path done = here.done("Wax.Moon.S01");
        write(done.resolve("Wax.Moon.S01E01.mkv"), matroska(1500, 4_000));
        write(done.resolve("Wax.Moon.S01E02.mkv"), matroska(1500, 4_000));
        here.importDownload(here.torrent(series, "Wax.Moon.S01.1080p.WEB-DL-GRP", done));
        assertThat(here.world.told(Notice.Imported.class))
                .extracting(notice -> notice.said().arguments().getFirst())
                .containsExactlyInAnyOrder("Wax Moon S01E01", "Wax Moon S01E02");
    }

    @ParameterizedTest
    @ValueSource(strings = {"abcdefghij ", "Солнце морей ", "静かな川の物語"})
    void longNamesLeaveRoomForSubtitlesAndForTheRecycleFolder(String piece) throws IOException {
        String name = piece.repeat(40).strip();
        TitleFacts film = here.world.film(name, 2012);
        for (String quality : List.of("480p", "720p", "1080p")) {
            Path done = here.done(quality);
            write(done.resolve("movie.mkv"), matroska(5400, 4_000));
            Files.writeString(done.resolve("movie.pt-BR.forced.srt"), "words");
            TrackedDownload download = here.torrent(film, "Long.2012." + quality + ".BluRay.x264-GRP", done);
            here.importDownload(download);
            assertThat(here.said(download)).isEmpty();
            assertThat(here.state(download)).isEqualTo(DownloadState.IMPORTED);
        }
        assertThat(here.onDisk(MediaKind.MOVIE)).hasSize(6);
        assertThat(here.onDisk(MediaKind.MOVIE))
                .allSatisfy(path -> assertThat(SafeName.isLegal(path.substring(path.lastIndexOf('/') + 1)))
                        .isTrue());
    }

    @Test
    void nothingInTheRecycleFolderIsOverwritten() throws IOException {
        Path root = here.world.root(MediaKind.MOVIE);
        RecycleFolder recycle = new RecycleFolder(RecycleLog.NONE);
        for (String content : List.of("one", "two")) {
            recycle.take(root, write(root.resolve("x/film.mkv"), content.getBytes(StandardCharsets.UTF_8)), "7");
        }
        assertThat(here.onDisk(MediaKind.MOVIE)).hasSize(2);
    }

    @Test
    void anEmptyFolderWhereTheDriveWasIsNotFilledAndThatHeals() throws IOException {
        TitleFacts film = here.world.film("Quiet River", 2012);
        TitleFacts other = here.world.film("Loud Mountain", 2015);
        here.importDownload(here.torrent(film, FILM, write(here.done("a/" + FILM + ".mkv"), matroska(5400, 4_000))));
        Path root = here.world.root(MediaKind.MOVIE);
        Files.move(root, folder.resolve("unplugged"));
        Files.createDirectory(root);
        String name = "Loud.Mountain.2015.1080p.BluRay.x264-GRP";
        TrackedDownload download = here.torrent(other, name, write(here.done(name + ".mkv"), matroska(5400, 4_000)));
        here.importDownload(download);
        assertThat(here.said(download)).isEqualTo("import.root-empty");
        assertThat(here.find(download).lookAgain()).isNotNull();
        assertThat(root).isEmptyDirectory();
        Files.delete(root);
        Files.move(folder.resolve("unplugged"), root);
        here.importDownload(download);
        assertThat(here.filed(other)).hasSize(1);
    }

    @Test
    void aRootFolderThatAPersonHasEmptiedIsStillTheirs() throws IOException {
        TitleFacts film = here.world.film("Quiet River", 2012);
        TitleFacts other = here.world.film("Loud Mountain", 2015);
        here.importDownload(here.torrent(film, FILM, write(here.done("a/" + FILM + ".mkv"), matroska(5400, 4_000))));
        Files.delete(here.world.library().filesOfTitle(film.id()).getFirst().place());
        String name = "Loud.Mountain.2015.1080p.BluRay.x264-GRP";
        here.importDownload(here.torrent(other, name, write(here.done(name + ".mkv"), matroska(5400, 4_000))));
        assertThat(here.filed(other)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"staged", "cleared", "accompanied", "named", "done"})
    void brokenOffAtAnyStepOfAnyOfTwoFilesEachIsThereOnceWithItsSubtitles(String step) throws IOException {
        for (int file : List.of(1, 2)) {
            TitleFacts series = here.world.series("Wax Moon " + step + file, 2);
            String pack = series.name().replace(' ', '.') + ".S01.1080p.WEB-DL-GRP";
            Path done = here.done(pack);
            for (int episode = 1; episode <= 2; episode++) {
                String name = series.name().replace(' ', '.') + ".S01E0" + episode;
                write(done.resolve(name + ".mkv"), matroska(1500, 4_000 + episode));
                Files.writeString(done.resolve(name + ".en.srt"), "words " + episode);
            }
            TrackedDownload download = here.torrent(series, pack, done);
            int[] left = {file};
            assertThatThrownBy(() -> here.importer(at -> {
                                if (at.equals(step) && --left[0] == 0) {
                                    throw new IllegalStateException("killed");
                                }
                            })
                            .importDownload(download, new NoProgress()))
                    .hasMessage("killed");
            here.importDownload(download);
            assertThat(here.state(download)).isEqualTo(DownloadState.IMPORTED);
            assertThat(here.filed(series)).hasSize(2);
            assertThat(here.onDisk(MediaKind.SERIES).stream().filter(path -> path.contains(step + file)))
                    .hasSize(4);
        }
    }

    /** Packs of everything at once: whatever is in them, only right and whole files are filed, and every filed file stays. */
    @Test
    void ofRandomPacksNothingWrongIsFiledAndNothingIsLost() throws IOException {
        Random random = new Random(20260615);
        TitleFacts series = here.world.series("Wax Moon", 6);
        Map<Long, byte[]> right = new HashMap<>();
        for (int round = 0; round < 40; round++) {
            Path done = here.done("round" + round + "/Wax.Moon.S01.1080p.WEB-DL-GRP");
            List<Listed> listed = new ArrayList<>();
            Map<Integer, byte[]> good = new HashMap<>();
            Set<Integer> episodes = new HashSet<>();
            boolean waits = false;
            List<Integer> kinds = new ArrayList<>(List.of(0, 0, 0, 1, 2, 3, 4, 5, 6, 7));
            Collections.shuffle(kinds, random);
            for (int kind : kinds.subList(0, 1 + random.nextInt(kinds.size()))) {
                int episode = 1 + random.nextInt(6);
                byte[] content = matroska(1500, 3_000 + random.nextInt(9_000));
                String own = "Wax.Moon.S01E0%d".formatted(episode);
                String name = switch (kind) {
                    case 1 -> "Other.Series.S01E0%d.mkv".formatted(episode);
                    case 2 -> own + "-sample.mkv";
                    case 3 -> "Extras/Making Of.mkv";
                    case 4 -> "Blue.Window.2019.1080p.WEB-DL.mkv";
                    case 5 -> "Wax.Moon.S02E0%d.mkv".formatted(episode);
                    case 6 -> "BDMV/STREAM/0000%d.m2ts".formatted(episode);
                    default -> own + ".mkv";
                };
                if ((kind == 0 || kind == 7) && !episodes.add(episode)) {
                    continue;
                }
                if (kind == 2) {
                    content = matroska(3, 200);
                }
                write(done.resolve(name), content);
                boolean half = kind == 7;
                boolean deselected = half && random.nextBoolean();
                waits |= half && !deselected;
                if (kind == 0) {
                    good.put(episode, content);
                }
                listed.add(new Listed(
                        name,
                        content.length,
                        !half ? Completeness.WHOLE : deselected ? Completeness.DESELECTED : Completeness.PARTIAL));
            }
            TrackedDownload download = here.byHand(series, "Wax.Moon.S01.1080p.WEB-DL-GRP", done);
            here.torrents.holds(download.clientKey(), listed.toArray(Listed[]::new));
            here.importDownload(download);
            if (waits || good.isEmpty()) {
                assertThat(here.state(download)).as("round %d", round).isEqualTo(DownloadState.IMPORT_BLOCKED);
            } else {
                good.forEach((episode, content) ->
                        right.put(series.items().get(episode - 1).id(), content));
            }
            for (LibraryFile file : here.world.library().filesOfTitle(series.id())) {
                assertThat(file.facts().itemIds()).hasSize(1);
                assertThat(Files.readAllBytes(file.place()))
                        .as("round %d", round)
                        .isEqualTo(right.get(file.facts().itemIds().iterator().next()));
            }
            assertThat(here.world.library().filesOfTitle(series.id())).hasSameSizeAs(right.keySet());
        }
        assertThat(right).isNotEmpty();
    }
}
