package org.magpie.pipeline.search;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.Message;
import org.magpie.pipeline.search.IndexerReport.Outcome;
import org.magpie.provider.Definition;
import org.magpie.provider.ProviderException;
import org.magpie.provider.ProviderKind;
import org.magpie.provider.ProviderState;
import org.magpie.provider.Providers;
import org.magpie.provider.Providers.Opened;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Asks all indexers at once. One that is slow or broken neither delays nor spoils what the others bring: it is given up at the
 * deadline (its own calls end by their own time-outs) and reported. Safe for any number of threads.
 */
public final class Search {
    private static final Logger LOG = LoggerFactory.getLogger(Search.class);
    private static final int MOST_OF_ONE = 1_000;

    private final Providers providers;
    private final Duration deadline;

    /**
     * @param deadline for the slowest indexer
     */
    public Search(Providers providers, Duration deadline) {
        this.providers = providers;
        this.deadline = deadline;
    }

    /**
     * Looks for a title everywhere.
     *
     * @param tags of the title: an indexer that has tags is only asked for titles that share one
     */
    public Found search(Query query, Set<String> tags) {
        return ask(
                indexer -> indexer.search(query),
                definition -> definition.tags().isEmpty() || !Collections.disjoint(definition.tags(), tags));
    }

    /** The newest releases of all indexers that have such a list. */
    public Found recent() {
        return ask(Indexer::recent, definition -> true);
    }

    /** The newest releases of one indexer. */
    public Found recent(long indexerId) {
        return ask(Indexer::recent, definition -> definition.id() == indexerId);
    }

    private Found ask(Function<Indexer, List<Release>> question, Predicate<Definition<?>> asked) {
        Instant now = Instant.now();
        List<Opened<Indexer>> open = providers.open(ProviderKind.INDEXER, Indexer.class).stream()
                .filter(indexer -> asked.test(indexer.definition()))
                .toList();
        List<IndexerReport> reports = new ArrayList<>(paused(open, asked, now));
        List<Asked> running =
                open.stream().map(indexer -> start(indexer, question)).toList();
        long end = System.nanoTime() + deadline.toNanos();
        List<Ranked> offers = new ArrayList<>();
        for (Asked one : running) {
            Answered answered = one.await(end - System.nanoTime());
            reports.add(answered.report());
            answered.releases().stream()
                    .limit(MOST_OF_ONE)
                    .map(release ->
                            new Ranked(release, one.indexer().definition().priority()))
                    .forEach(offers::add);
        }
        return new Found(merged(offers), reports);
    }

    /** Those that are set up and enabled and yet were not opened. */
    private List<IndexerReport> paused(List<Opened<Indexer>> open, Predicate<Definition<?>> asked, Instant now) {
        Set<Long> opened =
                open.stream().map(indexer -> indexer.definition().id()).collect(Collectors.toUnmodifiableSet());
        List<IndexerReport> reports = new ArrayList<>();
        for (Definition<?> definition : providers.definitions(ProviderKind.INDEXER)) {
            if (!definition.enabled() || opened.contains(definition.id()) || !asked.test(definition)) {
                continue;
            }
            ProviderState state = providers.state(definition.id());
            if (state.isPausedAt(now)) {
                reports.add(new IndexerReport(
                        definition.id(), definition.name(), Outcome.PAUSED, 0, Duration.ZERO, state.said()));
            }
        }
        return reports;
    }

    private Asked start(Opened<Indexer> indexer, Function<Indexer, List<Release>> question) {
        Map<String, String> context = MDC.getCopyOfContextMap();
        long start = System.nanoTime();
        CompletableFuture<Answered> answer = new CompletableFuture<>();
        Thread.ofVirtual().name("search-" + indexer.definition().name()).start(() -> {
            if (context != null) {
                MDC.setContextMap(context);
            }
            answer.complete(answer(indexer, question, start));
        });
        return new Asked(indexer, answer, start);
    }

    @SuppressWarnings("IllegalCatch") // whatever one plug throws, the others' answers count
    private Answered answer(Opened<Indexer> indexer, Function<Indexer, List<Release>> question, long start) {
        Definition<?> definition = indexer.definition();
        try {
            List<Release> releases = providers.use(indexer, question);
            return new Answered(report(definition, Outcome.ANSWERED, releases.size(), start, null), releases);
        } catch (ProviderException failure) {
            LOG.warn("Indexer {} failed: {}", definition.name(), failure.getMessage());
            return new Answered(report(definition, Outcome.FAILED, 0, start, failure.said()), List.of());
        } catch (RuntimeException bug) {
            LOG.error("Indexer {} failed", definition.name(), bug);
            Message said = Message.of("indexer.said.bug", bug.getClass().getSimpleName());
            return new Answered(report(definition, Outcome.FAILED, 0, start, said), List.of());
        }
    }

    private static IndexerReport report(
            Definition<?> definition, Outcome outcome, int releases, long start, @Nullable Message said) {
        return new IndexerReport(
                definition.id(),
                definition.name(),
                outcome,
                releases,
                Duration.ofNanos(System.nanoTime() - start),
                said);
    }

    /**
     * The same torrent from two places, or the same offer twice, is one release: that of the better priority, then the one that
     * does not count against the account, then the one with more seeders.
     */
    private static List<Release> merged(List<Ranked> offers) {
        Map<String, Ranked> best = new LinkedHashMap<>();
        for (Ranked offer : offers) {
            best.merge(
                    offer.identity(),
                    offer,
                    (one, other) -> Ranked.BETTER_FIRST.compare(one, other) <= 0 ? one : other);
        }
        return best.values().stream()
                .sorted(Comparator.comparingInt(Ranked::priority))
                .map(Ranked::release)
                .toList();
    }

    private record Ranked(Release release, int priority) {
        static final Comparator<Ranked> BETTER_FIRST = Comparator.comparingInt(Ranked::priority)
                .thenComparing(offer -> !offer.release.flags().contains("freeleech"))
                .thenComparingInt(offer -> -offer.release.seeders());

        String identity() {
            String hash = release.infoHash();
            return hash != null ? "btih:" + hash : release.indexerId() + ":" + release.guid();
        }
    }

    private record Answered(IndexerReport report, List<Release> releases) {}

    private record Asked(Opened<Indexer> indexer, CompletableFuture<Answered> answer, long start) {
        Answered await(long nanoseconds) {
            try {
                return answer.get(Math.max(0, nanoseconds), TimeUnit.NANOSECONDS);
            } catch (TimeoutException late) {
                return tooLate();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return tooLate();
            } catch (ExecutionException impossible) {
                throw new IllegalStateException("An answer is always completed with a value", impossible);
            }
        }

        private Answered tooLate() {
            return new Answered(
                    report(indexer.definition(), Outcome.TOO_LATE, 0, start, Message.of("indexer.said.too-late")),
                    List.of());
        }
    }
}
