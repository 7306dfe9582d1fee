package org.magpie.pipeline.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that tells notices by a channel that answers 503 for a minute is killed again and again. */
class KilledOutboxTest {

    @TempDir
    Path folder;

    @Test
    void each_notice_arrives_in_order_and_none_more_than_twice() throws Exception {
        killed(4);
    }

    @Test
    @Tag("bench")
    void so_it_does_with_twenty_kills() throws Exception {
        killed(20);
    }

    private void killed(int kills) throws Exception {
        Path arrived = folder.resolve("arrived");
        int killed = 0;
        for (int round = 0; round <= kills; round++) {
            killed += run(arrived, round, kills) == 0 ? 0 : 1;
        }
        assertThat(killed).isEqualTo(kills);
        Map<String, Integer> times = new LinkedHashMap<>();
        List<Long> order = new ArrayList<>();
        for (String line : Files.readAllLines(arrived)) {
            String[] parts = line.split(" ");
            if (times.merge(parts[0], 1, Integer::sum) == 1) {
                order.add(Long.parseLong(parts[1]));
            }
        }
        assertThat(order)
                .as("each, once by its id")
                .hasSize(KilledOutbox.NOTICES)
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(times.values()).as("how often it arrived").allMatch(often -> often <= 2);
        assertThat(times.values().stream().filter(often -> often == 2).count())
                .as("at most one at each kill")
                .isLessThanOrEqualTo(kills);
    }

    private int run(Path arrived, int round, int kills) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        KilledOutbox.class.getName(),
                        folder.resolve("data").toString(),
                        arrived.toString(),
                        String.valueOf(round),
                        String.valueOf(kills))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile())
                .start();
        int code = process.waitFor();
        assertThat(code).as(Files.readString(folder.resolve("said"))).isIn(0, 9);
        return code;
    }
}
