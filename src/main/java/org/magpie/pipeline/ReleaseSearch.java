package org.magpie.pipeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.magpie.base.context.WorkContext;
import org.magpie.base.error.ErrorCode;
import org.magpie.base.error.Message;
import org.magpie.base.error.UserException;
import org.magpie.base.job.JobCancelledException;
import org.magpie.base.job.Progress;
import org.magpie.base.store.Rows;
import org.magpie.base.store.Store;
import org.magpie.base.text.Correlation;
import org.magpie.media.ItemFacts;
import org.magpie.media.TitleFacts;
import org.magpie.media.exclusion.Exclusions;
import org.magpie.media.history.HistoryEntry;
import org.magpie.media.history.HistoryLog;
import org.magpie.media.history.Notice;
import org.magpie.media.history.NoticeFacts;
import org.magpie.media.library.Library;
import org.magpie.media.library.WantedItem;
import org.magpie.pipeline.decide.Decision;
import org.magpie.pipeline.decide.Judge;
import org.magpie.pipeline.match.Matching;
import org.magpie.pipeline.match.Matching.Matched;
import org.magpie.pipeline.search.Query;
import org.magpie.pipeline.search.Scope;
import org.magpie.pipeline.search.SearchMode;
import org.magpie.pipeline.search.SearchResults;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the indexers for a title and judges what they bring; takes the best of it unless a person only looks. */
final class ReleaseSearch {
    private static final Logger LOG = LoggerFactory.getLogger(ReleaseSearch.class);

    private static final int MOST_WANTED = 5_000;
    private static final int MOST_READ = 1_000_000;
    /** So many titles in a row without any answer mean that there will be none for the next either. */
    private static final int MOST_UNANSWERED = 3;

    private final Store store;
    private final Library library;
    private final HistoryLog history;
    private final Sources sources;
    private final Matching matching;
    private final Judge judge;
    private final ReleaseDecisions releaseDecisions;
    private final Exclusions exclusions;
    private final Correlation correlations = new Correlation();

    ReleaseSearch(
            Store store,
            Library library,
            HistoryLog history,
            Sources sources,
            Matching matching,
            Judge judge,
            ReleaseDecisions releaseDecisions,
            Exclusions exclusions) {
        this.store = store;
        this.library = library;
        this.history = history;
        this.sources = sources;
        this.matching = matching;
        this.judge = judge;
        this.releaseDecisions = releaseDecisions;
        this.exclusions = exclusions;
    }

    /** Searches and judges for a person to choose; takes nothing. */
    void look(TitleFacts title, Scope scope, String correlation, Progress progress) {
        Query query = SearchQueries.query(title, scope, correlation);
        SearchResults results = find(title, query, SearchMode.INTERACTIVE, progress);
        List<Decision> decisions =
                judge.judge(matching.match(results.releases(), query), SearchMode.INTERACTIVE, correlation);
        note(title, scope, results, decisions, correlation);
    }

    /** Searches, judges and takes the best for every slot that wants it. */
    void grab(TitleFacts title, Scope scope, String correlation, Progress progress) {
        Query query = SearchQueries.query(title, scope, correlation);
        SearchResults results = find(title, query, SearchMode.AUTOMATIC, progress);
        Matched matched = matching.match(results.releases(), query);
        releaseDecisions.decide(
                withTitle(matched, title),
                SearchMode.AUTOMATIC,
                correlation,
                decisions -> note(title, scope, results, decisions, correlation));
    }

    /** {@link #grab} for items of one title, in as few searches as find them all. */
    void grabAll(TitleFacts title, Collection<ItemFacts> items, String correlation, Progress progress) {
        SearchQueries.of(items).forEach(scope -> grab(title, scope, correlation, progress));
    }

    /**
     * Searches for everything that is wanted and not excluded, what was not searched for longest first. A title that cannot be
     * searched for does not keep the others from it.
     *
     * @param since what was searched for since then is left out
     * @throws UserException when several titles in a row got no answer from any indexer
     */
    @SuppressWarnings(
            "IllegalCatch") // a bug, even an Error, costs this title its search and not the titles that follow
    void grabWanted(Instant began, Instant since, Progress progress) {
        Set<Long> done = searchedSince(since, began);
        Wanted wanted = wanted();
        Map<Long, List<ItemFacts>> byTitle = wanted.items().stream()
                .filter(item -> !done.contains(item.id()))
                .collect(Collectors.groupingBy(ItemFacts::titleId, LinkedHashMap::new, Collectors.toList()));
        int at = 0;
        int unanswered = 0;
        for (Map.Entry<Long, List<ItemFacts>> items : byTitle.entrySet()) {
            progress.checkCancelled();
            progress.at(at++, byTitle.size());
            Optional<TitleFacts> title = library.facts(items.getKey());
            if (title.isEmpty()) {
                continue;
            }
            progress.says(Message.of("pipeline.searching", title.get().name()));
            try {
                grabEach(title.get(), items.getValue(), progress);
                unanswered = 0;
            } catch (UserException noAnswer) {
                unanswered++;
                if (unanswered == Math.min(MOST_UNANSWERED, byTitle.size())) {
                    tell(new Notice.SearchFailed(
                            NoticeFacts.NONE, WorkContext.current().correlation(), noAnswer.message()));
                    throw noAnswer;
                }
            } catch (JobCancelledException cancelled) {
                throw cancelled;
            } catch (RuntimeException | Error bug) {
                LOG.error("{} could not be searched for ({})", title.get().name(), ErrorCode.of(bug), bug);
            }
        }
        progress.at(byTitle.size(), byTitle.size());
        Message searched = wanted.excluded() == 0
                ? Message.of("pipeline.searched-wanted", byTitle.size())
                : Message.of("pipeline.searched-wanted-but", byTitle.size(), wanted.excluded());
        progress.says(searched);
        if (!byTitle.isEmpty()) {
            tell(new Notice.SearchFinished(
                    NoticeFacts.NONE, WorkContext.current().correlation(), searched));
        }
        sources.feeds().searched(began);
    }

    private void tell(Notice notice) {
        store.change(unit -> unit.publish(notice));
    }

    /**
     * What is wanted and may be searched for.
     *
     * @param excluded titles that want something and are left alone
     */
    private record Wanted(List<ItemFacts> items, int excluded) {}

    /** What is excluded is never searched for and so stands before all others: as many more are read as it takes. */
    private Wanted wanted() {
        int before = -1;
        for (int most = MOST_WANTED; ; most = most * 2) {
            List<ItemFacts> items = library.wantedItems(true, most).stream()
                    .map(WantedItem::item)
                    .distinct()
                    .toList();
            Set<Long> excluded = exclusions
                    .ofTitles(items.stream().map(ItemFacts::titleId).collect(Collectors.toSet()))
                    .keySet();
            List<ItemFacts> open = items.stream()
                    .filter(item -> !excluded.contains(item.titleId()))
                    .limit(MOST_WANTED)
                    .toList();
            if (open.size() == MOST_WANTED || excluded.isEmpty() || items.size() == before || most > MOST_READ) {
                return new Wanted(open, excluded.size());
            }
            before = items.size();
        }
    }

    private void grabEach(TitleFacts title, List<ItemFacts> items, Progress progress) {
        SearchQueries.of(items).forEach(scope -> grab(title, scope, correlations.next(), progress));
    }

    private Set<Long> searchedSince(Instant since, Instant now) {
        if (!since.isBefore(now)) {
            return Set.of();
        }
        return Set.copyOf(store.read(session -> new Rows(session)
                .list(
                        "select id from item where last_searched >= ? and last_searched <= ?",
                        row -> row.getLong(1),
                        since,
                        now)));
    }

    /** Which indexers gave no answer is the last that the job says. */
    private SearchResults find(TitleFacts title, Query query, SearchMode mode, Progress progress) {
        SearchResults results = sources.search().search(query, title.tags(), mode);
        UnansweredIndexers.of(results.reports()).ifPresent(progress::says);
        return results;
    }

    /** What waits for the title is weighed too where the search brings nothing of it. */
    private static Matched withTitle(Matched matched, TitleFacts title) {
        Map<Long, TitleFacts> titles = new LinkedHashMap<>(matched.titles());
        titles.putIfAbsent(title.id(), title);
        return new Matched(new ArrayList<>(matched.candidates()), titles);
    }

    private void note(
            TitleFacts title, Scope scope, SearchResults results, List<Decision> decisions, String correlation) {
        sources.elsewhere().keep(results.elsewhere(), ReleaseGrabber.hashes(decisions));
        Set<Long> items =
                SearchQueries.items(title, scope).stream().map(ItemFacts::id).collect(Collectors.toUnmodifiableSet());
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
}
