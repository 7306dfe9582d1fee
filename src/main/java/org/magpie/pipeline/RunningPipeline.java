package org.magpie.pipeline;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
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
import org.magpie.pipeline.decide.PendingReleases;
import org.magpie.pipeline.decide.StoredVerdict;
import org.magpie.pipeline.decide.Verdicts;
import org.magpie.pipeline.download.DownloadClient;
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
import org.magpie.pipeline.match.Numbering;
import org.magpie.pipeline.match.Recognition;
import org.magpie.pipeline.match.StoredRecognition;
import org.magpie.pipeline.search.Found;
import org.magpie.pipeline.search.Purpose;
import org.magpie.pipeline.search.Query;
import org.magpie.pipeline.search.Scope;
import org.magpie.pipeline.search.Sources;

/**
 * The story of every download: a wish is searched for, what is found is matched and judged, the best is grabbed and downloaded,
 * brought into the library and told. Each step is a call; what is to happen by itself is looked after by one thread.
 */
public final class RunningPipeline implements Pipeline, AutoCloseable {
    private static final int MOST_WANTED = 5_000;
    private static final int MOST_VERDICTS = 200_000;
    private static final Duration VERDICTS_KEPT = Duration.ofDays(60);
    private static final Duration PRUNE = Duration.ofDays(1);

    private final Store store;
    private final Jobs jobs;
    private final Library library;
    private final HistoryLog history;
    private final Sources sources;
    private final Matching matching;
    private final Judge judge;
    private final Verdicts verdicts;
    private final Blocklist blocklist;
    private final Grabbing grabbing;
    private final Downloads downloads;
    private final Priorities priorities;
    private final ImportByHand byHand;
    private final Strangers strangers;
    private final Pace pace;
    private final Taking taking;
    private final FeedSync feeds;
    private final StoredRecognition recognition;
    private final SecondLook secondLook;
    private final Replacement replacement;
    private final DownloadLoop loop;
    private final Clock clock;
    private final Correlation correlations = new Correlation();

    private final Watch watch;

    public RunningPipeline(
            Store store,
            Jobs jobs,
            Library library,
            HistoryLog history,
            Sources sources,
            Matching matching,
            Judge judge,
            Verdicts verdicts,
            Blocklist blocklist,
            Downloads downloads,
            Priorities priorities,
            Importer importer,
            ImportByHand byHand,
            Pace pace,
            PendingReleases pending,
            StoredRecognition recognition,
            Clock clock) {
        this.store = store;
        this.jobs = jobs;
        this.library = library;
        this.history = history;
        this.sources = sources;
        this.matching = matching;
        this.judge = judge;
        this.verdicts = verdicts;
        this.blocklist = blocklist;
        this.grabbing = new Grabbing(library);
        this.downloads = downloads;
        this.priorities = priorities;
        this.byHand = byHand;
        this.strangers = new Strangers(downloads, matching, library, correlations::next);
        this.pace = pace;
        this.clock = clock;
        this.taking = new Taking(grabbing, downloads, this::lookAfterDownloads);
        this.feeds = new FeedSync(sources, matching, judge, taking, jobs, clock);
        this.recognition = recognition;
        this.secondLook = new SecondLook(verdicts, library, matching, judge, taking::best, clock);
        DueReleases due = new DueReleases(pending, verdicts, library, matching, judge, jobs, clock, taking::best);
        this.replacement = new Replacement(
                jobs,
                library,
                verdicts,
                blocklist,
                downloads,
                grabbing,
                taking,
                this::searchAndTake,
                this::lookAfterDownloads);
        this.loop = new DownloadLoop(
                jobs,
                downloads,
                strangers,
                importer,
                replacement,
                feeds::startIfDue,
                due::look,
                clock,
                this::lookAfterDownloads);
        this.watch = new Watch(pace, loop::lookOnce, loop::isWaiting);
    }

    /** Begins to look after downloads, those of the last run first, and to search for what is wanted every few hours. */
    public void start() {
        watch.start();
        jobs.every("search-wanted", pace.firstSearch(), pace.search(), this::searchAllWanted);
        jobs.every("prune", pace.firstSearch(), PRUNE, progress -> {
            verdicts.prune(VERDICTS_KEPT, MOST_VERDICTS);
            blocklist.prune();
        });
    }

    @Override
    public Job look(long titleId, Scope scope) {
        String correlation = correlations.next();
        return jobs.start(
                "look",
                "title:" + titleId,
                correlation,
                progress -> judged(title(titleId), scope, Occasion.BY_HAND, correlation, progress));
    }

    @Override
    public Job searchAndGrab(long titleId, Scope scope) {
        String correlation = correlations.next();
        return jobs.start("search", "title:" + titleId, correlation, progress -> {
            progress.says(Message.of("pipeline.searching", title(titleId).name()));
            searchAndTake(title(titleId), scope, correlation, progress);
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
        checkNew(grab);
        return jobs.start("grab", "verdict:" + verdictId, grab.correlation(), progress -> {
            downloads.start(grab);
            lookAfterDownloads();
        });
    }

    /** A second download of the same release would fetch it twice, and its file would push out that of the first. */
    private void checkNew(Grab grab) {
        downloads.checkClientFor(grab);
        boolean under = downloads.open().stream()
                .anyMatch(each -> each.slotId() == grab.slotId()
                        && !each.isMistaken()
                        && each.release().isSameAs(grab.release()));
        if (under) {
            throw new UserException("grab.on-its-way", grab.release().name());
        }
    }

    @Override
    public Job syncFeeds() {
        return feeds.start();
    }

    @Override
    public Job grabAs(long verdictId, long titleId, Set<Long> itemIds, boolean remember) {
        StoredVerdict verdict = verdicts.find(verdictId).orElseThrow(() -> new UserException("pipeline.verdict-gone"));
        TitleFacts title = title(titleId);
        Grab grab = grabbing.takeAs(verdict, title, itemIds);
        checkNew(grab);
        return jobs.start("grab", "verdict:" + verdictId, grab.correlation(), progress -> {
            downloads.start(grab);
            lookAfterDownloads();
            if (remember) {
                remember(verdict.release().name(), titleId, progress);
            }
        });
    }

    /** A name that cannot be kept is no reason to leave the release: the job says why. */
    private void remember(String release, long titleId, Progress progress) {
        recognition.called(release, titleId).ifPresent(called -> {
            called.objection().ifPresentOrElse(progress::says, () -> {
                recognition.call(titleId, called.name(), release);
                secondLook.take(titleId, progress);
            });
        });
    }

    @Override
    public Recognition recognition() {
        return recognition;
    }

    @Override
    public Job call(long titleId, String name) {
        recognition.call(titleId, name, "");
        return lookAgain(titleId);
    }

    @Override
    public Job forget(long titleId, String name) {
        recognition.forget(titleId, name);
        return lookAgain(titleId);
    }

    @Override
    public Job number(long titleId, Numbering numbering) {
        recognition.number(titleId, numbering);
        return lookAgain(titleId);
    }

    private Job lookAgain(long titleId) {
        return jobs.start(
                "look-again", "title:" + titleId, correlations.next(), progress -> secondLook.take(titleId, progress));
    }

    /** From a title to its verdicts: search, match, decide. Which indexers gave no answer is the last that the job says. */
    private List<Decision> judged(
            TitleFacts title, Scope scope, Occasion occasion, String correlation, Progress progress) {
        Query query = Scopes.query(title, scope, correlation);
        Purpose purpose = occasion == Occasion.BY_HAND ? Purpose.INTERACTIVE : Purpose.AUTOMATIC;
        Found found = sources.search().search(query, title.tags(), purpose);
        Silent.of(found.reports()).ifPresent(progress::says);
        Matched matched = matching.match(found.releases(), query);
        List<Decision> decisions = judge.judge(matched, occasion, correlation);
        sources.elsewhere().keep(found.elsewhere(), Taking.hashes(decisions));
        noteSearch(title, scope, decisions, correlation);
        return decisions;
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

    private int searchAndTake(TitleFacts title, Scope scope, String correlation, Progress progress) {
        return taking.best(judged(title, scope, Occasion.AUTOMATIC, correlation, progress), correlation);
    }

    private void searchAllWanted(Progress progress) {
        Instant began = clock.instant();
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
                Scopes.of(wish.getValue())
                        .forEach(scope -> searchAndTake(title.get(), scope, correlations.next(), progress));
            }
        }
        progress.at(byTitle.size(), byTitle.size());
        sources.feeds().searched(began);
    }

    @Override
    public void lookAfterDownloads() {
        watch.wake();
    }

    @Override
    public Optional<Duration> sinceDownloadsWereLookedAfter() {
        return watch.sinceLook();
    }

    @Override
    public void watched() {
        watch.seen();
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
        inQueue("pause", downloadIds, quiet(downloads::pause));
    }

    @Override
    public void resume(Set<Long> downloadIds) {
        inQueue("resume", downloadIds, quiet(downloads::resume));
    }

    @Override
    public void prioritise(Set<Long> downloadIds, DownloadClient.Priority priority) {
        inQueue("prioritise", downloadIds, quiet(id -> priorities.give(id, priority)));
    }

    @Override
    public void remove(Set<Long> downloadIds, boolean withData, boolean block) {
        inQueue("remove", downloadIds, id -> {
            Optional<Message> later = downloads.remove(id, withData, block);
            if (block) {
                replacement.look();
            }
            return later;
        });
    }

    private static LongFunction<Optional<Message>> quiet(LongConsumer work) {
        return id -> {
            work.accept(id);
            return Optional.empty();
        };
    }

    /**
     * One client that does not answer must not keep the others from being asked.
     *
     * @param work answers what its job says at the end
     */
    private void inQueue(String what, Set<Long> ids, LongFunction<Optional<Message>> work) {
        for (long id : ids) {
            String correlation =
                    downloads.find(id).map(TrackedDownload::correlation).orElseGet(correlations::next);
            jobs.start(what, "download:" + id, correlation, progress -> {
                work.apply(id).ifPresent(progress::says);
                lookAfterDownloads();
            });
        }
    }

    @Override
    public Job retryImport(long downloadId) {
        TrackedDownload download =
                downloads.find(downloadId).orElseThrow(() -> new UserException("pipeline.download-gone"));
        return loop.bringIn(download);
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

    private TitleFacts title(long titleId) {
        return library.facts(titleId).orElseThrow(() -> new UserException("pipeline.title-gone"));
    }

    /** Ends the watch; downloads in other programs go on. */
    @Override
    public void close() {
        watch.close();
    }
}
