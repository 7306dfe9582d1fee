package org.magpie.pipeline.download.queue;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.magpie.pipeline.decide.Blocklist;
import org.magpie.pipeline.decide.Verdicts;
import org.magpie.pipeline.download.DownloadSource;
import org.magpie.pipeline.download.TrackedDownload;
import org.magpie.pipeline.search.DuplicateOffers;
import org.magpie.pipeline.search.Protocol;
import org.magpie.pipeline.search.SameRelease;
import org.magpie.pipeline.search.budget.FetchBudgets;
import org.magpie.provider.Definition;
import org.magpie.provider.ProviderKind;
import org.magpie.provider.Providers;

/**
 * Where else a release can be had: what other indexers were seen to offer under the same info hash, and what was judged for the same
 * title and is the same by name and size. Safe for any number of threads.
 */
final class AlternativeSources {
    /** Beside the one that was chosen; who has not got it from so many will not get it. */
    private static final int MOST_COPIES = 5;

    private static final int MOST_VERDICTS = 500;

    private final Providers providers;
    private final Verdicts verdicts;
    private final Blocklist blocklist;
    private final DuplicateOffers elsewhere;
    private final FetchBudgets budgets;
    private final Clock clock;

    AlternativeSources(
            Providers providers,
            Verdicts verdicts,
            Blocklist blocklist,
            DuplicateOffers elsewhere,
            FetchBudgets budgets,
            Clock clock) {
        this.providers = providers;
        this.verdicts = verdicts;
        this.blocklist = blocklist;
        this.elsewhere = elsewhere;
        this.budgets = budgets;
        this.clock = clock;
    }

    /**
     * The one that was chosen, then at most one of each other indexer: those that are not left alone at the moment first, then by
     * priority, then by how much of their day is left. One that is as good as the chosen one and has more of its day left stands
     * before it, so that load is shared; unless a person has chosen.
     */
    List<DownloadSource> of(TrackedDownload download, Set<String> titleTags) {
        DownloadSource chosen = new DownloadSource(download.release(), download.verdictId(), download.score());
        if (download.release().protocol() == Protocol.DIRECT) {
            return List.of(chosen); // its link is the file itself, and is mended by its source
        }
        Blocklist.Blocked blocked = blocklist.now();
        Map<Long, Copy> byIndexer = new LinkedHashMap<>();
        Stream.concat(judged(download), seen(download))
                .filter(copy -> copy.release().indexerId() != download.release().indexerId())
                .filter(copy -> SameRelease.is(download.release(), copy.release()))
                .filter(copy -> blocked.entryFor(copy.release(), download.titleId(), null)
                        .isEmpty())
                .forEach(copy -> usable(copy, titleTags)
                        .ifPresent(found -> byIndexer.putIfAbsent(copy.release().indexerId(), found)));
        List<Copy> copies = byIndexer.values().stream()
                .sorted(Comparator.comparing(Copy::isPaused)
                        .thenComparingInt(Copy::priority)
                        .thenComparing(Copy::left, Comparator.reverseOrder()))
                .limit(MOST_COPIES)
                .toList();
        List<DownloadSource> all = new ArrayList<>();
        if (!download.byHand()) {
            usable(chosen, titleTags)
                    .flatMap(own -> copies.stream()
                            .filter(copy -> copy.sharesLoadOf(own))
                            .findFirst())
                    .ifPresent(copy -> all.add(copy.origin()));
        }
        all.add(chosen);
        copies.stream().map(Copy::origin).filter(copy -> !all.contains(copy)).forEach(all::add);
        return all;
    }

    /**
     * @param left of its indexer's budget of the day, 0 to 1
     */
    private record Copy(DownloadSource origin, int priority, boolean isPaused, double left) {
        /** Whether nothing but the load speaks for one or the other. */
        boolean sharesLoadOf(Copy chosen) {
            return !isPaused && priority == chosen.priority && left > chosen.left && origin.isAsGoodAs(chosen.origin);
        }
    }

    /** What the rules refuse is not taken; what a person took in spite of them may come from anywhere. */
    private Stream<DownloadSource> judged(TrackedDownload download) {
        return verdicts.ofSlot(download.titleId(), download.slotId(), MOST_VERDICTS).stream()
                .filter(verdict -> verdict.isAccepted() || download.byHand())
                .map(verdict -> new DownloadSource(verdict.release(), verdict.id(), verdict.score()));
    }

    /** The same torrent has the same score, but for marks of its indexer. */
    private Stream<DownloadSource> seen(TrackedDownload download) {
        String hash = download.release().infoHash();
        return hash == null
                ? Stream.empty()
                : elsewhere.of(hash).stream().map(copy -> new DownloadSource(copy, 0, download.score()));
    }

    /** Empty where its indexer was deleted, is switched off or is not for such titles. */
    private Optional<Copy> usable(DownloadSource source, Set<String> titleTags) {
        return providers
                .definition(source.release().indexerId())
                .filter(definition -> definition.kind() == ProviderKind.INDEXER && definition.enabled())
                .filter(definition -> isFor(definition, titleTags))
                .map(definition -> new Copy(
                        source,
                        definition.priority(),
                        providers.state(definition.id()).isPausedAt(clock.instant()),
                        budgets.left(definition.id())));
    }

    private static boolean isFor(Definition<?> definition, Set<String> titleTags) {
        return definition.tags().isEmpty() || !Collections.disjoint(definition.tags(), titleTags);
    }
}
