package org.magpie.pipeline.search.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.magpie.base.store.Rows;
import org.magpie.pipeline.search.FakeIndexers;
import org.magpie.pipeline.search.Indexer;
import org.magpie.pipeline.search.IndexerReport;
import org.magpie.pipeline.search.IndexerReport.Outcome;
import org.magpie.pipeline.search.Protocol;
import org.magpie.pipeline.search.Query;
import org.magpie.pipeline.search.Release;
import org.magpie.pipeline.search.ReleaseBuilder;
import org.magpie.pipeline.search.SearchMode;
import org.magpie.pipeline.search.feed.Feeds.FeedRead;
import org.magpie.pipeline.search.feed.Feeds.FeedRound;
import org.magpie.testing.TestStore;

class FeedsTest {
    private static final Instant START = TestStore.noon().minusSeconds(100_000);

    @TempDir
    private Path folder;

    private TestStore store;
    private final Paged feed = new Paged(10);

    /** A list of releases in pages, newest first; the n-th was published n minutes after the start. */
    private static class Paged implements Indexer {
        private final int pageSize;
        private final List<Release> all = new ArrayList<>();
        private int pagesAsked;

        Paged(int pageSize) {
            this.pageSize = pageSize;
        }

        void offer(int first, int last) {
            IntStream.rangeClosed(first, last)
                    .forEach(number -> all.addFirst(ReleaseBuilder.torrent("Film." + number)
                            .of(1, "guid-" + number)
                            .published(START.plusSeconds(60L * number))
                            .release()));
        }

        @Override
        public Protocol protocol() {
            return Protocol.TORRENT;
        }

        @Override
        public List<Release> search(Query query) {
            return List.of();
        }

        @Override
        public List<Release> recent() {
            return recent(0);
        }

        @Override
        public List<Release> recent(int page) {
            pagesAsked++;
            return all.stream().skip((long) page * pageSize).limit(pageSize).toList();
        }
    }

    @BeforeEach
    void open() {
        store = new TestStore(folder);
        store.store()
                .change(unit -> new Rows(unit.session())
                        .change("insert into provider (id, plug, kind, name, enabled, priority, tags, settings)"
                                + " values (1, 'fake', 'INDEXER', 'paged', true, 1, '[]', '{}')"));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void readsOnlyOnePageTheFirstTime() {
        feed.offer(1, 35);

        FeedRead read = read();

        assertThat(read.fresh()).hasSize(10);
        assertThat(read.gap()).isEmpty();
        assertThat(feed.pagesAsked).isEqualTo(1);
    }

    @Test
    void readsBackToWhereItWasLastTimeAndTellsOnlyWhatIsNew() {
        feed.offer(1, 20);
        read();
        feed.offer(21, 45);

        FeedRead read = read();

        assertThat(read.fresh()).extracting(Release::guid).hasSize(25).contains("guid-21", "guid-45");
        assertThat(read.gap()).isEmpty();
        assertThat(read().fresh()).isEmpty();
    }

    @Test
    void remembersOverARestartHowFarItHasRead() {
        feed.offer(1, 20);
        read();
        feed.offer(21, 22);

        assertThat(new FeedMarks(store.store(), clock())
                        .all()
                        .getOrDefault(1L, FeedMark.NONE)
                        .newest())
                .isEqualTo(START.plusSeconds(60L * 20));
        assertThat(read().fresh()).hasSize(2);
    }

    @Test
    void saysWhatCouldNotBeReadBackTo() {
        feed.offer(1, 10);
        read();
        feed.offer(11, 500);

        FeedRead read = read();

        assertThat(read.fresh()).hasSize(100);
        assertThat(read.gap()).contains(new Feeds.Gap(START.plusSeconds(60L * 10), START.plusSeconds(60L * 401)));
        assertThat(gapStored()).isEqualTo(START.plusSeconds(60L * 401));
        assertThat(feed.pagesAsked).isEqualTo(11);
    }

    @Test
    void whatWasMissedIsForgottenOnceASearchForEverythingHasBegunSince() {
        feed.offer(1, 10);
        read();
        feed.offer(11, 500);
        read();
        FeedMarks marks = new FeedMarks(store.store(), clock());

        marks.searched(START.plusSeconds(60L * 400));
        assertThat(gapStored()).isEqualTo(START.plusSeconds(60L * 401));
        marks.searched(START.plusSeconds(60L * 401));
        long missed = store.store()
                .read(session -> new Rows(session).number("select count(*) from feed_mark where gap_to is not null"));
        assertThat(missed).isZero();
    }

    @Test
    void aListWithoutPagesThatIsAllNewIsAGap() {
        Paged single = new Paged(10);
        single.offer(1, 10);
        FakeIndexers providers = new FakeIndexers().with(1, "single", 1, onlyFirstPage(single));
        round(providers);
        single.offer(11, 30);

        FeedRead read = round(providers).reads().getFirst();

        assertThat(read.fresh()).hasSize(10);
        assertThat(read.gap()).isPresent();
    }

    @Test
    void anIndexerWithoutSuchAListHasNoGap() {
        assertThat(read().gap()).isEmpty();
        assertThat(read().gap()).isEmpty();
    }

    @Test
    void aSlowIndexerDoesNotDelayTheOthersAndKeepsItsMark() {
        CountDownLatch never = new CountDownLatch(1);
        feed.offer(1, 5);
        FakeIndexers providers = new FakeIndexers().with(1, "paged", 1, feed).with(2, "slow", 1, new Paged(1) {
            @Override
            public List<Release> recent(int page) {
                try {
                    never.await();
                } catch (InterruptedException ending) {
                    Thread.currentThread().interrupt();
                }
                return List.of();
            }
        });
        long start = System.nanoTime();

        FeedRound round =
                new Feeds(providers, new FeedMarks(store.store(), clock()), Duration.ofMillis(300), clock()).read();

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        assertThat(round.reads()).extracting(FeedRead::indexer).containsExactly("paged");
        assertThat(round.reports())
                .extracting(IndexerReport::outcome)
                .containsExactly(Outcome.ANSWERED, Outcome.TOO_LATE);
        never.countDown();
    }

    @Test
    void anIndexerThatIsNotMeantForThatIsNotAsked() {
        feed.offer(1, 5);
        FakeIndexers providers = new FakeIndexers().with(1, "searched only", 1, new Paged(1) {
            @Override
            public boolean serves(SearchMode mode) {
                return mode != SearchMode.RECENT;
            }
        });

        assertThat(round(providers).reports()).isEmpty();
    }

    private static Indexer onlyFirstPage(Paged list) {
        return new Paged(10) {
            @Override
            public List<Release> recent(int page) {
                return page == 0 ? list.recent(0) : List.of();
            }
        };
    }

    private FeedRead read() {
        return round(new FakeIndexers().with(1, "paged", 1, feed)).reads().getFirst();
    }

    private FeedRound round(FakeIndexers providers) {
        Feeds feeds = new Feeds(providers, new FeedMarks(store.store(), clock()), Duration.ofSeconds(20), clock());
        FeedRound round = feeds.read();
        feeds.keep(round);
        return round;
    }

    private Instant gapStored() {
        return store.store()
                .read(session -> new Rows(session)
                        .first(
                                "select gap_to from feed_mark where provider = 1",
                                row -> row.getObject(1, Instant.class))
                        .orElseThrow());
    }

    private static Clock clock() {
        return Clock.fixed(TestStore.noon(), ZoneOffset.UTC);
    }
}
