package org.magpie.pipeline;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.Message;
import org.magpie.base.error.UserException;
import org.magpie.base.job.Job;
import org.magpie.base.job.Jobs;
import org.magpie.base.job.Progress;
import org.magpie.base.store.Store;
import org.magpie.base.text.Correlation;
import org.magpie.media.HistoryEntry;
import org.magpie.media.HistoryLog;
import org.magpie.media.ItemFacts;
import org.magpie.media.Library;
import org.magpie.media.TitleFacts;
import org.magpie.media.WantedItem;
import org.magpie.pipeline.decide.Blocklist;
import org.magpie.pipeline.decide.Decision;
import org.magpie.pipeline.decide.Judge;
import org.magpie.pipeline.decide.Occasion;
import org.magpie.pipeline.decide.StoredVerdict;
import org.magpie.pipeline.decide.Verdicts;
import org.magpie.pipeline.download.DownloadClient;
import org.magpie.pipeline.download.DownloadState;
import org.magpie.pipeline.download.Downloads;
import org.magpie.pipeline.download.Priorities;
import org.magpie.pipeline.download.Stranger;
import org.magpie.pipeline.download.Strangers;
import org.magpie.pipeline.download.TrackedDownload;
import org.magpie.pipeline.grab.Grab;
import org.magpie.pipeline.grab.Grabbing;
import org.magpie.pipeline.importing.ByHand;
import org.magpie.pipeline.importing.ImportByHand;
import org.magpie.pipeline.importing.Importer;
import org.magpie.pipeline.match.Matching;
import org.magpie.pipeline.match.Matching.Matched;
import org.magpie.pipeline.search.Found;
import org.magpie.pipeline.search.IndexerReport;
import org.magpie.pipeline.search.Query;
import org.magpie.pipeline.search.Scope;
import org.magpie.pipeline.search.Search;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The story of every download: a wish is searched for, what is found is matched and judged, the best is grabbed and downloaded,
 * brought into the library and told. Each step is a call; what is to happen by itself is looked after by one thread.
 */
public final class RunningPipeline implements Pipeline, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RunningPipeline.class);
    private static final int MOST_WANTED = 5_000;
    /** How long somebody who has looked at the queue counts as looking. */
    private static final Duration LOOKING = Duration.ofSeconds(15);

    private final Store store;
    private final Jobs jobs;
    private final Library library;
    private final HistoryLog history;
    private final Search search;
    private final Matching matching;
    private final Judge judge;
    private final Verdicts verdicts;
    private final Blocklist blocklist;
    private final Grabbing grabbing;
    private final Downloads downloads;
    private final Priorities priorities;
    private final Importer importer;
    private final ImportByHand byHand;
    private final Strangers strangers;
    private final Pace pace;
    private final Correlation correlations = new Correlation();

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition wake = lock.newCondition();
    private @Nullable Thread watching;
    private volatile long watchedUntil = System.nanoTime();
    private boolean wanted;
    private boolean closed;

    public RunningPipeline(
            Store store,
            Jobs jobs,
            Library library,
            HistoryLog history,
            Search search,
            Matching matching,
            Judge judge,
            Verdicts verdicts,
            Blocklist blocklist,
            Downloads downloads,
            Priorities priorities,
            Importer importer,
            ImportByHand byHand,
            Pace pace) {
        this.store = store;
        this.jobs = jobs;
        this.library = library;
        this.history = history;
        this.search = search;
        this.matching = matching;
        this.judge = judge;
        this.verdicts = verdicts;
        this.blocklist = blocklist;
        this.grabbing = new Grabbing(library);
        this.downloads = downloads;
        this.priorities = priorities;
        this.importer = importer;
        this.byHand = byHand;
        this.strangers = new Strangers(downloads, matching, library, correlations::next);
        this.pace = pace;
    }

    /** Begins to look after downloads, those of the last run first, and to search for what is wanted every few hours. */
    public void start() {
        lock.lock();
        try {
            if (watching == null && !closed) {
                watching = Thread.ofVirtual().name("pipeline").start(this::watch);
            }
        } finally {
            lock.unlock();
        }
        jobs.every("search-wanted", pace.firstSearch(), pace.search(), this::searchAllWanted);
    }

    @Override
    public Job look(long titleId, Scope scope) {
        String correlation = correlations.next();
        return jobs.start(
                "look",
                "title:" + titleId,
                correlation,
                progress -> judged(title(titleId), scope, Occasion.BY_HAND, correlation));
    }

    @Override
    public Job searchAndGrab(long titleId, Scope scope) {
        String correlation = correlations.next();
        return jobs.start("search", "title:" + titleId, correlation, progress -> {
            progress.says(Message.of("pipeline.searching", title(titleId).name()));
            searchAndTake(title(titleId), scope, correlation);
        });
    }

    @Override
    public Job searchWanted() {
        return jobs.start("search-wanted", "", correlations.next(), this::searchAllWanted);
    }

    @Override
    public Job grab(long verdictId) {
        StoredVerdict verdict = verdicts.find(verdictId).orElseThrow(() -> new UserException("pipeline.verdict-gone"));
        Grab grab = grabbing.take(verdict, true);
        downloads.checkClientFor(grab);
        return jobs.start("grab", "verdict:" + verdictId, grab.correlation(), progress -> {
            downloads.start(grab);
            lookAfterDownloads();
        });
    }

    /** From a title to its verdicts: search, match, decide. */
    private List<Decision> judged(TitleFacts title, Scope scope, Occasion occasion, String correlation) {
        Query query = Scopes.query(title, scope, correlation);
        Found found = search.search(query, title.tags());
        checkAnswered(found);
        Matched matched = matching.match(found.releases(), query);
        List<Decision> decisions = judge.judge(matched, occasion, correlation);
        noteSearch(title, scope, decisions, correlation);
        return decisions;
    }

    /** Silence of every indexer is no answer: it must not look like "nothing is on offer". */
    private static void checkAnswered(Found found) {
        List<IndexerReport> silent = found.reports().stream()
                .filter(report -> report.outcome() != IndexerReport.Outcome.ANSWERED)
                .toList();
        if (!silent.isEmpty() && silent.size() == found.reports().size()) {
            IndexerReport first = silent.getFirst();
            throw new UserException(
                    "pipeline.no-answer",
                    first.indexer(),
                    first.said() == null ? Message.of("pipeline.no-answer.silent") : first.said(),
                    silent.size() - 1);
        }
    }

    private void noteSearch(TitleFacts title, Scope scope, List<Decision> decisions, String correlation) {
        Set<Long> items =
                Scopes.items(title, scope).stream().map(ItemFacts::id).collect(Collectors.toUnmodifiableSet());
        long accepted = decisions.stream().filter(Decision::isAccepted).count();
        store.change(unit -> {
            library.markSearched(unit, items);
            history.write(
                    unit,
                    new HistoryEntry(
                            HistoryEntry.Type.SEARCHED,
                            correlation,
                            title.id(),
                            items,
                            0,
                            "",
                            Message.of("pipeline.searched", title.name(), decisions.size(), accepted)));
        });
    }

    private int searchAndTake(TitleFacts title, Scope scope, String correlation) {
        return take(judged(title, scope, Occasion.AUTOMATIC, correlation), correlation);
    }

    /** Takes the best for every slot; where it cannot be had, the next best. */
    private int take(List<Decision> decisions, String correlation) {
        List<Decision> open = new ArrayList<>(decisions);
        Set<Long> taken = new TreeSet<>();
        boolean again = true;
        while (again) {
            again = false;
            for (Decision best : Judge.choose(open)) {
                if (!taken.contains(best.id())) {
                    if (start(grabbing.take(best, correlation))) {
                        taken.add(best.id());
                    } else {
                        open.remove(best);
                        again = true;
                    }
                }
            }
        }
        if (!taken.isEmpty()) {
            lookAfterDownloads();
        }
        return taken.size();
    }

    private boolean start(Grab grab) {
        try {
            downloads.start(grab);
            return true;
        } catch (UserException refused) {
            LOG.info("{} could not be taken: {}", grab.release().name(), refused.message());
            return false;
        }
    }

    private void searchAllWanted(Progress progress) {
        Map<Long, List<ItemFacts>> byTitle = library.wantedItems(true, MOST_WANTED).stream()
                .map(WantedItem::item)
                .distinct()
                .collect(Collectors.groupingBy(ItemFacts::titleId, LinkedHashMap::new, Collectors.toList()));
        int done = 0;
        for (Map.Entry<Long, List<ItemFacts>> wish : byTitle.entrySet()) {
            progress.checkCancelled();
            progress.at(done++, byTitle.size());
            Optional<TitleFacts> title = library.facts(wish.getKey());
            if (title.isPresent()) {
                progress.says(Message.of("pipeline.searching", title.get().name()));
                Scopes.of(wish.getValue()).forEach(scope -> searchAndTake(title.get(), scope, correlations.next()));
            }
        }
        progress.at(byTitle.size(), byTitle.size());
    }

    @Override
    public void lookAfterDownloads() {
        lock.lock();
        try {
            wanted = true;
            wake.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void watched() {
        boolean fresh = !isWatched();
        watchedUntil = System.nanoTime() + LOOKING.toNanos();
        if (fresh) {
            lookAfterDownloads();
        }
    }

    private boolean isWatched() {
        return System.nanoTime() - watchedUntil < 0;
    }

    @Override
    public List<Stranger> strangers() {
        return strangers.all();
    }

    @Override
    public Job adopt(Stranger.Key stranger, long titleId, long slotId, Set<Long> itemIds) {
        return jobs.start(
                "adopt", "stranger:" + stranger.clientId() + ":" + stranger.key(), correlations.next(), progress -> {
                    strangers.take(stranger, titleId, slotId, itemIds, true);
                    lookAfterDownloads();
                });
    }

    @Override
    public Job leaveAlone(Stranger.Key stranger) {
        return jobs.start(
                "leave-alone",
                "stranger:" + stranger.clientId() + ":" + stranger.key(),
                correlations.next(),
                progress -> strangers.leaveAlone(stranger));
    }

    @Override
    public void pause(Set<Long> downloadIds) {
        inQueue("pause", downloadIds, downloads::pause);
    }

    @Override
    public void resume(Set<Long> downloadIds) {
        inQueue("resume", downloadIds, downloads::resume);
    }

    @Override
    public void prioritise(Set<Long> downloadIds, DownloadClient.Priority priority) {
        inQueue("prioritise", downloadIds, id -> priorities.give(id, priority));
    }

    @Override
    public void remove(Set<Long> downloadIds, boolean withData, boolean block) {
        inQueue("remove", downloadIds, id -> {
            Optional<TrackedDownload> download = downloads.find(id);
            downloads.remove(id, withData, block);
            if (block) {
                download.ifPresent(this::takeNext);
            }
        });
    }

    /** One client that does not answer must not keep the others from being asked. */
    private void inQueue(String what, Set<Long> ids, java.util.function.LongConsumer work) {
        for (long id : ids) {
            String correlation =
                    downloads.find(id).map(TrackedDownload::correlation).orElseGet(correlations::next);
            jobs.start(what, "download:" + id, correlation, progress -> {
                work.accept(id);
                lookAfterDownloads();
            });
        }
    }

    @Override
    public Job retryImport(long downloadId) {
        TrackedDownload download =
                downloads.find(downloadId).orElseThrow(() -> new UserException("pipeline.download-gone"));
        return bringIn(download);
    }

    @Override
    public ByHand byHand() {
        return byHand;
    }

    @Override
    public Job importByHand(long downloadId, List<ByHand.Choice> choices) {
        byHand.begin(downloadId, choices);
        return retryImport(downloadId);
    }

    private Job bringIn(TrackedDownload download) {
        return jobs.start("import", "download:" + download.id(), download.correlation(), progress -> {
            Optional<TrackedDownload> now = downloads.find(download.id());
            if (now.isPresent() && isWhole(now.get().state())) {
                importer.bringIn(now.get(), progress);
                downloads
                        .find(download.id())
                        .filter(each -> each.state() == DownloadState.FAILED)
                        .ifPresent(this::takeNext);
                lookAfterDownloads();
            }
        });
    }

    private static boolean isWhole(DownloadState state) {
        return state == DownloadState.COMPLETED
                || state == DownloadState.IMPORTING
                || state == DownloadState.IMPORT_BLOCKED;
    }

    private void watch() {
        while (true) {
            boolean moving = false;
            try {
                moving = lookOnce();
            } catch (RuntimeException failure) {
                LOG.error("The downloads could not be looked after", failure);
            }
            if (!rest(moving)) {
                return;
            }
        }
    }

    /** Asks the clients, brings in what is whole, and takes the next best for what has failed. */
    private boolean lookOnce() {
        Downloads.Round round = downloads.look();
        round.failed().forEach(this::takeNext);
        strangers.takeCertain();
        round.completed().forEach(this::bringIn);
        downloads.open().stream()
                .filter(each -> each.state() == DownloadState.IMPORTING || importer.isDue(each))
                .forEach(this::bringIn);
        downloads.tidyUp();
        return round.isMoving();
    }

    /** Answers false when it is time to end. */
    private boolean rest(boolean moving) {
        boolean waiting = !moving && !downloads.open().isEmpty();
        Duration pause = pace.next(moving, waiting, isWatched());
        lock.lock();
        try {
            long left = pause.toNanos();
            while (!closed && !wanted && left > 0) {
                left = wake.awaitNanos(left);
            }
            wanted = false;
            return !closed;
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    /** What the same search found beside it, or else a new search. */
    private void takeNext(TrackedDownload failed) {
        Blocklist.Blocked blocked = blocklist.now();
        Optional<StoredVerdict> next = verdicts.of(failed.correlation()).stream()
                .filter(StoredVerdict::isAccepted)
                .filter(verdict -> !verdict.grabbed() && verdict.slotId() == failed.slotId())
                .filter(verdict -> !Collections.disjoint(verdict.itemIds(), failed.itemIds()))
                .filter(verdict -> blocked.entryFor(verdict.release(), failed.titleId(), verdict.group())
                        .isEmpty())
                .findFirst();
        if (next.isPresent() && start(grabbing.take(next.get(), false))) {
            lookAfterDownloads();
            return;
        }
        library.facts(failed.titleId()).ifPresent(title -> {
            List<ItemFacts> items = title.items().stream()
                    .filter(item -> failed.itemIds().contains(item.id()))
                    .toList();
            jobs.start(
                    "search",
                    "title:" + title.id(),
                    failed.correlation(),
                    progress -> Scopes.of(items).forEach(scope -> searchAndTake(title, scope, failed.correlation())));
        });
    }

    private TitleFacts title(long titleId) {
        return library.facts(titleId).orElseThrow(() -> new UserException("pipeline.title-gone"));
    }

    /** Ends the watch; downloads in other programs go on. */
    @Override
    public void close() {
        Thread ending;
        lock.lock();
        try {
            closed = true;
            ending = watching;
            wake.signalAll();
        } finally {
            lock.unlock();
        }
        if (ending != null) {
            try {
                ending.join(TimeUnit.SECONDS.toMillis(30));
            } catch (InterruptedException leaving) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
