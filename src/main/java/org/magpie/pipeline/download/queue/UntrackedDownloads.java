package org.magpie.pipeline.download.queue;

import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.magpie.base.error.UserException;
import org.magpie.media.ItemFacts;
import org.magpie.media.SlotFacts;
import org.magpie.media.TitleFacts;
import org.magpie.media.library.Library;
import org.magpie.pipeline.decide.InFlight;
import org.magpie.pipeline.download.ClientDownload;
import org.magpie.pipeline.download.DownloadState;
import org.magpie.pipeline.download.TrackedDownload;
import org.magpie.pipeline.download.UntrackedDownload;
import org.magpie.pipeline.download.monitor.ClientContents.Held;
import org.magpie.pipeline.grab.Grab;
import org.magpie.pipeline.match.Candidate;
import org.magpie.pipeline.match.Matching;
import org.magpie.pipeline.match.Matching.Matched;
import org.magpie.pipeline.search.Protocol;
import org.magpie.pipeline.search.Release;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Downloads that sit in Magpie's category without Magpie having started them: they are offered for import, each with what its
 * name says it is. Safe for any number of threads.
 */
public final class UntrackedDownloads {
    private static final Logger LOG = LoggerFactory.getLogger(UntrackedDownloads.class);
    private static final Pattern INFO_HASH = Pattern.compile("[0-9a-f]{40}");
    private static final Pattern MEDIA_ENDING = Pattern.compile("(?i)\\.(?:mkv|mp4|m4v|avi|ts|wmv|flac|mp3|m4b|epub)$");

    private final Downloads downloads;
    private final Matching matching;
    private final Library library;
    private final Supplier<String> correlations;

    /**
     * @param correlations a new one for each that is taken over
     */
    public UntrackedDownloads(Downloads downloads, Matching matching, Library library, Supplier<String> correlations) {
        this.downloads = downloads;
        this.matching = matching;
        this.library = library;
        this.correlations = correlations;
    }

    /** As the clients last told of them, by name. */
    public List<UntrackedDownload> all() {
        Map<Held, List<ClientDownload>> unknown = downloads.holdings().unknown();
        List<UntrackedDownload> all = new ArrayList<>();
        unknown.forEach((held, theirs) -> {
            Matched matched = matching.match(
                    theirs.stream().map(each -> release(held, each)).toList());
            for (int at = 0; at < theirs.size(); at++) {
                all.add(found(held, theirs.get(at), matched.candidates().get(at), matched));
            }
        });
        all.sort(Comparator.comparing(UntrackedDownload::name, String.CASE_INSENSITIVE_ORDER)
                .thenComparing(each -> each.key().key()));
        return all;
    }

    private static UntrackedDownload found(Held held, ClientDownload there, Candidate candidate, Matched matched) {
        TitleFacts title = matched.titles().get(candidate.titleId());
        return new UntrackedDownload(
                new UntrackedDownload.Key(held.client().definition().id(), there.id()),
                held.client().definition().name(),
                there.name(),
                protocol(held),
                there.state(),
                there.size(),
                there.size() >= 0 && there.remaining() >= 0 ? there.size() - there.remaining() : 0,
                there.speed(),
                there.timeLeft(),
                there.place(),
                new UntrackedDownload.Guess(
                        title == null ? 0 : title.id(),
                        title == null ? "" : title.name(),
                        candidate.itemIds(),
                        candidate.confidence(),
                        candidate.because()));
    }

    /**
     * Takes over what is whole, is certainly what its name says, and brings something that the library lacks. All else is left to
     * a person.
     *
     * @return what was taken over
     */
    public List<TrackedDownload> takeCertain() {
        List<TrackedDownload> taken = new ArrayList<>();
        List<UntrackedDownload> certain = all().stream()
                .filter(each -> each.state() == DownloadState.COMPLETED)
                .filter(each -> each.guess().isAnything() && each.guess().confidence() >= Matching.AUTOMATIC)
                .toList();
        for (UntrackedDownload each : certain) {
            UntrackedDownload.Guess guess = each.guess();
            // Asked again after each that was taken: two of them may bring the same.
            InFlight onItsWay = downloads.now();
            Optional<SlotFacts> slot =
                    library.facts(guess.titleId()).flatMap(title -> lacking(title, guess.itemIds(), onItsWay));
            try {
                slot.ifPresent(to ->
                        taken.add(take(each.key(), guess.titleId(), to.id(), Set.copyOf(guess.itemIds()), false)));
            } catch (UserException gone) {
                LOG.info("{} is not taken over: {}", each.name(), gone.message());
            }
        }
        return taken;
    }

    /** The first slot of which every one of the items is wanted and missing. */
    private Optional<SlotFacts> lacking(TitleFacts title, List<Long> items, InFlight onItsWay) {
        Set<Long> wanted = new HashSet<>(items);
        boolean monitored = title.monitored()
                && title.items().stream()
                        .filter(item -> wanted.contains(item.id()))
                        .allMatch(ItemFacts::monitored);
        return monitored
                ? title.slots().stream()
                        .filter(slot -> library.filesOf(wanted, slot.id()).isEmpty())
                        .filter(slot -> wanted.stream()
                                .allMatch(item ->
                                        onItsWay.releaseFor(item, slot.id()).isEmpty()))
                        .findFirst()
                : Optional.empty();
    }

    /**
     * Tracks it from now on, as if Magpie had started it for these items; once it is whole it is imported.
     *
     * @param slotId of the title; the title's first where it has none of that id
     * @param byHand whether a person said so, so that it is imported even if it is no better than what is there
     * @throws UserException when the title, or the download in its client, is gone, or nothing was chosen
     */
    public TrackedDownload take(
            UntrackedDownload.Key key, long titleId, long slotId, Set<Long> itemIds, boolean byHand) {
        Held held =
                downloads.holdings().of(key.clientId()).orElseThrow(() -> new UserException("download.untracked-gone"));
        ClientDownload there = held.downloads().get(key.key());
        if (there == null) {
            throw new UserException("download.untracked-gone");
        }
        TitleFacts title = library.facts(titleId).orElseThrow(() -> new UserException("grab.title-gone", there.name()));
        if (itemIds.isEmpty()) {
            throw new UserException("grab.unmatched", there.name());
        }
        return downloads.adopt(
                key,
                new Grab(
                        correlations.get(),
                        0,
                        release(held, there),
                        title.id(),
                        title.name(),
                        title.slot(slotId).orElse(title.slots().getFirst()).id(),
                        itemIds,
                        title.tags(),
                        0,
                        byHand));
    }

    /** Never offers it again. */
    public void leaveAlone(UntrackedDownload.Key key) {
        downloads.leaveAlone(key);
    }

    /** As if an indexer had offered it under the name that it has in its client. */
    private static Release release(Held held, ClientDownload there) {
        String name = MEDIA_ENDING.matcher(there.name()).replaceFirst("");
        String hash = there.id().toLowerCase(Locale.ROOT);
        return new Release(
                0,
                held.client().definition().name(),
                there.id(),
                name,
                null,
                protocol(held),
                URI.create("about:blank"),
                null,
                there.size(),
                java.time.Instant.EPOCH,
                -1,
                -1,
                INFO_HASH.matcher(hash).matches() ? hash : null,
                Map.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                null,
                null);
    }

    private static Protocol protocol(Held held) {
        return held.client().provider().protocols().stream()
                .min(Comparator.naturalOrder())
                .orElse(Protocol.DIRECT);
    }
}
