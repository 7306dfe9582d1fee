package org.magpie.pipeline.download.direct;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.magpie.testing.Folders;

class SegmentMapTest {
    @TempDir
    Path folder;

    @Test
    void whatWasWrittenIsReadWithTheProgressSince() throws IOException {
        Path path = folder.resolve("map");
        try (SegmentMap map = SegmentMap.write(path, 100, List.of(new Segment(0, 20, 50), new Segment(50, 50, 100)))) {
            map.progress(1, 70);
        }
        assertThat(SegmentMap.read(path, 100).orElseThrow())
                .extracting(segment -> segment.start + "-" + segment.at + "-" + segment.end)
                .containsExactly("0-20-50", "50-70-100");
        assertThat(Folders.files(folder)).containsExactly("map");
    }

    @Test
    void aMapOfAnotherFileOrADamagedOneIsNone() throws IOException {
        Path path = folder.resolve("map");
        assertThat(SegmentMap.read(path, 100)).isEmpty();
        SegmentMap.write(path, 100, List.of(new Segment(0, 20, 50), new Segment(50, 50, 100)))
                .close();
        assertThat(SegmentMap.read(path, 101)).isEmpty();
        byte[] whole = Files.readAllBytes(path);
        for (int length = 0; length < whole.length; length++) {
            Files.write(path, Arrays.copyOf(whole, length));
            assertThat(SegmentMap.read(path, 100)).as("cut to %s bytes", length).isEmpty();
        }
        Files.write(path, new byte[2_000_000]);
        assertThat(SegmentMap.read(path, 0)).isEmpty();
    }

    @Test
    void aMapWithAGapOrAnOverlapIsNone() throws IOException {
        Path path = folder.resolve("map");
        SegmentMap.write(path, 100, List.of(new Segment(0, 20, 40), new Segment(50, 50, 100)))
                .close();
        assertThat(SegmentMap.read(path, 100)).isEmpty();
        SegmentMap.write(path, 100, List.of(new Segment(0, 20, 60), new Segment(50, 50, 100)))
                .close();
        assertThat(SegmentMap.read(path, 100)).isEmpty();
        SegmentMap.write(path, 100, List.of(new Segment(0, 60, 50), new Segment(50, 50, 100)))
                .close();
        assertThat(SegmentMap.read(path, 100)).isEmpty();
    }
}
