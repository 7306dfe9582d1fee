package org.magpie.pipeline.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.magpie.base.store.Rows;
import org.magpie.media.MediaKind;
import org.magpie.media.TitleFacts;
import org.magpie.pipeline.download.DownloadState;
import org.magpie.pipeline.download.TrackedDownload;

/** A title's files are moved, or imported, never both. */
class ImportWhileMovingTest {
    private static final String RELEASE = "Harbor.Lights.1949.720p.BluRay.x264-NEW";

    @TempDir
    Path folder;

    private ImportFixture fixture;
    private TitleFacts film;

    @BeforeEach
    void open() {
        fixture = new ImportFixture(folder);
        film = fixture.world.film("Harbor Lights", 1949);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private TrackedDownload download() throws Exception {
        Path done = fixture.done(RELEASE);
        Files.createDirectories(done);
        Files.writeString(done.resolve(RELEASE + ".mkv"), "the film");
        return fixture.torrent(film, RELEASE, done);
    }

    @Test
    void anImportWaitsWhileFilesOfItsTitleAreMoved() throws Exception {
        TrackedDownload download = download();
        fixture.world.library().movingFiles(Set.of(film.id()), () -> fixture.importDownload(download));
        assertThat(fixture.state(download)).isEqualTo(DownloadState.IMPORT_BLOCKED);
        assertThat(fixture.said(download)).isEqualTo("import.being-moved");
        assertThat(fixture.filed(film)).isEmpty();

        fixture.clock.move(Duration.ofHours(1));
        fixture.importDownload(download);
        assertThat(fixture.filed(film)).hasSize(1);
    }

    @Test
    void filesOfATitleStayWhileOneIsImported() throws Exception {
        TrackedDownload first = download();
        fixture.importDownload(first);
        Path filed =
                fixture.world.root(MediaKind.MOVIE).resolve(fixture.filed(film).getFirst());
        fixture.world
                .store()
                .change(unit -> new Rows(unit.session()).change("update import_journal set stage = 'STAGED'"));
        fixture.world
                .store()
                .change(unit -> new Rows(unit.session()).change("update download set state = 'IMPORTING'"));
        assertThat(new OpenImports(fixture.world.store()).titles()).containsExactly(film.id());
        assertThat(new OpenImports(fixture.world.store()).targets()).containsExactly(filed);
    }
}
