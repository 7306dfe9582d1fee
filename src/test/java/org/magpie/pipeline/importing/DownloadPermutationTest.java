package org.magpie.pipeline.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random sequences of commands, answers of the client, faults and crashes, each held against a model: no state that may not follow,
 * nothing deleted that was not Magpie's, no download that can neither move nor be removed. A failing sequence tells its seed;
 * {@code -Dmagpie.permutations=10000 -Dmagpie.permutations.seed=7} runs more, or others.
 */
class DownloadPermutationTest {
    @TempDir
    Path folder;

    @Test
    void noSequenceOfCommandsAnswersFaultsAndCrashesLeavesAForbiddenState() {
        int sequences = Integer.getInteger("magpie.permutations", 300);
        long seed = Long.getLong("magpie.permutations.seed", 1);
        long start = System.nanoTime();
        int steps = 0;
        try (PermutedDownloads permuted = new PermutedDownloads(folder)) {
            for (int at = 0; at < sequences; at++) {
                steps += permuted.play(seed + at, at % 100 == 50);
            }
            assertThat(permuted.coverage()).as("what was reached").doesNotContainValue(0);
            System.out.printf(
                    "%d sequences, %d steps, %d s; %s%n",
                    sequences,
                    steps,
                    Duration.ofNanos(System.nanoTime() - start).toSeconds(),
                    permuted.coverage());
        }
    }
}
