package org.magpie.pipeline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.magpie.base.error.Message;
import org.magpie.base.job.Progress;
import org.magpie.media.TitleFacts;
import org.magpie.pipeline.decide.Decision;
import org.magpie.pipeline.decide.Refusal;
import org.magpie.pipeline.match.Candidate;
import org.magpie.pipeline.match.Matching;
import org.magpie.pipeline.match.Matching.Matched;
import org.magpie.pipeline.search.Release;
import org.magpie.pipeline.search.SearchMode;
import org.magpie.pipeline.search.feed.Feeds.FeedRead;
import org.magpie.pipeline.search.feed.Feeds.FeedRound;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what the indexers have new, looks what of it the library waits for, judges it and takes the best. What is of no title is
 * left out before it is judged: a day's offers would bury the verdicts that somebody asks for. So is what is of a title that is
 * excluded. What may be one of several titles is
 * kept, refused: once a person has told the titles apart, it is looked at again.
 */
final class FeedSync {
    private static final Logger LOG = LoggerFactory.getLogger(FeedSync.class);
    private static final int MOST_WAITING = 2_000;

    private final Sources sources;
    private final Matching matching;
    private final ReleaseDecisions releaseDecisions;
    private final ExcludedTitles excluded;
    private final Set<String> waiting = ConcurrentHashMap.newKeySet();

    FeedSync(Sources sources, Matching matching, ReleaseDecisions releaseDecisions, ExcludedTitles excluded) {
        this.sources = sources;
        this.matching = matching;
        this.releaseDecisions = releaseDecisions;
        this.excluded = excluded;
    }

    /** Reads the feeds once. */
    void sync(Progress progress, String correlation) {
        sources.lists().keepInStep();
        progress.checkCancelled();
        FeedRound round = sources.feeds().read();
        Optional<Message> silent = UnansweredIndexers.of(round.reports());
        progress.checkCancelled();
        List<Release> fresh = unique(round.reads(), FeedRead::fresh);
        progress.at(0, fresh.size());
        Matched matched = excluded.without(matching.match(fresh));
        List<Candidate> known = matched.candidates().stream()
                .filter(candidate -> candidate.titleId() != 0 || candidate.isAmbiguous())
                .toList();
        ReleaseDecisions.Outcome outcome = releaseDecisions.decide(
                with(new Matched(known, matched.titles()), goodByNow(round, fresh)), SearchMode.RECENT, correlation);
        sources.elsewhere().keep(elsewhere(round, fresh), ReleaseGrabber.hashes(outcome.decisions()));
        int taken = outcome.taken().size();
        remember(outcome.decisions());
        // Only now: what a crash kept from being judged is read once more.
        sources.feeds().keep(round);
        forgetWhatIsGone(round);
        progress.at(fresh.size(), fresh.size());
        LOG.info("{} new releases, {} of titles of the library, {} taken", fresh.size(), known.size(), taken);
        Message result = Message.of("pipeline.synced", fresh.size(), known.size(), taken);
        progress.says(silent.map(line -> Message.of("pipeline.synced-but", result, line))
                .orElse(result));
    }

    /** What was refused only for now, is still on offer and may be taken by now. Only then is there anything to be kept. */
    private Matched goodByNow(FeedRound round, List<Release> fresh) {
        Set<String> judged = fresh.stream().map(Release::identity).collect(Collectors.toSet());
        List<Release> still = unique(
                round.reads(),
                read -> read.listed().stream()
                        .filter(release -> waiting.contains(key(release)) && !judged.contains(release.identity()))
                        .toList());
        Matched matched = excluded.without(matching.match(still));
        List<Candidate> good = releaseDecisions.accepted(matched, SearchMode.RECENT);
        good.forEach(candidate -> waiting.remove(key(candidate.release())));
        return new Matched(good, matched.titles());
    }

    private static Matched with(Matched one, Matched other) {
        List<Candidate> candidates = new ArrayList<>(one.candidates());
        candidates.addAll(other.candidates());
        Map<Long, TitleFacts> titles = new HashMap<>(one.titles());
        titles.putAll(other.titles());
        return new Matched(candidates, titles);
    }

    /** The same torrent of several indexers once. */
    private static List<Release> unique(List<FeedRead> reads, Function<FeedRead, List<Release>> wanted) {
        Map<String, Release> unique = new LinkedHashMap<>();
        for (FeedRead read : reads) {
            for (Release release : wanted.apply(read)) {
                unique.putIfAbsent(release.identity(), release);
            }
        }
        return List.copyOf(unique.values());
    }

    /** The other offers of what is new. */
    private static List<Release> elsewhere(FeedRound round, List<Release> fresh) {
        Set<String> judged = fresh.stream().map(FeedSync::key).collect(Collectors.toSet());
        return round.reads().stream()
                .flatMap(read -> read.fresh().stream())
                .filter(release -> release.infoHash() != null && !judged.contains(key(release)))
                .toList();
    }

    /** What was refused only for now is looked at again for as long as it is on offer. */
    private void remember(List<Decision> decisions) {
        decisions.stream()
                .filter(decision -> !decision.isAccepted())
                .filter(decision -> decision.refusals().stream().noneMatch(Refusal::permanent))
                .limit(Math.max(0, MOST_WAITING - waiting.size()))
                .forEach(decision -> waiting.add(key(decision.candidate().release())));
    }

    private void forgetWhatIsGone(FeedRound round) {
        Set<String> listed = new HashSet<>();
        Set<String> asked = new HashSet<>();
        round.reads().forEach(read -> {
            asked.add(read.indexerId() + ":");
            read.listed().forEach(release -> listed.add(key(release)));
        });
        waiting.removeIf(key -> asked.contains(key.substring(0, key.indexOf(':') + 1)) && !listed.contains(key));
    }

    /** Of the offer of one indexer: what the others offer says nothing about whether it is still there. */
    private static String key(Release release) {
        return release.indexerId() + ":" + release.identity();
    }
}
