package org.magpie.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;

/** The real programs that {@code .ci/peers-up} started. */
public final class Peers {
    private Peers() {}

    /** What stands in a program's env file; the test is skipped when it has not been started. */
    public static Map<String, String> of(String name) {
        Path env = folder().resolve(name).resolve("env");
        Assumptions.assumeTrue(Files.exists(env), () -> name + " does not run; start it with .ci/peers-up");
        try {
            return Files.readAllLines(env, StandardCharsets.UTF_8).stream()
                    .filter(line -> line.contains("="))
                    .collect(Collectors.toMap(
                            line -> line.substring(0, line.indexOf('=')),
                            line -> line.substring(line.indexOf('=') + 1)));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** One value of it. */
    public static String of(String name, String key) {
        return Optional.ofNullable(of(name).get(key)).orElseThrow();
    }

    /** Where their data stand. */
    public static Path folder() {
        String stated =
                System.getProperty("magpie.peers", System.getenv().getOrDefault("MAGPIE_PEERS", "target/peers"));
        return Path.of(stated).toAbsolutePath();
    }

    /** How fast the seeder gives each torrent away: KiB a second, 0 for as fast as it can. */
    public static void seedAt(int rate) {
        try {
            Files.writeString(Path.of(of("seeder", "RATE")), Integer.toString(rate));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Ends a program at once, as a crash does. */
    public static void kill(String name) {
        ProcessHandle process = ProcessHandle.of(pid(name)).orElseThrow();
        process.destroyForcibly();
        Await.until(name + " is gone", Duration.ofSeconds(10), () -> !process.isAlive() || isZombie(process.pid()));
    }

    /** Starts a program again that was killed, with what it has kept. */
    public static void startAgain(String name) {
        try {
            // A killed rTorrent leaves its lock behind.
            Files.deleteIfExists(folder().resolve(name).resolve("session").resolve("rtorrent.lock"));
            new ProcessBuilder(folder().resolve(name).resolve("again").toString())
                    .inheritIO()
                    .start()
                    .onExit()
                    .join();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static long pid(String name) {
        try {
            return Long.parseLong(
                    Files.readString(folder().resolve(name).resolve("pid")).split(" ", 2)[0]);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Nobody may be there to take note of its end. */
    private static boolean isZombie(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            return stat.charAt(stat.lastIndexOf(')') + 2) == 'Z';
        } catch (IOException gone) {
            return true;
        }
    }
}
