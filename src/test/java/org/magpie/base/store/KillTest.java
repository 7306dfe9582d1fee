package org.magpie.base.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.magpie.base.event.Events;

class KillTest {
    @Test
    void what_was_said_to_be_stored_is_there_after_the_process_was_killed(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("magpie");
        Random random = new Random(7);
        long next = 1;
        for (int round = 0; round < 3; round++) {
            long acknowledged = writeUntilKilled(file, next, 20 + random.nextInt(120));
            try (Store store = Store.open(file, new byte[32], List.of(), new Events())) {
                List<Long> ids = idsOf(store, "a");
                // Without a gap from the first to the last one it spoke of; one more may have been stored before it
                // could say so.
                assertThat(ids)
                        .isEqualTo(
                                LongStream.rangeClosed(1, ids.getLast()).boxed().toList());
                assertThat(ids.getLast()).isBetween(acknowledged, acknowledged + 1);
                // Each unit wrote both of its rows or none.
                assertThat(idsOf(store, "b")).isEqualTo(ids);
                next = ids.getLast() + 1;
            }
        }
    }

    /** Answers the last id that the process said it had stored. */
    private static long writeUntilKilled(Path file, long from, int rows) throws Exception {
        String classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        classes,
                        KilledWriter.class.getName(),
                        file.toString(),
                        Long.toString(from))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        long last = -1;
        try (BufferedReader said =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (int at = 0; at < rows; at++) {
                String line = said.readLine();
                assertThat(line).isNotNull();
                last = Long.parseLong(line);
            }
            process.toHandle().destroyForcibly(); // unlike its own method this leaves the stream open
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                if (line.matches("\\d+")) {
                    last = Math.max(last, Long.parseLong(line)); // said while the blow was falling
                }
            }
        }
        process.waitFor();
        return last;
    }

    private static List<Long> idsOf(Store store, String prefix) {
        return store
                .read(session -> session.createNativeQuery(
                                "select plug from provider_seed where plug like '" + prefix + "%'", String.class)
                        .getResultList())
                .stream()
                .map(plug -> Long.parseLong(plug.substring(1)))
                .sorted()
                .toList();
    }
}
