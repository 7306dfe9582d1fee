package org.magpie.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.magpie.media.MediaKind;
import org.magpie.media.file.LibraryFile;
import org.magpie.testing.ArchiveStandIn;
import org.magpie.testing.Folders;

/** From a film added by hand to its file in the library, with nothing in between replaced. */
class StoryTest {
    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    @Test
    void aFilmAddedByHandStandsInTheLibraryUnderItsProperName() throws Exception {
        try (ArchiveStandIn archive = new ArchiveStandIn(film(3_000_000), 50_000_000);
                PipelineFixture world = new PipelineFixture(folder)) {
            world.archiveAt(archive.address());
            long title = world.film("Harbor Lights", 1949);
            boolean done = world.play(title, LONG, said -> {});
            assertThat(done)
                    .as(
                            "history %s, verdicts %s, queue %s",
                            world.history(),
                            world.verdicts().ofTitle(title, 5),
                            world.downloads().open())
                    .isTrue();
            assertWhole(world, archive, title);
        }
    }

    @Test
    void killedAtAnyMomentItEndsInOneWholeFile() throws Exception {
        killAgainAndAgain(Integer.getInteger("magpie.kills", 3));
    }

    @Test
    @Tag("bench")
    void killedFiftyTimesItEndsInOneWholeFileEachTime() throws Exception {
        killAgainAndAgain(Integer.getInteger("magpie.kills", 50));
    }

    @Test
    @Tag("bench")
    void killedAgainAndAgainWithFourDownloadsAtOnceItEndsInFourWholeFilesEachTime() throws Exception {
        Random random = new Random(Long.getLong("magpie.seed", 4));
        int kills = Integer.getInteger("magpie.kills", 50);
        int round = 0;
        int struck = 0;
        while (struck < kills) {
            Path data = folder.resolve("four-" + round++);
            try (ArchiveStandIn archive = new ArchiveStandIn(film(2_000_000), 2_000_000)) {
                boolean ended = false;
                while (!ended && struck < kills) {
                    ended = run(
                            data,
                            archive,
                            ArchiveStandIn.TITLES.size(),
                            random.nextInt(Integer.getInteger("magpie.kill-within", 6_000)));
                    struck += ended ? 0 : 1;
                }
                if (!ended) {
                    assertThat(run(data, archive, ArchiveStandIn.TITLES.size(), Integer.MAX_VALUE))
                            .isTrue();
                }
                try (PipelineFixture world = new PipelineFixture(data)) {
                    assertAllWhole(world, archive);
                }
            }
        }
        System.out.println(
                "whole story, four downloads at once: " + struck + " kills, " + round + " stories, all whole");
    }

    private static void assertAllWhole(PipelineFixture world, ArchiveStandIn archive) throws IOException {
        for (String name : ArchiveStandIn.TITLES) {
            assertThat(world.library().filesOfTitle(world.film(name, 1949)))
                    .singleElement()
                    .satisfies(file -> assertThat(sha1(file.place())).isEqualTo(archive.sha1(name)));
        }
        assertThat(Folders.files(world.root(MediaKind.MOVIE))).hasSize(ArchiveStandIn.TITLES.size());
        for (String once : List.of("GRABBED ", "DOWNLOAD_COMPLETED ", "IMPORTED ")) {
            assertThat(world.history().stream().filter(line -> line.startsWith(once)))
                    .as(once)
                    .hasSize(ArchiveStandIn.TITLES.size());
        }
        assertThat(world.downloads().open()).isEmpty();
        assertThat(world.jobs().running()).isEmpty();
    }

    private void killAgainAndAgain(int kills) throws Exception {
        Random random = new Random(20_260_101);
        int round = 0;
        int struck = 0;
        while (struck < kills) {
            Path data = folder.resolve("round-" + round++);
            try (ArchiveStandIn archive = new ArchiveStandIn(film(4_000_000), 6_000_000)) {
                // Several blows may fall on one story; the one that is let run to its end is the last.
                boolean ended = false;
                while (!ended && struck < kills) {
                    ended = run(data, archive, 1, random.nextInt(1_800));
                    struck += ended ? 0 : 1;
                }
                if (!ended) {
                    assertThat(run(data, archive, 1, Integer.MAX_VALUE)).isTrue();
                }
                try (PipelineFixture world = new PipelineFixture(data)) {
                    assertWhole(world, archive, world.film("Harbor Lights", 1949));
                    assertThat(world.jobs().running()).isEmpty();
                }
            }
        }
    }

    /**
     * Answers whether the story came to its end before the blow, which falls so long after the database was open. One that falls while
     * the library is being closed is a blow as well: what it leaves is for the next start to put right.
     */
    private static boolean run(Path data, ArchiveStandIn archive, int films, int killAfterMillis) throws Exception {
        Files.createDirectories(data);
        String classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        classes,
                        KilledPipeline.class.getName(),
                        data.toString(),
                        archive.address().toString(),
                        String.valueOf(films))
                .redirectErrorStream(true)
                .start();
        StringBuilder all = new StringBuilder();
        try (BufferedReader said =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                all.append(line).append('\n');
                if (line.equals("open") && killAfterMillis != Integer.MAX_VALUE) {
                    Thread.ofVirtual().start(() -> strike(process, killAfterMillis));
                }
            }
        }
        boolean whole = process.waitFor() == 0;
        boolean done = all.toString().lines().anyMatch("done"::equals);
        assertThat(all.toString()).as("what the process said").contains("open").doesNotContain("late");
        return done && whole;
    }

    private static void strike(Process process, int after) {
        try {
            if (!process.waitFor(after, TimeUnit.MILLISECONDS)) {
                process.toHandle().destroyForcibly();
            }
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }

    private static void assertWhole(PipelineFixture world, ArchiveStandIn archive, long title) throws Exception {
        List<LibraryFile> files = world.library().filesOfTitle(title);
        assertThat(files).singleElement().satisfies(file -> {
            assertThat(sha1(file.place())).isEqualTo(archive.sha1());
            assertThat(file.facts().sha1()).isEqualTo(archive.sha1());
        });
        assertThat(Folders.files(world.root(MediaKind.MOVIE)))
                .singleElement()
                .asString()
                .startsWith("Harbor Lights (1949)/Harbor Lights (1949) ")
                .endsWith(".mkv");
        List<String> history = world.history();
        assertThat(history.stream().filter(line -> line.startsWith("GRABBED"))).hasSize(1);
        assertThat(history.stream().filter(line -> line.startsWith("DOWNLOAD_COMPLETED")))
                .hasSize(1);
        assertThat(history.stream().filter(line -> line.startsWith("IMPORTED"))).hasSize(1);
        String grabbed = correlation(history, "GRABBED");
        assertThat(correlation(history, "IMPORTED")).isEqualTo(grabbed);
        assertThat(history).contains("SEARCHED " + grabbed);
        assertThat(world.verdicts().of(grabbed)).anyMatch(verdict -> verdict.grabbed() && verdict.isAccepted());
        assertThat(world.downloads().open()).isEmpty();
    }

    private static String correlation(List<String> history, String type) {
        return history.stream()
                .filter(line -> line.startsWith(type + " "))
                .map(line -> line.substring(type.length() + 1))
                .findFirst()
                .orElseThrow();
    }

    /** Begins as a Matroska file does. */
    static byte[] film(int length) {
        byte[] bytes = new byte[length];
        new Random(5).nextBytes(bytes);
        System.arraycopy(new byte[] {0x1a, 0x45, (byte) 0xdf, (byte) 0xa3}, 0, bytes, 0, 4);
        return bytes;
    }

    private static String sha1(Path file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(Files.readAllBytes(file)));
        } catch (IOException | java.security.NoSuchAlgorithmException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
