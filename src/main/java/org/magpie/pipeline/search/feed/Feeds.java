package org.magpie.pipeline.search.feed;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.magpie.pipeline.search.AskAll;
import org.magpie.pipeline.search.Indexer;
import org.magpie.pipeline.search.IndexerReport;
import org.magpie.pipeline.search.Release;
import org.magpie.pipeline.search.SearchMode;
import org.magpie.provider.Definition;
import org.magpie.provider.Providers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the newest releases of all indexers at once, each back to where it was read last time, so that nothing is missed that was
 * offered while Magpie was away. Safe for any number of threads.
 */
public final class Feeds {
    private static final Logger LOG = LoggerFactory.getLogger(Feeds.class);
    /** What sites stand; a thousand releases are a day of a busy one. */
    private static final int MOST_PAGES = 10;

    private final AskAll indexers;
    private final FeedMarks marks;
    private final Clock clock;

    /**
     * @param deadline for the slowest indexer, over all its pages
     */
    public Feeds(Providers providers, FeedMarks marks, Duration deadline, Clock clock) {
        this.indexers = new AskAll(providers, deadline, clock);
        this.marks = marks;
        this.clock = clock;
    }

    /** A time of which what was offered could not be read. */
    public record Gap(Instant from, Instant to) {}

    /**
     * What one indexer brought.
     *
     * @param fresh what was not there the last time, newest first
     * @param listed everything that was read, what is known included
     * @param gap what lies between this time and the last and could not be read
     * @param mark how far it has been read now
     */
    public record FeedRead(
            long indexerId,
            String indexer,
            List<Release> fresh,
            List<Release> listed,
            Optional<Gap> gap,
            FeedMark mark) {}

    /**
     * What all brought.
     *
     * @param reports one an indexer that was to be asked
     */
    public record FeedRound(List<FeedRead> reads, List<IndexerReport> reports) {}

    /** Reads all of them, each back to its mark. The marks stay where they are. */
    public FeedRound read() {
        Map<Long, FeedMark> before = marks.all();
        List<AskAll.Answered<FeedRead>> answers =
                indexers.ask(SearchMode.RECENT, definition -> true, new AskAll.Question<>() {
                    @Override
                    public FeedRead ask(Definition<?> definition, Indexer indexer) {
                        return back(definition, indexer, before.getOrDefault(definition.id(), FeedMark.NONE));
                    }

                    @Override
                    public int count(FeedRead answer) {
                        return answer.fresh().size();
                    }
                });
        return new FeedRound(
                answers.stream().flatMap(answer -> answer.value().stream()).toList(),
                answers.stream().map(AskAll.Answered::report).toList());
    }

    /** Moves the marks to what was read, once something has been made of it. */
    public void keep(FeedRound round) {
        round.reads().forEach(marks::keep);
    }

    /** Forgets what could not be read until then: everything that is wanted was searched for since. */
    public void searched(Instant began) {
        marks.searched(began);
    }

    /** Page by page until something is known, or there is nothing more to be had. */
    private FeedRead back(Definition<?> definition, Indexer indexer, FeedMark mark) {
        Map<String, Release> read = new LinkedHashMap<>();
        boolean reached = false;
        for (int page = 0; page < MOST_PAGES && !reached; page++) {
            List<Release> got = indexer.recent(page);
            int before = read.size();
            got.forEach(release -> read.putIfAbsent(release.identity(), release));
            // An empty list at the very beginning is that of an indexer that has none.
            reached = mark.isReachedBy(got) || (page == 0 && got.isEmpty());
            if (read.size() == before) {
                break; // a site that knows no pages gives the same one again
            }
        }
        List<Release> listed = List.copyOf(read.values());
        Optional<Gap> gap = reached ? Optional.empty() : gap(mark, listed);
        gap.ifPresent(missing -> LOG.warn(
                "{}: what was offered between {} and {} could not be read back",
                definition.name(),
                missing.from(),
                missing.to()));
        return new FeedRead(
                definition.id(),
                definition.name(),
                listed.stream().filter(release -> !mark.knows(release)).toList(),
                listed,
                gap,
                mark.after(listed, clock.instant()));
    }

    private static Optional<Gap> gap(FeedMark mark, List<Release> listed) {
        Instant from = mark.newest();
        return from == null
                ? Optional.empty()
                : listed.stream()
                        .map(Release::published)
                        .min(Comparator.naturalOrder())
                        .map(oldest -> new Gap(from, oldest));
    }
}
