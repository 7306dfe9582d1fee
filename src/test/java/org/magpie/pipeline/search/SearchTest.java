package org.magpie.pipeline.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.magpie.base.error.Message;
import org.magpie.pipeline.search.IndexerReport.Outcome;
import org.magpie.provider.ProviderException;

class SearchTest {
    private static final Query QUERY = Queries.film("Film", 2001, Map.of());
    private static final String HASH = "9fb267cff5ae5603f07a347676ec3bf3e35f75e1";

    @Test
    void aSlowAndABrokenIndexerNeitherDelayNorSpoilTheRest() {
        CountDownLatch never = new CountDownLatch(1);
        FakeIndexers providers = new FakeIndexers()
                .with(1, "slow", 1, offering(() -> {
                    await(never);
                    return List.of();
                }))
                .with(2, "broken", 1, offering(() -> {
                    throw new ProviderException.Unreachable(Message.of("provider.error.unreachable", "host"), null);
                }))
                .with(3, "buggy", 1, offering(() -> {
                    throw new IllegalStateException("bug");
                }))
                .with(
                        4,
                        "good",
                        1,
                        offering(() -> List.of(
                                ReleaseBuilder.torrent("Film.2001").of(4, "a").release())));
        long start = System.nanoTime();

        SearchResults results =
                new Search(providers, Duration.ofMillis(300)).search(QUERY, Set.of(), SearchMode.AUTOMATIC);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
        assertThat(results.releases()).extracting(Release::indexerId).containsExactly(4L);
        assertThat(results.reports())
                .extracting(report -> report.indexer() + " " + report.outcome())
                .containsExactly("slow TOO_LATE", "broken FAILED", "buggy FAILED", "good ANSWERED");
        assertThat(results.reports())
                .filteredOn(report -> report.outcome() != Outcome.ANSWERED)
                .allMatch(report -> report.said() != null);
        never.countDown();
    }

    @Test
    void theSameTorrentFromTwoIndexersIsOneReleaseOfTheBetterPriority() {
        FakeIndexers providers = new FakeIndexers()
                .with(
                        1,
                        "second",
                        30,
                        offering(() -> List.of(ReleaseBuilder.torrent("Film")
                                .of(1, "a")
                                .hashed(HASH)
                                .seeded(500, 1)
                                .release())))
                .with(
                        2,
                        "first",
                        10,
                        offering(() -> List.of(
                                ReleaseBuilder.torrent("Film")
                                        .of(2, "b")
                                        .hashed(HASH)
                                        .release(),
                                ReleaseBuilder.torrent("Film").of(2, "c").release(),
                                ReleaseBuilder.torrent("Film").of(2, "c").release())));

        SearchResults results =
                new Search(providers, Duration.ofSeconds(10)).search(QUERY, Set.of(), SearchMode.AUTOMATIC);

        assertThat(results.releases())
                .extracting(release -> release.indexerId() + release.guid())
                .containsExactly("2b", "2c");
    }

    @Test
    void betweenEqualIndexersTheCopyThatCostsNothingIsKept() {
        FakeIndexers providers = new FakeIndexers()
                .with(
                        1,
                        "one",
                        25,
                        offering(() -> List.of(ReleaseBuilder.torrent("Film")
                                .of(1, "a")
                                .hashed(HASH)
                                .seeded(9, 0)
                                .release())))
                .with(
                        2,
                        "two",
                        25,
                        offering(() -> List.of(ReleaseBuilder.torrent("Film")
                                .of(2, "b")
                                .hashed(HASH)
                                .seeded(3, 0)
                                .marked(Set.of(), Set.of("freeleech"))
                                .release())));

        assertThat(new Search(providers, Duration.ofSeconds(10))
                        .search(QUERY, Set.of(), SearchMode.AUTOMATIC)
                        .releases())
                .extracting(Release::guid)
                .containsExactly("b");
    }

    @Test
    void anIndexerWithTagsIsOnlyAskedForTitlesThatShareOne() {
        FakeIndexers providers = new FakeIndexers()
                .with(
                        1,
                        "anime",
                        25,
                        offering(() -> List.of(
                                ReleaseBuilder.torrent("Film").of(1, "a").release())),
                        "anime");
        Search search = new Search(providers, Duration.ofSeconds(10));

        assertThat(search.search(QUERY, Set.of("other"), SearchMode.AUTOMATIC).reports())
                .isEmpty();
        assertThat(search.search(QUERY, Set.of("anime"), SearchMode.AUTOMATIC).releases())
                .hasSize(1);
    }

    @Test
    void sayWhichIndexerWasLeftAloneAndWhy() {
        Message why = Message.of("provider.error.rate-limited", "host");
        FakeIndexers providers = new FakeIndexers()
                .with(1, "tired", 25, offering(List::of))
                .pause(1, Instant.now().plusSeconds(600), why);

        assertThat(new Search(providers, Duration.ofSeconds(10))
                        .search(QUERY, Set.of(), SearchMode.AUTOMATIC)
                        .reports())
                .singleElement()
                .satisfies(report -> {
                    assertThat(report.outcome()).isEqualTo(Outcome.PAUSED);
                    assertThat(report.said()).isEqualTo(why);
                });
    }

    private static Indexer offering(Supplier<List<Release>> releases) {
        return new Indexer() {
            @Override
            public Protocol protocol() {
                return Protocol.TORRENT;
            }

            @Override
            public List<Release> search(Query query) {
                return releases.get();
            }

            @Override
            public List<Release> recent() {
                return releases.get();
            }
        };
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
