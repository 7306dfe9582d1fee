package org.magpie.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How long a person waits for the window of the packaged Magpie with a library of 40,000 films and 5,000 series, and what it then
 * takes in memory. Starts {@code target/dist/bin/magpie} on a virtual screen where Xvfb is installed, else without a screen. Prints
 * its figures.
 */
@Tag("bench")
class StartBenchTest {
    private static final Path LAUNCHER = Path.of("target", "dist", "bin", "magpie");
    private static final Pattern SHOWN = Pattern.compile("Window shown after (\\d+) ms");
    private static final Pattern FILLED =
            Pattern.compile("Library of (\\d+) titles shown(?: as it was last)? after (\\d+) ms");
    private static final Pattern READ = Pattern.compile("Library of (\\d+) titles read after (\\d+) ms");
    private static final int TURNS = 3;
    private static final int SETTLE_SECONDS = 5;
    private static final String SCREEN = ":87";

    @TempDir
    static Path folder;

    @BeforeAll
    static void isPackaged() {
        Assumptions.assumeTrue(
                Files.isExecutable(LAUNCHER), "target/dist is not there: run ./mvnw package -DskipTests first");
        Assumptions.assumeTrue(Files.isDirectory(Path.of("/proc/self")), "memory is read from /proc");
    }

    @Test
    void aLargeLibraryIsThereSoonAfterTheWindow() throws Exception {
        long start = System.nanoTime();
        Process demo = launch(Map.of(), "demo", "--movies", "40000", "--series", "5000", "--data", data());
        assertThat(demo.waitFor(15, TimeUnit.MINUTES)).isTrue();
        assertThat(demo.exitValue()).isZero();
        System.out.println("magpie demo: " + (System.nanoTime() - start) / 1_000_000 + " ms, database "
                + Files.size(folder.resolve("data/magpie.mv.db")) / 1_000_000 + " MB");
        Optional<Process> screen = screen();
        try {
            Map<String, String> surroundings = screen.isPresent()
                    ? Map.of("DISPLAY", SCREEN)
                    : Map.of("MAGPIE_OPTS", "-Dglass.platform=Headless -Dprism.order=sw");
            Started first = start("first start, which records the cache of classes", surroundings);
            assertThat(first.titles()).isEqualTo(45_000);
            List<Started> later = new ArrayList<>();
            for (int turn = 0; turn < TURNS; turn++) {
                later.add(start("start " + (turn + 2), surroundings));
            }
            assertThat(later).allSatisfy(each -> {
                assertThat(each.titles()).isEqualTo(45_000);
                assertThat(each.windowMillis()).isLessThan(1_500);
                assertThat(each.libraryMillis() - each.windowMillis()).isLessThan(1_000);
                assertThat(each.residentMegabytes()).isLessThan(400);
            });
        } finally {
            screen.ifPresent(Process::destroy);
        }
    }

    private record Started(
            int titles, long windowMillis, long libraryMillis, long readMillis, long residentMegabytes) {}

    private static Started start(String what, Map<String, String> surroundings) throws Exception {
        Process magpie = launch(surroundings, "--data", data());
        try {
            Matcher filled = await(FILLED);
            Matcher window = await(SHOWN);
            Matcher read = await(READ);
            TimeUnit.SECONDS.sleep(SETTLE_SECONDS); // what it takes once it is at rest is what is asked for
            Started started = new Started(
                    Integer.parseInt(filled.group(1)),
                    Long.parseLong(window.group(1)),
                    Long.parseLong(filled.group(2)),
                    Long.parseLong(read.group(2)),
                    resident(magpie.toHandle()));
            System.out.println(what + ": window " + started.windowMillis() + " ms, library "
                    + (started.libraryMillis() - started.windowMillis()) + " ms later, read from the database "
                    + (started.readMillis() - started.windowMillis()) + " ms later, memory "
                    + started.residentMegabytes() + " MB");
            return started;
        } finally {
            magpie.destroy();
            assertThat(magpie.waitFor(2, TimeUnit.MINUTES)).isTrue();
        }
    }

    private static Matcher await(Pattern pattern) throws Exception {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        while (System.nanoTime() < end) {
            Matcher found = pattern.matcher(Files.readString(log()));
            if (found.find()) {
                return found;
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        throw new AssertionError(pattern + " is not in: " + Files.readString(log()));
    }

    /** Resident memory of a process and all that it has started: the launcher waits for Java while the cache is recorded. */
    private static long resident(ProcessHandle process) {
        long own = Math.max(0, residentOf(process.pid()));
        return own + process.children().mapToLong(StartBenchTest::resident).sum();
    }

    private static long residentOf(long process) {
        try {
            return Files.readAllLines(Path.of("/proc", Long.toString(process), "status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1_000)
                    .sum();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static Process launch(Map<String, String> surroundings, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(LAUNCHER.toAbsolutePath().toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("XDG_CACHE_HOME", folder.resolve("cache").toString());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().putAll(surroundings);
        return builder.redirectErrorStream(true).redirectOutput(log().toFile()).start();
    }

    private static Optional<Process> screen() throws Exception {
        try {
            Process screen = new ProcessBuilder("Xvfb", SCREEN, "-screen", "0", "1280x800x24", "-nolisten", "tcp")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (screen.waitFor(2, TimeUnit.SECONDS)) {
                System.out.println("Xvfb ended at once; measuring without a screen");
                return Optional.empty();
            }
            return Optional.of(screen);
        } catch (IOException notInstalled) {
            System.out.println("no Xvfb; measuring without a screen");
            return Optional.empty();
        }
    }

    private static String data() {
        return folder.resolve("data").toString();
    }

    private static Path log() {
        return folder.resolve("magpie.log");
    }
}
