package org.magpie.pipeline.download;

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
import org.magpie.pipeline.search.Protocol;
import org.magpie.pipeline.search.Release;
import org.magpie.pipeline.search.SameRelease;
import org.magpie.pipeline.search.SeenElsewhere;
import org.magpie.provider.Definition;
import org.magpie.provider.ProviderKind;
import org.magpie.provider.Providers;

/**
 * Where else a release can be had: what other indexers were seen to offer under the same info hash, and what was judged for the same
 * title and is the same by name and size. Safe for any number of threads.
 */
final class Origins {
    /** Beside the one that was chosen; who has not got it from so many will not get it. */
    private static final int MOST_COPIES = 5;

    private static final int MOST_VERDICTS = 500;

    private final Providers providers;
    private final Verdicts verdicts;
    private final Blocklist blocklist;
    private final SeenElsewhere elsewhere;

    Origins(Providers providers, Verdicts verdicts, Blocklist blocklist, SeenElsewhere elsewhere) {
        this.providers = providers;
        this.verdicts = verdicts;
        this.blocklist = blocklist;
        this.elsewhere = elsewhere;
    }

    /**
     * The one that was chosen, then at most one of each other indexer: those that are not left alone at the moment first, then by
     * priority.
     */
    List<Origin> of(TrackedDownload download, Set<String> titleTags) {
        Origin chosen = new Origin(download.release(), download.verdictId());
        if (download.release().protocol() == Protocol.DIRECT) {
            return List.of(chosen); // its link is the file itself, and is mended by its source
        }
        Blocklist.Blocked blocked = blocklist.now();
        Map<Long, Copy> byIndexer = new LinkedHashMap<>();
        Stream.concat(judged(download), seen(download.release()))
                .filter(copy -> copy.release().indexerId() != download.release().indexerId())
                .filter(copy -> SameRelease.is(download.release(), copy.release()))
                .filter(copy -> blocked.entryFor(copy.release(), download.titleId(), null)
                        .isEmpty())
                .forEach(copy -> usable(copy, titleTags)
                        .ifPresent(found -> byIndexer.putIfAbsent(copy.release().indexerId(), found)));
        List<Origin> all = new ArrayList<>();
        all.add(chosen);
        byIndexer.values().stream()
                .sorted(Comparator.comparing(Copy::isPaused).thenComparingInt(Copy::priority))
                .limit(MOST_COPIES)
                .map(Copy::origin)
                .forEach(all::add);
        return all;
    }

    private record Copy(Origin origin, int priority, boolean isPaused) {}

    /** What the rules refuse is not taken; what a person took in spite of them may come from anywhere. */
    private Stream<Origin> judged(TrackedDownload download) {
        return verdicts.ofSlot(download.titleId(), download.slotId(), MOST_VERDICTS).stream()
                .filter(verdict -> verdict.isAccepted() || download.byHand())
                .map(verdict -> new Origin(verdict.release(), verdict.id()));
    }

    private Stream<Origin> seen(Release release) {
        String hash = release.infoHash();
        return hash == null ? Stream.empty() : elsewhere.of(hash).stream().map(copy -> new Origin(copy, 0));
    }

    /** Empty where its indexer was deleted, is switched off or is not for such titles. */
    private Optional<Copy> usable(Origin origin, Set<String> titleTags) {
        return providers
                .definition(origin.release().indexerId())
                .filter(definition -> definition.kind() == ProviderKind.INDEXER && definition.enabled())
                .filter(definition -> isFor(definition, titleTags))
                .map(definition -> new Copy(
                        origin,
                        definition.priority(),
                        providers.state(definition.id()).isPausedAt(java.time.Instant.now())));
    }

    private static boolean isFor(Definition<?> definition, Set<String> titleTags) {
        return definition.tags().isEmpty() || !Collections.disjoint(definition.tags(), titleTags);
    }
}
