package org.magpie.pipeline.download.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.magpie.base.context.WorkContext;
import org.magpie.base.error.Explained;
import org.magpie.base.error.Message;
import org.magpie.base.event.Events;
import org.magpie.base.job.DueTime;
import org.magpie.media.history.HistoryEntry;
import org.magpie.media.history.Notice;
import org.magpie.pipeline.decide.BlockReason;
import org.magpie.pipeline.decide.Refusal;
import org.magpie.pipeline.decide.Verdicts;
import org.magpie.pipeline.download.ContentCheck;
import org.magpie.pipeline.download.DownloadClient;
import org.magpie.pipeline.download.DownloadRules;
import org.magpie.pipeline.download.DownloadSource;
import org.magpie.pipeline.download.DownloadState;
import org.magpie.pipeline.download.DownloadsChanged;
import org.magpie.pipeline.download.Failure;
import org.magpie.pipeline.download.KeptTorrents;
import org.magpie.pipeline.download.StallThresholds;
import org.magpie.pipeline.download.TrackedDownload;
import org.magpie.pipeline.download.monitor.ClientContents;
import org.magpie.pipeline.download.monitor.Clients;
import org.magpie.pipeline.download.removal.DownloadRemovals;
import org.magpie.pipeline.download.store.DownloadEntity;
import org.magpie.pipeline.download.store.DownloadRows;
import org.magpie.pipeline.search.Release;
import org.magpie.pipeline.search.SeedGoal;
import org.magpie.pipeline.search.link.LinkResolver;
import org.magpie.pipeline.search.link.ResolvedLink;
import org.magpie.provider.ProviderException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives a grab to a client, and tries again later where none answers. Safe for any number of threads. */
final class ClientDispatcher {
    private static final Logger LOG = LoggerFactory.getLogger(ClientDispatcher.class);
    private final DownloadRows rows;
    private final Clients clients;
    private final AlternativeSources sources;
    private final Verdicts verdicts;
    private final LinkResolver links;
    private final Events events;
    private final Supplier<DownloadRules> rules;
    private final StallThresholds thresholds;
    private final DownloadRemovals removals;
    private final KeptTorrents torrents;
    private final Set<Long> handing = ConcurrentHashMap.newKeySet();

    ClientDispatcher(
            DownloadRows rows,
            Clients clients,
            AlternativeSources sources,
            Verdicts verdicts,
            LinkResolver links,
            Events events,
            Supplier<DownloadRules> rules,
            StallThresholds thresholds,
            ClientContents contents) {
        this.rows = rows;
        this.clients = clients;
        this.sources = sources;
        this.verdicts = verdicts;
        this.links = links;
        this.events = events;
        this.rules = rules;
        this.thresholds = thresholds;
        this.torrents = new KeptTorrents(rows.store());
        this.removals = new DownloadRemovals(rows, clients, contents, thresholds.handOver(), this::isUnderWay);
    }

    /** What a person took off the queue, and its client is still to remove. */
    DownloadRemovals removals() {
        return removals;
    }

    /** Whether it waits for a client and its time has come; what a person has paused waits on. */
    boolean isDue(DownloadEntity row) {
        Instant again = row.lookAgain();
        return row.state() == DownloadState.QUEUED
                && row.client().key().isEmpty()
                && (again == null || DueTime.isReached(again, rows.now(), StallThresholds.LONGEST_PAUSE));
    }

    /** Whether a client is being given it just now. */
    boolean isUnderWay(long id) {
        return handing.contains(id);
    }

    /**
     * Answers the download as it is afterwards. One that another thread is handing over already is left to it. Whatever goes wrong
     * keeps this one download waiting, with its reason and for a while, and is thrown at nobody.
     *
     * @param goal what it is to give back
     */
    TrackedDownload handOver(TrackedDownload download, Set<String> titleTags, SeedGoal goal) {
        if (!handing.add(download.id())) {
            return download;
        }
        try {
            return WorkContext.within(download.correlation()).supply(() -> handOverOnce(download, titleTags, goal));
        } finally {
            handing.remove(download.id());
        }
    }

    @SuppressWarnings("IllegalCatch") // a bug, even an Error, is one download's trouble and nobody else's
    private TrackedDownload handOverOnce(TrackedDownload download, Set<String> titleTags, SeedGoal goal) {
        // Taken, paused or removed by another thread since it was read.
        TrackedDownload fresh = rows.find(download.id()).orElse(download);
        if (!fresh.clientKey().isEmpty() || fresh.state() != DownloadState.QUEUED) {
            return fresh;
        }
        try {
            give(fresh, titleTags, goal);
        } catch (Throwable failure) {
            Message said = Explained.of(failure);
            LOG.error("{} could not be handed over ({})", fresh.release().name(), said, failure);
            postpone(fresh, said, null);
        }
        events.publish(new DownloadsChanged(Set.of(download.id())));
        return rows.find(download.id()).orElse(download);
    }

    /** An origin that did not give it. */
    private record Missed(DownloadSource origin, ProviderException failure) {
        /** Whether it may give it later. */
        boolean isPassing() {
            return failure instanceof ProviderException.Unreachable || failure instanceof ProviderException.RateLimited;
        }

        Message said() {
            return failure.said();
        }
    }

    /** From where it was chosen, or else from where else the same is. */
    private void give(TrackedDownload download, Set<String> titleTags, SeedGoal goal) {
        List<Missed> missed = new ArrayList<>();
        for (DownloadSource source : sources.of(download, titleTags)) {
            try {
                ResolvedLink link = links.resolve(source.release());
                SeedGoal owed = source.isOf(download) ? goal : clients.goalOf(source.release());
                Giving giving = new Giving(download, source, owed, missed);
                Optional<ContentCheck.Finding> bad = inspect(link, source.release());
                if (bad.isPresent()) {
                    refuse(giving, bad.get());
                } else {
                    handOver(giving, titleTags, link);
                }
                return;
            } catch (ProviderException failure) {
                LOG.info(
                        "{} does not give {}: {}",
                        source.release().indexer(),
                        source.release().name(),
                        failure.said());
                missed.add(new Missed(source, failure));
            }
        }
        nobodyGave(download, missed);
    }

    /** What would be given up as soon as its client knew its files need not be handed over. */
    private Optional<ContentCheck.Finding> inspect(ResolvedLink link, Release release) {
        List<DownloadClient.Listed> files = link.files().stream()
                .map(path -> new DownloadClient.Listed(path, -1))
                .toList();
        return ContentCheck.look(files, release.protocol(), rules.get());
    }

    /** It is the same wherever it comes from. */
    private void refuse(Giving giving, ContentCheck.Finding bad) {
        Refusal refusal = new Refusal("content", true, bad.said());
        rows.change(giving.download().id(), (unit, row) -> {
            if (!giving.origin().isOf(giving.download())) {
                row.comesFrom(giving.origin(), giving.owed());
                verdicts.refuse(unit, giving.origin().verdictId(), refusal);
                rows.blockAt(unit, giving.download(), giving.origin().release(), bad.reason(), bad.said());
            }
            verdicts.refuse(unit, giving.download().verdictId(), refusal);
        });
        fail(giving.download(), bad.reason(), bad.said());
    }

    private void handOver(Giving giving, Set<String> titleTags, ResolvedLink link) {
        switch (clients.handOver(giving.origin().release(), titleTags, link, new Remembered(giving))) {
            case Clients.HandOver.Taken taken -> taken(giving, taken, link);
            case Clients.HandOver.Refused refused -> fail(giving.download(), refused.said());
            case Clients.HandOver.Later later -> postpone(giving.download(), later.said(), null);
        }
    }

    /** What the rows tell of earlier hand-overs. */
    private final class Remembered implements Clients.Memory {
        private final Giving giving;
        private final long asked;

        Remembered(Giving giving) {
            this.giving = giving;
            this.asked = rows.askedClient(giving.download().id());
        }

        @Override
        public DownloadClient.Terms terms(long clientId) {
            return new DownloadClient.Terms(
                    giving.download().priority(), giving.owed(), rows.ownKeys(clientId), clientId == asked);
        }

        @Override
        public void asking(long clientId) {
            rows.change(giving.download().id(), (unit, row) -> row.client().asks(clientId));
        }

        @Override
        public boolean isOwn(long clientId, String key, @Nullable Instant added) {
            return rows.isOwn(clientId, key, added);
        }
    }

    /**
     * While one of them may give it later the release is not given up; those that never will are left out from then on. What is told
     * is what the one said that it was chosen of.
     */
    private void nobodyGave(TrackedDownload download, List<Missed> missed) {
        Optional<Missed> later = missed.stream().filter(Missed::isPassing).findFirst();
        if (later.isEmpty()) {
            // What fails now is blocked by its hash where it has one; copies without one stand for themselves.
            leaveOut(
                    download,
                    missed.stream()
                            .filter(each -> !each.origin().isOf(download))
                            .filter(each -> each.origin().release().infoHash() == null)
                            .toList());
            Message said = missed.stream()
                    .filter(each -> each.origin().isOf(download))
                    .findFirst()
                    .orElse(missed.getFirst())
                    .said();
            fail(download, said);
            return;
        }
        DownloadSource next = later.get().origin();
        if (!next.isOf(download)) {
            SeedGoal owed = clients.goalOf(next.release());
            rows.change(download.id(), (unit, row) -> row.comesFrom(next, owed));
        }
        leaveOut(download, missed);
        postpone(download, later.get().said(), soonest(missed));
    }

    /** The shortest of the times that those who may give it later have asked for; null where none has. */
    private static @Nullable Duration soonest(List<Missed> missed) {
        return missed.stream()
                .flatMap(each -> each.failure() instanceof ProviderException.RateLimited limited
                        ? Optional.ofNullable(limited.retryAfter()).stream()
                        : Stream.empty())
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    /** What an indexer has no more is not asked of it again; others have it. */
    private void leaveOut(TrackedDownload download, List<Missed> missed) {
        List<Missed> gone = missed.stream().filter(each -> !each.isPassing()).toList();
        if (!gone.isEmpty()) {
            rows.store()
                    .change(unit -> gone.forEach(each -> rows.blockAt(
                            unit, download, each.origin().release(), Failure.reason(each.said()), each.said())));
        }
    }

    private void fail(TrackedDownload download, Message why) {
        fail(download, Failure.reason(why), why);
    }

    private void fail(TrackedDownload download, BlockReason reason, Message why) {
        rows.store().change(unit -> rows.fail(unit, download, reason, why));
    }

    /**
     * @param asked how long to wait at least, as far as an hour; null where nobody said
     */
    private void postpone(TrackedDownload download, @Nullable Message why, @Nullable Duration asked) {
        Duration pause = StallThresholds.pause(thresholds.handOver(), download.tries());
        Duration least = asked == null || asked.compareTo(StallThresholds.LONGEST_PAUSE) > 0
                ? StallThresholds.LONGEST_PAUSE
                : asked;
        Instant when = rows.now().plus(asked != null && least.compareTo(pause) > 0 ? least : pause);
        rows.change(download.id(), (unit, row) -> {
            // What was paused meanwhile stays so; what was removed is over.
            if (row.state() == DownloadState.QUEUED && row.turn(DownloadState.QUEUED, why, rows.now())) {
                row.again(when);
            }
        });
    }

    /**
     * On its way to a client.
     *
     * @param owed what it is to give back there
     * @param missed who did not give it
     */
    private record Giving(TrackedDownload download, DownloadSource origin, SeedGoal owed, List<Missed> missed) {
        Message said(String client) {
            String name = origin.release().name();
            if (missed.isEmpty()) {
                return origin.isOf(download)
                        ? Message.of("download.grabbed", name, client)
                        : Message.of(
                                "download.grabbed-instead",
                                name,
                                client,
                                origin.release().indexer(),
                                download.release().indexer());
            }
            Missed first = missed.getFirst();
            return Message.of(
                    "download.grabbed-elsewhere",
                    name,
                    client,
                    origin.release().indexer(),
                    first.origin().release().indexer(),
                    first.said());
        }
    }

    private void taken(Giving giving, Clients.HandOver.Taken taken, ResolvedLink link) {
        TrackedDownload download = giving.download();
        Message said = taken.foreign()
                ? Message.of(
                        "download.was-there",
                        giving.origin().release().name(),
                        taken.client().name())
                : giving.said(taken.client().name());
        rows.change(download.id(), (unit, row) -> {
            if (!giving.origin().isOf(download)) {
                row.comesFrom(giving.origin(), giving.owed());
                verdicts.markGrabbed(unit, giving.origin().verdictId());
            }
            row.handedTo(taken.client().id(), taken.key());
            row.client().addedAt(taken.added());
            if (taken.foreign()) {
                row.client().wasThere();
            }
            if (row.isOver()) {
                return;
            }
            if (link instanceof ResolvedLink.TorrentBytes torrent) {
                torrents.keep(unit, download.id(), torrent.bytes());
            }
            rows.write(unit, download, HistoryEntry.Type.GRABBED, said);
            unit.publish(new Notice.Grabbed(
                    download.facts()
                            .release(
                                    giving.origin().release().name(),
                                    giving.origin().release().indexer())
                            .size(giving.origin().release().size())
                            .client(taken.client().name(), taken.key())
                            .make(),
                    download.correlation(),
                    said));
        });
        leaveOut(download, giving.missed());
        rows.find(download.id()).ifPresent(now -> changedMeanwhile(download, now, taken));
    }

    /** A person may have thought better of it while the client was being asked. */
    private void changedMeanwhile(TrackedDownload before, TrackedDownload now, Clients.HandOver.Taken taken) {
        switch (now.state()) {
            case REMOVED -> removals.ask(now.id());
            case PAUSED -> {
                if (now.isOwn()) {
                    tell(now, taken, client -> client.pause(taken.key()));
                }
            }
            default -> {
                if (now.isOwn() && now.priority() != before.priority()) {
                    tell(now, taken, client -> client.prioritise(taken.key(), now.priority()));
                }
            }
        }
    }

    private void tell(TrackedDownload download, Clients.HandOver.Taken taken, Consumer<DownloadClient> work) {
        try {
            clients.find(taken.client().id())
                    .ifPresent(client -> clients.use(client, provider -> {
                        work.accept(provider);
                        return true;
                    }));
        } catch (ProviderException failure) {
            LOG.warn(
                    "{} has taken {}, but does not do with it what was asked for: {}",
                    taken.client().name(),
                    download.release().name(),
                    failure.said());
        }
    }
}
