package org.magpie.pipeline;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.magpie.base.error.Message;
import org.magpie.base.error.UserException;
import org.magpie.base.job.JobCancelledException;
import org.magpie.base.job.Jobs;
import org.magpie.base.job.Progress;
import org.magpie.media.ItemFacts;
import org.magpie.media.TitleFacts;
import org.magpie.media.exclusion.Exclusion;
import org.magpie.media.exclusion.Exclusions;
import org.magpie.media.library.Library;
import org.magpie.pipeline.decide.Blocklist;
import org.magpie.pipeline.decide.InFlight;
import org.magpie.pipeline.decide.StoredVerdict;
import org.magpie.pipeline.decide.Verdicts;
import org.magpie.pipeline.download.TrackedDownload;
import org.magpie.pipeline.download.queue.Downloads;
import org.magpie.pipeline.grab.Grabbing;
import org.magpie.pipeline.search.Scope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes another release instead of one that failed, or that a person did not want: what the same search found beside it, or else
 * what a new search finds. That one is due is stored with the failed download until it is done, so that neither a crash nor a search
 * that cannot be made now loses it. What is excluded is left alone, and the history says so. Each is a job of its own. Safe for any number of threads.
 */
final class Replacement {
    private static final Logger LOG = LoggerFactory.getLogger(Replacement.class);

    private final Jobs jobs;
    private final Library library;
    private final Verdicts verdicts;
    private final Blocklist blocklist;
    private final Downloads downloads;
    private final Exclusions exclusions;
    private final Grabbing grabbing;
    private final ReleaseGrabber grabber;
    private final NewSearch search;
    private final TitleLocks locks;
    private final Runnable again;

    /** Searches again and takes the best. */
    @FunctionalInterface
    interface NewSearch {
        void take(TitleFacts title, Scope scope, String correlation, Progress progress);
    }

    /**
     * @param again has the downloads looked after soon
     */
    Replacement(
            Jobs jobs,
            Library library,
            Verdicts verdicts,
            Blocklist blocklist,
            Downloads downloads,
            Exclusions exclusions,
            Grabbing grabbing,
            ReleaseGrabber grabber,
            NewSearch search,
            TitleLocks locks,
            Runnable again) {
        this.jobs = jobs;
        this.library = library;
        this.verdicts = verdicts;
        this.blocklist = blocklist;
        this.downloads = downloads;
        this.exclusions = exclusions;
        this.grabbing = grabbing;
        this.grabber = grabber;
        this.search = search;
        this.locks = locks;
        this.again = again;
    }

    /** Begins with those that are due; answers at once. */
    void look() {
        downloads
                .replacements()
                .due()
                .forEach(failed -> jobs.start(
                        "replace",
                        "download:" + failed.id(),
                        failed.correlation(),
                        progress -> replace(failed, progress)));
    }

    private void replace(TrackedDownload failed, Progress progress) {
        try {
            Exclusion exclusion = exclusions.ofTitles(Set.of(failed.titleId())).get(failed.titleId());
            if (exclusion != null) {
                downloads.replacements().skip(failed, leftAlone(failed, exclusion));
                return;
            }
            if (!locks.holding(Set.of(failed.titleId()), () -> isOnItsWay(failed) || takeNext(failed))) {
                searchAgain(failed, progress);
            }
            downloads.replacements().done(failed.id());
        } catch (JobCancelledException cancelled) {
            throw cancelled;
        } catch (RuntimeException | Error failure) {
            downloads.replacements().postpone(failed.id());
            throw failure;
        }
        again.run();
    }

    private static Message leftAlone(TrackedDownload failed, Exclusion exclusion) {
        return exclusion.reason().isEmpty()
                ? Message.of("pipeline.not-replaced", failed.titleName(), exclusion.label())
                : Message.of(
                        "pipeline.not-replaced-because", failed.titleName(), exclusion.label(), exclusion.reason());
    }

    /** A crash may have come between the taking and its being noted, and another search may have been quicker. */
    private boolean isOnItsWay(TrackedDownload failed) {
        InFlight now = downloads.now();
        return failed.itemIds().stream()
                .allMatch(item -> now.releaseFor(item, failed.slotId()).isPresent());
    }

    private boolean takeNext(TrackedDownload failed) {
        Blocklist.Blocked blocked = blocklist.now();
        List<StoredVerdict> others = verdicts.of(failed.correlation()).stream()
                .filter(StoredVerdict::isAccepted)
                .filter(verdict -> !verdict.grabbed() && verdict.slotId() == failed.slotId())
                .filter(verdict -> !Collections.disjoint(verdict.itemIds(), failed.itemIds()))
                .filter(verdict -> blocked.entryFor(verdict.release(), failed.titleId(), verdict.group())
                        .isEmpty())
                .toList();
        return others.stream().anyMatch(this::take);
    }

    private boolean take(StoredVerdict verdict) {
        try {
            return grabber.start(grabbing.take(verdict, false));
        } catch (UserException gone) {
            LOG.info("{} is not taken instead: {}", verdict.release().name(), gone.message());
            return false;
        }
    }

    private void searchAgain(TrackedDownload failed, Progress progress) {
        Optional<TitleFacts> title = library.facts(failed.titleId());
        if (title.isPresent()) {
            List<ItemFacts> items = title.get().items().stream()
                    .filter(item -> failed.itemIds().contains(item.id()))
                    .toList();
            SearchQueries.of(items).forEach(scope -> search.take(title.get(), scope, failed.correlation(), progress));
        }
    }
}
