package org.magpie.pipeline.search.indexer.m3u;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import org.apache.commons.text.StringEscapeUtils;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.magpie.base.http.Http;
import org.magpie.base.secret.FileVault;
import org.magpie.media.ItemFacts;
import org.magpie.media.TitleFacts;
import org.magpie.pipeline.match.Matching;
import org.magpie.pipeline.search.Query;
import org.magpie.provider.ProviderHttp;

/** How long a large playlist takes: read and indexed, and asked for a thousand wanted titles. */
@Tag("bench")
class PlaylistBenchTest {
    private static final FileVault VAULT = new FileVault(new byte[32]);
    private static final int ENTRIES = 100_000;
    private static final int WANTED = 1_000;
    /** Less than the playlist has bytes: whoever kept it in memory would not come through. */
    private static final String SMALL_HEAP = "-Xmx32m";

    @TempDir
    private Path folder;

    @Test
    void readsAndIndexesAHundredThousandEntriesAndMatchesAThousandWanted() throws Exception {
        LabelledPlaylist set = new LabelledPlaylist(7);
        String address = "http://127.0.0.1:9/large.m3u";
        Path file = lock(generate(set, folder.resolve("large.m3u")), folder.resolve(Playlist.copyName(1, address)));
        assertThat(Files.size(file)).isGreaterThan(41_000_000);

        long cold = indexed(file);
        long warm = Long.MAX_VALUE;
        for (int turn = 0; turn < 3; turn++) {
            warm = Math.min(warm, indexed(file));
        }
        PlaylistIndex index = PlaylistIndex.of(locked(file));
        Matching matching = PlaylistMatchingTest.matching(set);
        PlaylistSearch search = new PlaylistSearch(
                1,
                "Playlist",
                new Playlist(
                        1,
                        "Playlist",
                        address,
                        folder,
                        VAULT,
                        Duration.ofHours(1),
                        new ProviderHttp(new Http("test")),
                        Clock.systemUTC()),
                720);
        List<Query> queries = wanted(set);
        matched(search, matching, queries.subList(0, 1)); // reads the file
        long firstMatch = matched(search, matching, queries);
        long secondMatch = matched(search, matching, queries);
        String child = inSmallHeap(file);

        System.out.printf(
                Locale.ROOT,
                "%d entries, %.1f MB: first %d ms, then %d ms, index %.1f MB, %s%n%d wanted: first %d ms, then %d ms%n",
                ENTRIES,
                Files.size(file) / 1e6,
                cold,
                warm,
                index.bytes() / 1e6,
                child,
                queries.size(),
                firstMatch,
                secondMatch);
        assertThat(cold).as("ms to read and index").isLessThan(3_000);
        assertThat(firstMatch).as("ms to match").isLessThan(1_000);
    }

    /** As the copy of a playlist is kept that was fetched. */
    private static Path lock(Path plain, Path locked) throws IOException {
        try (OutputStream out = VAULT.create(locked)) {
            Files.copy(plain, out);
        }
        return locked;
    }

    private static PlaylistText locked(Path file) {
        return new PlaylistText.Locked(file, VAULT);
    }

    /** Milliseconds of processor time, which other programs on the machine do not add to. */
    private static long indexed(Path file) throws IOException {
        long start = processor();
        assertThat(PlaylistIndex.of(locked(file)).size()).isGreaterThan(80_000);
        return TimeUnit.NANOSECONDS.toMillis(processor() - start);
    }

    private static long processor() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static long matched(PlaylistSearch search, Matching matching, List<Query> queries) {
        long start = processor();
        int found = 0;
        for (Query query : queries) {
            found += matching.match(search.search(query), query).candidates().size();
        }
        assertThat(found).isGreaterThanOrEqualTo(queries.size() - 10);
        return TimeUnit.NANOSECONDS.toMillis(processor() - start);
    }

    private static List<Query> wanted(LabelledPlaylist set) {
        List<Query> queries = new ArrayList<>();
        for (TitleFacts title : set.library()) {
            for (ItemFacts item : title.items()) {
                queries.add(PlaylistMatchingTest.query(title, item));
            }
        }
        assertThat(queries).hasSize(WANTED);
        return queries;
    }

    /** The labelled lines among a great many others, with everything around them that real playlists have. */
    private static Path generate(LabelledPlaylist set, Path file) throws IOException {
        Random random = new Random(11);
        List<LabelledPlaylist.Line> labelled = set.lines();
        String[] words =
                "amber bridge candle delta ember falcon granite hollow indigo jasper kettle lagoon marble nectar opal"
                        .split(" ");
        try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            out.write("#EXTM3U\n");
            for (int at = 0; at < ENTRIES; at++) {
                String name;
                String address;
                if (at % 50 == 0 && at / 50 < labelled.size()) {
                    name = labelled.get(at / 50).name();
                    address = labelled.get(at / 50).address();
                } else {
                    String title =
                            "The " + words[random.nextInt(words.length)] + " " + words[random.nextInt(words.length)]
                                    + " of " + words[random.nextInt(words.length)] + " " + at;
                    boolean series = random.nextBoolean();
                    name = (random.nextBoolean() ? "EN - " : "|FR| ")
                            + title
                            + (series
                                    ? " S0" + (1 + random.nextInt(9)) + " E" + (10 + random.nextInt(80))
                                    : " (" + (1960 + random.nextInt(60)) + ") 4K");
                    address = "http://line.example.org:8080/" + (series ? "series" : "movie") + "/account/password/"
                            + at + ".mkv";
                    if (random.nextInt(20) == 0) {
                        address = "http://line.example.org:8080/account/password/" + at;
                    }
                }
                out.write("#EXTINF:-1 xui-id=\"{XUI_ID}\" tvg-id=\"\" tvg-name=\"" + name
                        + "\" tvg-logo=\"https://pictures.example.org"
                        + "/t/p/w600_and_h900_bestv2/"
                        + Long.toString(random.nextLong(), 36).repeat(3)
                        + ".jpg\" catchup=\"default\" catchup-days=\"7\" tvg-language=\"English;French\" group-title=\"EN | VOD, Drama"
                        + " & Romance (Multi-language)\"," + name + "\n#EXTGRP:EN | VOD\n" + address + "\n");
            }
        }
        return file;
    }

    private static String inSmallHeap(Path file) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        SMALL_HEAP,
                        "-XX:+UseSerialGC",
                        "-cp",
                        classPath(),
                        InSmallHeap.class.getName(),
                        file.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    /** Where the classes are that are needed for reading, whatever runs this test. */
    private static String classPath() {
        return Stream.of(PlaylistIndex.class, PlaylistBenchTest.class, StringEscapeUtils.class, StringUtils.class)
                .map(type -> type.getProtectionDomain().getCodeSource().getLocation())
                .map(place -> Path.of(URI.create(place.toString())).toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** Reads a playlist in a Java machine of its own. */
    static final class InSmallHeap {
        private InSmallHeap() {}

        public static void main(String[] arguments) throws IOException {
            PlaylistIndex index = PlaylistIndex.of(locked(Path.of(arguments[0])));
            long peak = ManagementFactory.getMemoryPoolMXBeans().stream()
                    .filter(pool -> pool.getType() == MemoryType.HEAP)
                    .mapToLong(pool -> pool.getPeakUsage().getUsed())
                    .sum();
            System.out.printf(
                    Locale.ROOT, "%d indexed with %s, peak of the heap %.1f MB", index.size(), SMALL_HEAP, peak / 1e6);
        }
    }
}
