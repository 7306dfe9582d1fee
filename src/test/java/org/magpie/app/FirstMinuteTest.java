package org.magpie.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.magpie.testing.ArchiveStandIn;
import org.magpie.testing.Folders;

/**
 * {@link FirstMinute} on a screen of its own (Xvfb with a window manager): a fresh folder, no key, no account, nothing on the network
 * but the Internet Archive. Once by pointer and once by keys, and ten times each, with the benchmarks.
 */
class FirstMinuteTest {
    private static final String SCREEN = ":" + ((600 + ProcessHandle.current().pid() % 400));
    private static final int MOST_PRESSES = 8;
    private static final int TURNS = 10;
    private static final Pattern FILED = Pattern.compile("filed after (\\d+) ms, (\\d+) presses");

    @TempDir
    private static Path screenFolder;

    @TempDir
    private Path folder;

    private static final List<Process> DESKTOP = new ArrayList<>();

    private record Minute(long millis, int presses) {}

    @BeforeAll
    static void opensAScreen() throws Exception {
        DESKTOP.add(start("Xvfb", SCREEN, "-screen", "0", "1280x800x24", "-nolisten", "tcp", "-ac"));
        Path socket = Path.of("/tmp/.X11-unix/X" + SCREEN.substring(1));
        for (int turn = 0; turn < 200 && !Files.exists(socket); turn++) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        DESKTOP.add(start("openbox"));
    }

    @AfterAll
    static void closesIt() {
        DESKTOP.reversed().forEach(Process::destroy);
    }

    @ParameterizedTest
    @Tag("bench")
    @ValueSource(strings = {"mouse", "keys"})
    void itEndsWithAFilm(String by) throws Exception {
        Minute minute = live(folder, by);
        System.out.println("first minute by " + by + ": " + minute);
    }

    @ParameterizedTest
    @Tag("bench")
    @ValueSource(strings = {"mouse", "keys"})
    void tenInARow(String by) throws Exception {
        long[] took = new long[TURNS];
        for (int turn = 0; turn < TURNS; turn++) {
            took[turn] = live(Files.createDirectory(folder.resolve("turn" + turn)), by)
                    .millis();
        }
        Arrays.sort(took);
        System.out.println("ten first minutes by " + by + ": median " + took[TURNS / 2] + " ms, slowest "
                + took[TURNS - 1] + " ms from the start of the process to the film in its folder");
    }

    private static Minute live(Path place, String by) throws Exception {
        byte[] film = new byte[3_000_000];
        System.arraycopy(new byte[] {0x1A, 0x45, (byte) 0xDF, (byte) 0xA3}, 0, film, 0, 4);
        try (ArchiveStandIn archive = new ArchiveStandIn(film, 20_000_000)) {
            Path home = Files.createDirectories(place.resolve("home"));
            Process process = start(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx400m",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "--enable-native-access=ALL-UNNAMED",
                    "-Dprism.order=sw",
                    "-Duser.home=" + home,
                    "-cp",
                    System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                    FirstMinute.class.getName(),
                    place.resolve("data").toString(),
                    archive.address().toString(),
                    by);
            String said;
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                said = String.join("\n", lines.lines().toList());
            }
            process.waitFor();
            Matcher filed = FILED.matcher(said);
            assertThat(filed.find()).as("what it says:%n%s", said).isTrue();
            assertThat(Folders.files(home))
                    .anySatisfy(path -> assertThat(path)
                            .containsIgnoringCase("Harbor Lights (1949)")
                            .endsWith(".mkv"));
            Minute minute = new Minute(Long.parseLong(filed.group(1)), Integer.parseInt(filed.group(2)));
            assertThat(minute.presses()).isLessThanOrEqualTo(MOST_PRESSES);
            return minute;
        }
    }

    private static Process start(String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("DISPLAY", SCREEN);
        builder.environment().remove("WAYLAND_DISPLAY");
        builder.environment().put("HOME", screenFolder.toString());
        builder.environment()
                .put("XDG_CACHE_HOME", screenFolder.resolve("cache").toString());
        return command[0].contains("java")
                ? builder.start()
                : builder.redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    }
}
