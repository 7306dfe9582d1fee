package org.magpie.pipeline.download.direct;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SegmentingTest {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final long MB = 1_000_000;
    private static final long MUCH = 4_000 * MB;

    private final Segmenting segmenting = new Segmenting(Limits.DEFAULT, 0, 0);

    @Test
    void aSlowServerWithALargeFileIsAskedOverFurtherConnectionsAsLongAsEachHelps() {
        assertThat(segmenting.adds(4 * SECOND, 20 * MB, MUCH, 1, 0))
                .as("too early")
                .isFalse();
        assertThat(segmenting.adds(5 * SECOND, 25 * MB, MUCH, 1, 0)).isTrue();
        assertThat(segmenting.adds(10 * SECOND, 75 * MB, MUCH, 2, 0))
                .as("twice as fast")
                .isTrue();
        assertThat(segmenting.adds(15 * SECOND, 130 * MB, MUCH, 3, 0))
                .as("a tenth faster")
                .isFalse();
        assertThat(segmenting.adds(20 * SECOND, 400 * MB, MUCH, 3, 0))
                .as("it was the last")
                .isFalse();
    }

    @Test
    void aFileThatIsSoonThereIsNotDivided() {
        assertThat(segmenting.adds(5 * SECOND, 500 * MB, 1_000 * MB, 1, 0)).isFalse();
    }

    @Test
    void thereAreNeverMoreConnectionsThanAllowed() {
        assertThat(segmenting.adds(5 * SECOND, 25 * MB, MUCH, Limits.DEFAULT.segments(), 0))
                .isFalse();
    }

    @Test
    void aDownloadThatTheLimitHoldsBackIsNotDivided() {
        assertThat(segmenting.adds(5 * SECOND, 25 * MB, MUCH, 1, 6 * MB)).isFalse();
    }

    @Test
    void afterARefusalNoneIsAsked() {
        segmenting.failed();
        assertThat(segmenting.adds(5 * SECOND, 25 * MB, MUCH, 1, 0)).isFalse();
    }
}
