package org.magpie.pipeline.importing.organise;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that renames files in a ring is killed by the system. */
class KilledOrganiseTest {
    private static final int FILES = 60;
    private static final int ROUNDS = 2;
    private static final int LATEST = 400;

    @TempDir
    Path folder;

    @Test
    void whateverTheMomentTheNextStartEndsWhatWasBegun() throws Exception {
        Random random = new Random(7);
        for (int round = 0; round < ROUNDS; round++) {
            Path here = folder.resolve("round-" + round);
            run(here, random.nextInt(LATEST));
            try (OrganiseFixture fixture = new OrganiseFixture(here)) {
                Map<String, String> old = expected(0);
                Map<String, String> fresh = expected(1);
                fixture.restart();
                Map<String, String> found = files(fixture);
                assertThat(found).as("round %s", round).isIn(old, fresh);
                fixture.assertRowsAreTrue();
                if (found.equals(fresh)) {
                    fixture.undo().undo(fixture.undo().recent(1).getFirst().id());
                    assertThat(files(fixture)).isEqualTo(old);
                    fixture.assertRowsAreTrue();
                }
            }
        }
    }

    /** The fixture counts ids from the same on in each process: the series is first. */
    private static Map<String, String> expected(int shift) {
        Map<String, String> files = new TreeMap<>();
        for (int at = 0; at < FILES; at++) {
            files.put(
                    OrganiseFixture.FOLDER + "/" + KilledOrganise.name((at + shift) % FILES) + ".mkv",
                    "content of " + (OrganiseFixture.FIRST_ID + 2 + at));
        }
        return files;
    }

    private static Map<String, String> files(OrganiseFixture fixture) {
        Map<String, String> files = new TreeMap<>(fixture.disk());
        files.values().removeIf("/"::equals);
        return files;
    }

    private static void run(Path folder, int killAfterMillis) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledOrganise.class.getName(),
                        folder.toString(),
                        String.valueOf(FILES))
                .redirectErrorStream(true)
                .start();
        try (BufferedReader said =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String all = "";
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                all += line + "\n";
                if (line.equals("begun")) {
                    TimeUnit.MILLISECONDS.sleep(killAfterMillis);
                    process.toHandle().destroyForcibly();
                }
            }
            assertThat(all).contains("begun");
        }
        process.waitFor();
    }
}
