package org.magpie.pipeline.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.magpie.pipeline.importing.content.ContainerHeader;

/** What the header of a file alone tells where no ffprobe is installed. */
class HeaderWithoutProbeTest {
    @TempDir
    private Path folder;

    @Test
    void matroskaSaysHowTheTwoPicturesOfA3dFilmArePacked() throws IOException {
        assertThat(header(TestVideos.matroska3d(5400, 1)))
                .isEqualTo(new ContainerHeader(5400, TestVideos.matroska3d(5400, 1).length, 1));
        assertThat(header(TestVideos.matroska3d(5400, 11)).stereoMode()).isEqualTo(11);
    }

    @Test
    void anOrdinaryPictureIsNotIn3d() throws IOException {
        assertThat(header(TestVideos.matroska3d(5400, 0)).stereoMode()).isZero();
        assertThat(header(TestVideos.matroska(5400, 2_000)).stereoMode()).isZero();
        assertThat(header(TestVideos.mp4(5400, 2_000)).stereoMode()).isZero();
    }

    @Test
    void aHeaderThatEndsInTheMiddleOfItsTracksIsReadAsFarAsItGoes() throws IOException {
        byte[] whole = TestVideos.matroska3d(5400, 1);
        for (int length = 16; length < 140; length++) {
            assertThat(header(Arrays.copyOf(whole, length)).stereoMode()).isBetween(0, 1);
        }
    }

    private ContainerHeader header(byte[] content) throws IOException {
        Path file = Files.write(folder.resolve("film.mkv"), content);
        return ContainerHeader.read(file).orElseThrow();
    }
}
