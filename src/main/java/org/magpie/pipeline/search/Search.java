package org.magpie.pipeline.search;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.magpie.provider.Definition;
import org.magpie.provider.Providers;

/**
 * Asks all indexers at once for one title. One that is slow or broken neither delays nor spoils what the others bring. Safe for
 * any number of threads.
 */
public final class Search {
    private static final int MOST_OF_ONE = 1_000;

    private final AskAll indexers;

    /**
     * By the system's clock.
     *
     * @param deadline for the slowest indexer
     */
    public Search(Providers providers, Duration deadline) {
        this(providers, deadline, Clock.systemUTC());
    }

    /**
     * @param deadline for the slowest indexer
     * @param clock by which indexers are paused
     */
    public Search(Providers providers, Duration deadline, Clock clock) {
        this.indexers = new AskAll(providers, deadline, clock);
    }

    /**
     * Looks for a title everywhere.
     *
     * @param tags of the title: an indexer that has tags is only asked for titles that share one
     * @param mode an indexer may be meant for some only
     */
    public SearchResults search(Query query, Set<String> tags, SearchMode mode) {
        List<AskAll.Answered<List<Release>>> answers = indexers.ask(
                mode,
                definition -> definition.tags().isEmpty() || !Collections.disjoint(definition.tags(), tags),
                new AskAll.Question<>() {
                    @Override
                    public List<Release> ask(Definition<?> definition, Indexer indexer) {
                        return indexer.search(query);
                    }

                    @Override
                    public int count(List<Release> answer) {
                        return answer.size();
                    }
                });
        List<Ranked> offers = new ArrayList<>();
        answers.forEach(answer -> answer.value().orElse(List.of()).stream()
                .limit(MOST_OF_ONE)
                .map(release -> new Ranked(release, answer.definition().priority()))
                .forEach(offers::add));
        List<Release> merged = merged(offers);
        Set<Release> kept = Collections.newSetFromMap(new IdentityHashMap<>());
        kept.addAll(merged);
        return new SearchResults(
                merged,
                offers.stream()
                        .map(Ranked::release)
                        .filter(release -> !kept.contains(release))
                        .toList(),
                answers.stream().map(AskAll.Answered::report).toList());
    }

    /**
     * The same torrent from two places, or the same offer twice, is one release: that of the better priority, then the one that
     * does not count against the account, then the one with more seeders.
     */
    private static List<Release> merged(List<Ranked> offers) {
        Map<String, Ranked> best = new LinkedHashMap<>();
        for (Ranked offer : offers) {
            best.merge(
                    offer.release().identity(),
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
    }
}
