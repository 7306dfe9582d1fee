package org.magpie.pipeline.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.magpie.base.store.Rows;
import org.magpie.catalog.demo.Demo;
import org.magpie.media.MediaKind;
import org.magpie.media.format.CustomFormat;
import org.magpie.media.name.TitleName;
import org.magpie.media.quality.Profile;
import org.magpie.pipeline.decide.format.FormatReader;
import org.magpie.pipeline.decide.format.FormatScoring;
import org.magpie.pipeline.decide.profile.DelayProfiles;
import org.magpie.pipeline.decide.profile.ReleaseProfiles;
import org.magpie.pipeline.decide.rule.AllRules;
import org.magpie.pipeline.decide.rule.EmptyDecisionContext;
import org.magpie.pipeline.match.LibraryIndex;
import org.magpie.pipeline.match.Matching;
import org.magpie.pipeline.parse.grammar.GrammarReader;
import org.magpie.pipeline.parse.word.Vocabulary;
import org.magpie.pipeline.search.Protocol;
import org.magpie.pipeline.search.Release;
import org.magpie.pipeline.search.SearchMode;
import org.magpie.testing.NoProgress;
import org.magpie.testing.Shared;
import org.magpie.testing.TestLibrary;

/**
 * 2,000 entries of feeds against 10,000 titles with 300,000 episodes and 240 custom formats: read, matched, judged and stored, under
 * a second by the clock on the wall, the first time under three, and with less than 100 MB held at once. Prints its figures.
 */
@Tag("bench")
class JudgeBenchTest {
    private static final int MOVIES = 7_900;
    private static final int SERIES = 2_100;
    private static final int EPISODES = 300_000;
    private static final int ENTRIES = 2_000;
    private static final int FORMATS = 240;
    private static final int TURNS = 7;
    private static final List<String> QUALITIES = List.of(
            "1080p.WEB-DL.DDP5.1.H.264",
            "720p.HDTV.x264",
            "2160p.WEB-DL.DV.HDR10.H.265",
            "1080p.BluRay.x264",
            "480p.DVDRip");

    @TempDir
    Path folder;

    @Test
    void aFeedIsJudgedInUnderASecond() throws IOException {
        try (TestLibrary test = new TestLibrary(folder)) {
            fill(test);
            List<CustomFormat> formats = formats();
            for (Profile profile : test.profiles().all()) {
                test.profiles().save(scored(profile, formats));
            }
            List<Release> feed = feed(test.library().allNames(), test.clock().instant());
            Verdicts verdicts = new Verdicts(test.store(), test.clock());
            LibraryIndex index = new LibraryIndex(
                    test.library()::allNames, test.library()::names, test.test().events());
            GrammarReader grammar = new GrammarReader(Vocabulary.standard());
            Stopwatch reading = new Stopwatch();
            Stopwatch facts = new Stopwatch();
            Stopwatch scoring = new Stopwatch();
            Scoring formatScoring = new FormatScoring(formats);
            Matching matching = new Matching(
                    (name, kind) -> reading.time(() -> grammar.read(name, kind)),
                    index,
                    ids -> facts.time(() -> test.library().facts(ids)));
            Judge judge = new Judge(
                    new AllRules(
                            () -> DecisionSettings.USUAL,
                            test.profiles(),
                            new EmptyDecisionContext(),
                            (item, slot) -> Optional.empty(),
                            new Blocklist(test.store(), test.clock()),
                            verdicts,
                            new ReleaseProfiles(test.store()),
                            new DelayProfiles(test.store()),
                            new PendingReleases(test.store(), test.clock())),
                    test.profiles(),
                    test.library()::filesOfItems,
                    (candidate, title, profile) -> scoring.time(() -> formatScoring.score(candidate, title, profile)),
                    new EmptyDecisionContext(),
                    verdicts,
                    test.clock());

            List<Long> all = new ArrayList<>();
            for (int turn = 0; turn < TURNS; turn++) {
                long allocated = allocated();
                long cpu = spent();
                long start = System.nanoTime();
                Matching.Matched matched = matching.match(feed);
                long atMatch = System.nanoTime();
                List<Decision> weighed = judge.weigh(matched, SearchMode.RECENT);
                long atWeigh = System.nanoTime();
                verdicts.keep(weighed, SearchMode.RECENT, "turn" + turn);
                long end = System.nanoTime();
                cpu = spent() - cpu;
                all.add((end - start) / 1_000_000);
                long known = matched.candidates().stream()
                        .filter(each -> each.titleId() != 0)
                        .count();
                System.out.println(
                        "reading " + reading.cost() + ", facts " + facts.cost() + ", scores " + scoring.cost());
                System.out.println("turn " + turn + ": " + (end - start) / 1_000_000 + " ms (processor "
                        + cpu / 1_000_000 + "): match "
                        + (atMatch - start) / 1_000_000 + ", weigh " + (atWeigh - atMatch) / 1_000_000 + ", keep "
                        + (end - atWeigh) / 1_000_000 + "; " + (allocated() - allocated) / 1_000_000 + " MB allocated; "
                        + known + " matched, "
                        + weighed.stream().filter(Decision::isAccepted).count() + " accepted");
            }
            long usual = all.stream().sorted().toList().get(TURNS / 2);
            System.out.println("by the clock: first " + all.getFirst() + " ms, usual " + usual + " ms");
            HeldAtOnce held = new HeldAtOnce();
            held.during(() ->
                    verdicts.keep(judge.weigh(matching.match(feed), SearchMode.RECENT), SearchMode.RECENT, "held"));
            System.out.println("held at once: at most " + held.bytes() / 1_000_000 + " MB, looked at " + held.looks()
                    + " times, beside " + held.least() / 1_000_000 + " MB of everything else");
            assertThat(held.looks()).isGreaterThan(5);
            assertThat(held.bytes()).isBetween(1_000_000L, 100_000_000L);
            assertThat(all.getFirst()).isLessThan(3_000);
            assertThat(usual).isLessThan(1_000);
        }
    }

    /** Made-up titles, of whose episodes so many are taken away again that the count is the one that is promised. */
    private static void fill(TestLibrary test) {
        new Demo(test.store(), test.profiles(), test.roots(), test.clock()).fill(MOVIES, SERIES, new NoProgress());
        test.store().change(unit -> {
            Rows rows = new Rows(unit.session());
            long surplus = rows.number("select count(*) from item where kind = 'EPISODE'") - EPISODES;
            long last = rows.number(
                    "select id from item where kind = 'EPISODE' order by id desc limit 1 offset ?", surplus);
            rows.change("delete from file_item where item_id > ?", last);
            rows.change("delete from item where id > ?", last);
        });
        long titles = test.store().read(session -> new Rows(session).number("select count(*) from title"));
        long episodes = test.store()
                .read(session -> new Rows(session).number("select count(*) from item where kind = 'EPISODE'"));
        System.out.println(titles + " titles, " + episodes + " episodes");
        assertThat(titles).isEqualTo(MOVIES + SERIES);
        assertThat(episodes).isEqualTo(EPISODES);
    }

    /**
     * How much more is in use at the most than at the least, before, while and after something runs: over and over all that nobody
     * needs any more is thrown away, and what is left is counted. A short peak between two looks is missed, so there are many; the
     * least counts and not what was there before, because the database's cache goes up and down.
     */
    private static final class HeldAtOnce {
        private final List<MemoryPoolMXBean> heap = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
        private long most;
        private long least = Long.MAX_VALUE;
        private int looks;

        void during(Runnable work) {
            look();
            CompletableFuture<Void> working = CompletableFuture.runAsync(work);
            while (!working.isDone()) {
                look();
                LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            }
            working.join();
            look();
        }

        private void look() {
            long now = inUse();
            most = Math.max(most, now);
            least = Math.min(least, now);
            looks++;
        }

        /** Bytes that were left when the last collection had ended. */
        private long inUse() {
            System.gc();
            return heap.stream()
                    .mapToLong(pool -> pool.getCollectionUsage().getUsed())
                    .sum();
        }

        long bytes() {
            return most - least;
        }

        int looks() {
            return looks;
        }

        /** Bytes of everything else. */
        long least() {
            return least;
        }
    }

    /** What this thread has cost so far, nanoseconds of a processor. */
    private static long spent() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    /** Adds up how long something takes. */
    private static final class Stopwatch {
        private long nanoseconds;

        <T> T time(Supplier<T> work) {
            long start = spent();
            T answer = work.get();
            nanoseconds += spent() - start;
            return answer;
        }

        /** Milliseconds since it was last asked. */
        long cost() {
            long spent = nanoseconds / 1_000_000;
            nanoseconds = 0;
            return spent;
        }
    }

    /** Bytes that this thread has asked for so far. */
    private static long allocated() {
        return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }

    private static List<CustomFormat> formats() throws IOException {
        Optional<Path> root = Shared.folder("trash");
        assumeTrue(root.isPresent(), "the community's formats are not there");
        FormatReader reader = new FormatReader();
        try (Stream<Path> files = Files.list(root.get().resolve("sonarr").resolve("cf"));
                Stream<Path> more = Files.list(root.get().resolve("radarr").resolve("cf"))) {
            return Stream.concat(
                            files.sorted().map(file -> read(reader, file, MediaKind.SERIES)),
                            more.sorted().map(file -> read(reader, file, MediaKind.MOVIE)))
                    .collect(Collectors.toMap(CustomFormat::name, format -> format, (one, other) -> one))
                    .values()
                    .stream()
                    .limit(FORMATS)
                    .toList();
        }
    }

    private static CustomFormat read(FormatReader reader, Path file, MediaKind kind) {
        try {
            return reader.read(Files.readString(file), kind);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Profile scored(Profile profile, List<CustomFormat> formats) {
        Map<String, Integer> scores = formats.stream()
                .collect(Collectors.toMap(
                        CustomFormat::name, format -> format.name().length()));
        return new Profile(
                profile.id(),
                profile.name(),
                profile.kind(),
                profile.entries(),
                profile.cutoff(),
                profile.upgrades(),
                profile.minimumScore(),
                profile.cutoffScore(),
                profile.minimumStep(),
                scores,
                profile.languages());
    }

    /** Half of it is of titles of the library, the other half is not. */
    private static List<Release> feed(List<TitleName> names, Instant now) {
        Random random = new Random(1);
        List<Release> feed = new ArrayList<>();
        for (int at = 0; at < ENTRIES; at++) {
            TitleName title = names.get(random.nextInt(names.size()));
            boolean known = at % 2 == 0;
            String what = title.kind() == MediaKind.SERIES
                    ? "S%02dE%02d".formatted(1 + random.nextInt(4), 1 + random.nextInt(10))
                    : String.valueOf(title.year());
            String name = (known ? title.name() : "Unheard Of " + at).replaceAll("[^A-Za-z0-9]+", ".") + "." + what
                    + "." + QUALITIES.get(random.nextInt(QUALITIES.size())) + "-GRP" + random.nextInt(50);
            feed.add(new Release(
                    1,
                    "Bench",
                    "guid-" + at,
                    name,
                    title.kind(),
                    Protocol.TORRENT,
                    URI.create("https://example.org/" + at + ".torrent"),
                    URI.create("https://example.org/" + at),
                    1_500_000_000L + random.nextInt(1_000_000_000),
                    now.minus(Duration.ofMinutes(random.nextInt(600))),
                    random.nextInt(200),
                    3,
                    null,
                    Map.of(),
                    Set.of(),
                    Set.of(),
                    Set.of(5000, 5040),
                    null,
                    null));
        }
        return feed;
    }
}
