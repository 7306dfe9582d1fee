package org.magpie.pipeline.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.magpie.base.error.UserException;
import org.magpie.base.store.Rows;
import org.magpie.base.undo.KilledUndo;
import org.magpie.base.undo.StoredUndo;
import org.magpie.media.MediaKind;
import org.magpie.media.TitleFacts;
import org.magpie.pipeline.decide.BlockReason;
import org.magpie.pipeline.decide.Blocklist;
import org.magpie.pipeline.download.TrackedDownload;
import org.magpie.pipeline.importing.recycle.RecycledFiles;
import org.magpie.testing.NoProgress;

/** An import that has put another file out of its place is undone. */
class UndoneImportTest {
    private static final String WORSE = "Harbor.Lights.1949.480p.DVDRip.x264-OLD";
    private static final String BETTER = "Harbor.Lights.1949.1080p.BluRay.x264-NEW";

    @TempDir
    Path folder;

    private ImportFixture fixture;
    private TitleFacts film;
    private StoredUndo undo;

    @BeforeEach
    void open() {
        fixture = new ImportFixture(folder);
        film = fixture.world.film("Harbor Lights", 1949);
        undo = new StoredUndo(fixture.world.store(), fixture.clock);
        RecycledFiles recycled = new RecycledFiles(fixture.world.store(), fixture.clock);
        undo.whenFileMoved((unit, file) -> recycled.moved(unit, file.from(), file.to()));
        undo.whenRestored("media_file", (unit, ids) -> fixture.world.library().changed(unit, Set.of(film.id())));
        ImportUndo.undoneBy(undo, fixture.world.library(), fixture.world.downloads());
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private TrackedDownload imported(String release, String content) throws IOException {
        Path folder = Files.createDirectories(fixture.done(release));
        Files.writeString(folder.resolve(release + ".mkv"), content);
        TrackedDownload download = fixture.torrent(film, release, folder);
        fixture.importDownload(download);
        return download;
    }

    private Path root() {
        return fixture.world.root(MediaKind.MOVIE);
    }

    private List<String> everything() {
        return fixture.world
                .store()
                .read(session -> List.of("media_file", "file_item").stream()
                        .flatMap(table -> new Rows(session)
                                        .list("select * from " + table + " order by 1, 2", row -> {
                                            StringBuilder all = new StringBuilder(table);
                                            for (int at = 1;
                                                    at <= row.getMetaData().getColumnCount();
                                                    at++) {
                                                all.append('|').append(row.getString(at));
                                            }
                                            return all.toString();
                                        })
                                        .stream())
                        .toList());
    }

    private long entry() {
        return undo.recent(1).getFirst().id();
    }

    private void assertRefused(String key) {
        List<String> before = everything();
        assertThatThrownBy(() -> undo.undo(entry()))
                .isInstanceOfSatisfying(
                        UserException.class,
                        refused -> assertThat(refused.key()).isEqualTo(key));
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void theFileBeforeComesBackWithItsRowAndTheNewOneIsKept() throws IOException {
        imported(WORSE, "the old one");
        String old = fixture.filed(film).getFirst();
        Files.writeString(root().resolve(old.replace(".mkv", ".en.srt")), "words");
        List<String> before = everything();
        TrackedDownload better = imported(BETTER, "the new one");
        String fresh = fixture.filed(film).getFirst();
        assertThat(fresh).isNotEqualTo(old);
        assertThat(root().resolve(old)).doesNotExist();

        undo.undo(entry());

        assertThat(everything()).isEqualTo(before);
        assertThat(root().resolve(old)).hasContent("the old one");
        assertThat(root().resolve(old.replace(".mkv", ".en.srt"))).hasContent("words");
        assertThat(root().resolve(fresh)).doesNotExist();
        assertThat(fixture.onDisk(MediaKind.MOVIE))
                .filteredOn(each -> each.startsWith(".magpie-recycle/"))
                .hasSize(1);
        // What is seeded stays where it is.
        assertThat(fixture.done(BETTER).resolve(BETTER + ".mkv")).hasContent("the new one");
        assertThat(fixture.world.historyTypes()).contains("RESTORED", "BLOCKLISTED");
        assertThat(new Blocklist(fixture.world.store(), fixture.clock).now().entryFor(better.release(), film.id(), ""))
                .get()
                .satisfies(blocked -> assertThat(blocked.reason()).isEqualTo(BlockReason.BY_HAND));
        long noted =
                fixture.world.store().read(session -> new Rows(session).number("select count(*) from recycled_file"));
        assertThat(noted).isOne();
    }

    @Test
    void aFileOfTheSameNameComesBackToo() throws IOException {
        imported(BETTER.replace("NEW", "ONE"), "first");
        String path = fixture.filed(film).getFirst();
        TrackedDownload better = fixture.byHand(film, BETTER.replace("NEW", "TWO"), second());
        fixture.importDownload(better);
        assertThat(fixture.filed(film)).containsExactly(path);
        assertThat(root().resolve(path)).hasContent("second");

        undo.undo(entry());

        assertThat(root().resolve(path)).hasContent("first");
        assertThat(fixture.filed(film)).containsExactly(path);
    }

    private Path second() throws IOException {
        Path folder = Files.createDirectories(fixture.done("two"));
        Files.writeString(folder.resolve(BETTER.replace("NEW", "TWO") + ".mkv"), "second");
        return folder;
    }

    @Test
    void aFirstImportIsNotListed() throws IOException {
        imported(BETTER, "the only one");
        assertThat(undo.recent(10)).isEmpty();
    }

    @Test
    void itIsRefusedWhereAnythingWasChangedSince() throws IOException {
        imported(WORSE, "the old one");
        imported(BETTER, "the new one");
        Path fresh = root().resolve(fixture.filed(film).getFirst());

        Files.writeString(fresh, "changed by somebody");
        assertRefused("undo.file-changed");
        Files.delete(fresh);
        assertRefused("undo.file-gone");
    }

    @Test
    void anUpgradeOfTheUpgradeIsUndoneFirst() throws IOException {
        imported(WORSE, "the old one");
        imported(BETTER, "the new one");
        long first = entry();
        TrackedDownload best = fixture.torrent(film, BETTER.replace("1080p", "2160p"), second());
        fixture.importDownload(best);
        assertThat(undo.recent(10)).hasSize(2);

        assertThatThrownBy(() -> undo.undo(first)).isInstanceOf(UserException.class);
        undo.undo(entry());
        undo.undo(first);
        assertThat(root().resolve(fixture.filed(film).getFirst())).hasContent("the old one");
    }

    @Test
    void aCrashBetweenTheMovesAndTheNoteLosesNoUndo() throws IOException {
        imported(WORSE, "the old one");
        String old = fixture.filed(film).getFirst();
        Path folder = Files.createDirectories(fixture.done(BETTER));
        Files.writeString(folder.resolve(BETTER + ".mkv"), "the new one");
        TrackedDownload download = fixture.torrent(film, BETTER, folder);
        assertThatThrownBy(() -> fixture.importer(step -> {
                            if (step.equals("cleared")) {
                                throw new IllegalStateException("killed");
                            }
                        })
                        .importDownload(fixture.find(download), new NoProgress()))
                .hasMessage("killed");
        fixture.importDownload(download);

        undo.undo(entry());

        assertThat(root().resolve(old)).hasContent("the old one");
        assertThat(fixture.filed(film)).containsExactly(old);
    }

    @Test
    void killedWhileItIsUndoneTheFilesLieWhereTheLibraryKnowsThemAtTheNextStart() throws IOException {
        imported(WORSE, "the old one");
        String old = fixture.filed(film).getFirst();
        Files.writeString(root().resolve(old.replace(".mkv", ".en.srt")), "words");
        imported(BETTER, "the new one");
        String fresh = fixture.filed(film).getFirst();
        List<String> before = everything();
        List<String> disk = fixture.onDisk(MediaKind.MOVIE);
        for (int moved = 0; moved < 9; moved++) {
            KilledUndo.after(fixture.world.store(), entry(), moved);
            undo.reconcile();
            assertThat(everything()).isEqualTo(before);
            assertThat(fixture.onDisk(MediaKind.MOVIE))
                    .as("killed after %s steps", moved)
                    .isEqualTo(disk);
            assertThat(root().resolve(fresh)).hasContent("the new one");
        }
        undo.undo(entry());
        assertThat(root().resolve(old)).hasContent("the old one");
        assertThat(root().resolve(old.replace(".mkv", ".en.srt"))).hasContent("words");
    }
}
