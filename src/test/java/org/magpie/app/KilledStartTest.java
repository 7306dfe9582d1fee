package org.magpie.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.magpie.base.store.DataFolder;
import org.magpie.provider.ProviderKind;

/** Kills the program while it starts for the first time, updates a full library, and takes over a set-up. */
class KilledStartTest {
    /** How often each is tried. */
    private static final int KILLS = Integer.getInteger("magpie.kills", 2);

    private static final int OLDEST_UPDATED = 10;

    private static final List<String> PRECIOUS =
            List.of("title", "item", "slot", "media_file", "file_item", "profile", "root_folder", "history");

    private final Random random = new Random(Long.getLong("magpie.seed", 20));

    @TempDir
    private Path folder;

    @Test
    void a_first_start_that_is_killed_leaves_a_folder_that_opens() throws Exception {
        Path first = folder.resolve("measured");
        long whole = run(first, Long.MAX_VALUE, "library");
        int killed = 0;
        for (int round = 0; round < KILLS; round++) {
            Path data = folder.resolve("first" + round);
            killed += run(data, moment(whole), "library") < 0 ? 1 : 0;
            killed += run(data, moment(whole), "library") < 0 ? 1 : 0;
            try (OpenMagpie magpie = Wiring.open(data, false)) {
                assertThat(magpie.insight().library()).isEmpty();
                assertThat(magpie.profiles().all()).isNotEmpty();
            }
            delete(data);
        }
        System.out.println("first start: " + killed + " kills, " + KILLS + " folders, all open");
    }

    @Test
    void an_update_of_a_full_library_that_is_killed_loses_nothing() throws Exception {
        Path full = folder.resolve("full");
        int titles;
        try (OpenMagpie magpie = Wiring.open(full, false)) {
            magpie.demo(1_500, 100);
            titles = magpie.insight().library().size();
        }
        makeOlder(full);
        List<String> before = contents(full);
        Path measured = folder.resolve("measured");
        copy(full, measured);
        long whole = run(measured, Long.MAX_VALUE, "wanted");
        int killed = 0;
        for (int round = 0; round < KILLS; round++) {
            Path data = folder.resolve("update" + round);
            copy(full, data);
            killed += run(data, moment(whole), "wanted") < 0 ? 1 : 0;
            killed += run(data, moment(whole), "wanted") < 0 ? 1 : 0;
            try (OpenMagpie magpie = Wiring.open(data, false)) {
                assertThat(magpie.insight().library()).hasSize(titles);
            }
            assertThat(contents(data)).isEqualTo(before);
            delete(data);
        }
        System.out.println("update of " + titles + " titles: " + killed + " kills, " + KILLS + " folders, all whole");
    }

    @Test
    void a_set_up_that_is_being_taken_over_when_the_process_is_killed_is_taken_whole_or_not_at_all() throws Exception {
        Path empty = folder.resolve("empty");
        Wiring.open(empty, false).close();
        Path document = Files.writeString(folder.resolve("setup.json"), document(folder.resolve("media")));
        Path measured = folder.resolve("measured");
        copy(empty, measured);
        long whole = run(measured, Long.MAX_VALUE, "config", "import", document.toString());
        int killed = 0;
        int taken = 0;
        for (int round = 0; round < KILLS; round++) {
            Path data = folder.resolve("import" + round);
            copy(empty, data);
            killed += run(data, moment(whole), "config", "import", document.toString()) < 0 ? 1 : 0;
            try (OpenMagpie magpie = Wiring.open(data, false)) {
                int folders = magpie.rootFolders().all().size();
                long plugs = magpie.providers().definitions(ProviderKind.INDEXER).stream()
                        .filter(each -> each.plug().equals("torznab"))
                        .count();
                long bounds = magpie.profiles().all().stream()
                        .filter(each -> each.name().startsWith("Mine"))
                        .count();
                assertThat(List.of(folders, (int) plugs, (int) bounds)).isIn(List.of(0, 0, 0), List.of(10, 10, 1));
                taken += folders > 0 ? 1 : 0;
            }
            delete(data);
        }
        System.out.println("config import: " + killed + " kills, " + KILLS + " folders, " + taken
                + " had taken the whole document, the others nothing");
    }

    private static String document(Path media) {
        List<String> folders = new ArrayList<>();
        List<String> plugs = new ArrayList<>();
        for (int at = 0; at < 10; at++) {
            folders.add("{\"kind\":\"MOVIE\",\"path\":\"" + media.resolve("m" + at) + "\"}");
            plugs.add("{\"plug\":\"torznab\",\"name\":\"T" + at
                    + "\",\"tags\":[\"t\"],\"settings\":{\"address\":\"http://127.0.0.1:9/x\"}}");
        }
        return "{\"magpie\":1,\"folders\":" + folders + ",\"plugs\":" + plugs
                + ",\"profiles\":[{\"name\":\"Mine\",\"kind\":\"MOVIE\",\"cutoff\":\"BLURAY_1080P\",\"upgrades\":true,"
                + "\"minimumScore\":0,\"cutoffScore\":0,\"entries\":[{\"qualities\":[\"BLURAY_1080P\"],\"allowed\":true}]}]}";
    }

    private static Connection connect(Path data) throws Exception {
        String password;
        try (DataFolder held = DataFolder.open(data)) {
            password = HexFormat.of().formatHex(held.databaseKey()) + " magpie";
        }
        return DriverManager.getConnection(
                "jdbc:h2:file:" + data.resolve("magpie") + ";CIPHER=AES;COMPRESS=TRUE", "magpie", password);
    }

    /** How many rows there are of each kind that a person would miss, and a sum over all that stands in them. */
    private static List<String> contents(Path data) throws Exception {
        List<String> contents = new ArrayList<>();
        try (Connection connection = connect(data);
                Statement statement = connection.createStatement()) {
            for (String table : PRECIOUS) {
                MessageDigest sum = MessageDigest.getInstance("SHA-256");
                long rows = 0;
                try (ResultSet row = statement.executeQuery("select * from " + table + " order by 1, 2")) {
                    int columns = row.getMetaData().getColumnCount();
                    for (; row.next(); rows++) {
                        for (int at = 1; at <= columns; at++) {
                            sum.update((row.getString(at) + '\0').getBytes(StandardCharsets.UTF_8));
                        }
                    }
                }
                contents.add(table + " " + rows + " " + HexFormat.of().formatHex(sum.digest()));
            }
            statement.execute("shutdown");
        }
        return contents;
    }

    /** Takes from the history what the last migrations did, so that they all run again. */
    private static void makeOlder(Path data) throws Exception {
        try (Connection connection = connect(data);
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate("delete from \"flyway_schema_history\" where \"version\" >= '%03d'"
                            .formatted(OLDEST_UPDATED)))
                    .isGreaterThan(3);
            statement.execute("shutdown");
        }
    }

    private long moment(long whole) {
        return whole / 5 + random.nextLong(whole);
    }

    /**
     * Runs a command in a process of its own.
     *
     * @return milliseconds that it took; negative when it was killed
     */
    private static long run(Path data, long killedAfter, String... command) throws Exception {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Launcher.class.getName()));
        line.addAll(List.of(command));
        line.add("--data=" + data);
        long start = System.nanoTime();
        Process process = new ProcessBuilder(line)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        boolean ended = process.waitFor(killedAfter, TimeUnit.MILLISECONDS);
        if (!ended) {
            process.destroyForcibly().waitFor();
            return -1;
        }
        assertThat(process.exitValue()).isZero();
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path each, BasicFileAttributes facts) throws IOException {
                Files.createDirectories(to.resolve(from.relativize(each)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path each, BasicFileAttributes facts) throws IOException {
                Files.copy(each, to.resolve(from.relativize(each)));
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static void delete(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path each, BasicFileAttributes facts) throws IOException {
                Files.delete(each);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path each, IOException failure) throws IOException {
                Files.delete(each);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
