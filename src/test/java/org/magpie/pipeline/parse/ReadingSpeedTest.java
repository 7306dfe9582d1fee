package org.magpie.pipeline.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Collection;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.magpie.testing.Shared;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.util.Statistics;

@Tag("bench")
class ReadingSpeedTest {
    private static final double MEDIAN_MICROSECONDS = 10;

    @Test
    void aNameIsReadInTenMicroseconds() throws RunnerException {
        assumeTrue(Shared.folder("vectors").isPresent(), "no vectors beside the project");
        Options options = new OptionsBuilder()
                .include(ReadingBenchmark.class.getName())
                .forks(1)
                .warmupIterations(3)
                .warmupTime(TimeValue.seconds(2))
                .measurementIterations(5)
                .measurementTime(TimeValue.seconds(2))
                .threads(1)
                .build();
        Collection<RunResult> results = new Runner(options).run();
        assertThat(results).hasSize(3);
        for (RunResult result : results) {
            Statistics samples = result.getPrimaryResult().getStatistics();
            assertThat(samples.getPercentile(50))
                    .as("names of %s", result.getParams().getParam("what"))
                    .isLessThanOrEqualTo(MEDIAN_MICROSECONDS);
        }
    }
}
