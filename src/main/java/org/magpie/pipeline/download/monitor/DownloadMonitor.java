package org.magpie.pipeline.download.monitor;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.magpie.base.context.WorkContext;
import org.magpie.base.error.Explained;
import org.magpie.base.error.Message;
import org.magpie.base.job.DueTime;
import org.magpie.media.history.HistoryEntry;
import org.magpie.media.history.Notice;
import org.magpie.pipeline.decide.BlockReason;
import org.magpie.pipeline.download.ClientDownload;
import org.magpie.pipeline.download.ContentCheck;
import org.magpie.pipeline.download.DownloadClient;
import org.magpie.pipeline.download.DownloadRules;
import org.magpie.pipeline.download.DownloadState;
import org.magpie.pipeline.download.Failure;
import org.magpie.pipeline.download.StallThresholds;
import org.magpie.pipeline.download.TrackedDownload;
import org.magpie.pipeline.download.monitor.ClientPolling.Question;
import org.magpie.pipeline.download.monitor.ClientPolling.Told;
import org.magpie.pipeline.download.store.DownloadEntity;
import org.magpie.pipeline.download.store.DownloadRows;
import org.magpie.pipeline.download.store.DownloadTransitions;
import org.magpie.pipeline.download.store.DownloadUpdates;
import org.magpie.pipeline.download.store.TransferStats;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows every download in its client: asks all clients at once, notes what has changed in one unit of work a client, and sees
 * to it that what is stuck or bad is given up. For one thread at a time.
 */
public final class DownloadMonitor {
    private static final Logger LOG = LoggerFactory.getLogger(DownloadMonitor.class);

    /** A byte count is stored when it tells something, and now and then so that standing still can be computed from it. */
    private static final int WORTH_STORING = 1 << 24;

    private static final Duration STORED_AT_LEAST = Duration.ofMinutes(5);

    private final DownloadRows rows;
    private final ClientPolling polling;
    private final Clients clients;
    private final StallThresholds thresholds;
    private final Supplier<DownloadRules> rules;
    private final Strikes strikes;
    private final ClientContents contents;
    private final Map<Long, Missing> missing = new HashMap<>();
    /** What kept a download from being followed the last time. */
    private final Map<Long, Message> broken = new HashMap<>();

    private @Nullable Instant everythingAsked;

    /** Its client does not know it. */
    private record Missing(int times, Instant since) {}

    public DownloadMonitor(
            DownloadRows rows,
            Clients clients,
            ClientContents contents,
            StallThresholds thresholds,
            Supplier<DownloadRules> rules) {
        this.rows = rows;
        this.polling = new ClientPolling(clients, thresholds.answer());
        this.clients = clients;
        this.contents = contents;
        this.thresholds = thresholds;
        this.rules = rules;
        this.strikes = new Strikes(rows.store());
    }

    /** What is to be stored of one client's downloads, by the row's id. */
    private static final class Changes {
        private final Map<Long, List<Consumer<DownloadUpdates>>> byRow = new LinkedHashMap<>();

        void add(long id, Consumer<DownloadUpdates> change) {
            byRow.computeIfAbsent(id, fresh -> new ArrayList<>()).add(change);
        }
    }

    /** What one look brought, as far as it is known. */
    public static final class Findings {
        private final List<TrackedDownload> completed = new ArrayList<>();
        private final Set<Long> failed = new LinkedHashSet<>();
        private final Set<Long> changed = new HashSet<>();
        private boolean moving;

        public List<TrackedDownload> completed() {
            return completed;
        }

        public Set<Long> failed() {
            return failed;
        }

        public Set<Long> changed() {
            return changed;
        }

        public boolean isMoving() {
            return moving;
        }
    }

    /**
     * @param open what is on its way and can be read
     */
    public Findings look(List<DownloadEntity> open) {
        Map<Long, Map<Long, DownloadEntity>> byClient = open.stream()
                .filter(row -> !row.client().key().isEmpty())
                .filter(row -> isFollowed(row) || row.state() == DownloadState.IMPORT_BLOCKED)
                .collect(Collectors.groupingBy(
                        row -> row.client().id(),
                        Collectors.toMap(DownloadEntity::id, row -> row, (one, other) -> one, LinkedHashMap::new)));
        Map<Long, Question> questions = new HashMap<>();
        byClient.forEach((client, theirs) -> questions.put(client, question(theirs)));
        Instant last = everythingAsked;
        // Set back, the clock must not put it off until it has caught up.
        boolean everything = last == null
                || DueTime.isReached(last.plus(thresholds.everything()), rows.now(), thresholds.everything());
        if (everything) {
            everythingAsked = rows.now();
            clients.asked().forEach(client -> questions.putIfAbsent(client, Question.EVERYTHING));
            Set<Long> followed = byClient.values().stream()
                    .flatMap(theirs -> theirs.keySet().stream())
                    .collect(Collectors.toSet());
            strikes.keepOnly(followed);
            broken.keySet().retainAll(followed);
        }
        Findings findings = new Findings();
        DownloadRules now = rules.get();
        polling.ask(questions, (client, told) -> {
            Map<Long, DownloadEntity> theirs = byClient.getOrDefault(client, Map.of());
            switch (told) {
                case Told.Silent silent ->
                    theirs.values().stream()
                            .filter(DownloadMonitor::isFollowed)
                            .forEach(row -> standsStill(row, silent.why(), findings));
                case Told.Answer answer -> {
                    heard(theirs, answer, now, findings);
                    contents.hear(client, answer);
                }
            }
        });
        if (everything) {
            findings.changed.addAll(contents.reconcile(open));
        }
        return findings;
    }

    private static boolean isFollowed(DownloadEntity row) {
        return DownloadTransitions.isInClient(row.state());
    }

    private static Question question(Map<Long, DownloadEntity> theirs) {
        return new Question(
                theirs.values().stream().map(row -> row.client().key()).collect(Collectors.toSet()),
                theirs.values().stream()
                        .filter(row -> !row.isInspected())
                        .map(row -> row.client().key())
                        .collect(Collectors.toSet()));
    }

    private void standsStill(DownloadEntity row, Message why, Findings findings) {
        TrackedDownload before = rows.told(row);
        rows.live(row.id(), TransferStats.still(before, why, rows.live(row.id()).moved()));
        if (!why.equals(before.said())) {
            findings.changed.add(row.id());
        }
    }

    /** All of it is one unit of work: five hundred commits a round would be felt. */
    private void heard(Map<Long, DownloadEntity> theirs, Told.Answer answer, DownloadRules now, Findings findings) {
        Changes changes = new Changes();
        List<Long> whole = new ArrayList<>();
        for (DownloadEntity row : theirs.values()) {
            guarded(row, findings, () -> heard(row, answer, now, changes, whole, findings));
        }
        store(theirs, changes, findings);
        whole.stream()
                .filter(id -> !findings.failed.contains(id))
                .flatMap(id -> rows.find(id).stream())
                .filter(each -> each.state() == DownloadState.COMPLETED)
                .forEach(findings.completed::add);
    }

    /** One that cannot be followed because of a bug says so; the others of its client are followed all the same. */
    @SuppressWarnings("IllegalCatch") // whatever one download's answer holds, the others have their turn
    private void guarded(DownloadEntity row, Findings findings, Runnable work) {
        WorkContext.within(row.grab().correlation()).run(() -> {
            try {
                work.run();
                broken.remove(row.id());
            } catch (Throwable bug) {
                Message said = Explained.of(bug);
                standsStill(row, said, findings);
                if (!said.equals(broken.put(row.id(), said))) {
                    LOG.error("{} cannot be followed ({})", row.grab().releaseName(), said, bug);
                }
            }
        });
    }

    private void heard(
            DownloadEntity row,
            Told.Answer answer,
            DownloadRules now,
            Changes changes,
            List<Long> whole,
            Findings findings) {
        Optional<ClientDownload> found = answer.find(row.client().key());
        if (!isFollowed(row)) {
            found.map(ClientDownload::place)
                    .filter(place -> !place.equals(row.client().place()))
                    .ifPresent(place -> changes.add(row.id(), updates -> elsewhere(updates, row, place)));
        } else if (found.isEmpty() && answer.unsure().contains(row.client().key())) {
            // Neither there nor gone, as far as is known: it stays as it was.
            return;
        } else if (found.isEmpty()) {
            missed(row, changes, findings);
        } else {
            missing.remove(row.id());
            Look look = new Look(row, rows.told(row), found.get(), now, changes, findings);
            look.note();
            look.inspect(answer);
            if (look.next == DownloadState.COMPLETED) {
                whole.add(row.id());
            }
        }
    }

    /** In one unit of work; where that fails, each in its own, so that what is wrong with one keeps no other from being stored. */
    @SuppressWarnings("IllegalCatch") // the one that fails alone says so
    private void store(Map<Long, DownloadEntity> theirs, Changes changes, Findings findings) {
        if (changes.byRow.isEmpty()) {
            return;
        }
        try {
            rows.change(changes.byRow);
        } catch (RuntimeException failure) {
            LOG.warn("What a client told could not be stored at once, and is stored one by one", failure);
            changes.byRow.forEach((id, change) -> Optional.ofNullable(theirs.get(id))
                    .ifPresent(row -> guarded(row, findings, () -> rows.change(Map.of(id, change)))));
        }
    }

    /** Its client has moved it since its import was blocked: that may have been all that was wrong. */
    private void elsewhere(DownloadUpdates updates, DownloadEntity row, String place) {
        Path here = rows.here(row.client().id(), place);
        updates.row(row.id(), stored -> {
            stored.progress(stored.done(), stored.size(), stored.moved(), place, here);
            stored.tryNow(rows.now());
        });
    }

    private void missed(DownloadEntity row, Changes changes, Findings findings) {
        Missing before = missing.getOrDefault(row.id(), new Missing(0, rows.now()));
        Missing now = new Missing(before.times() + 1, before.since());
        missing.put(row.id(), now);
        if (now.times() < thresholds.missing()
                || !DueTime.isReached(now.since().plus(thresholds.missingFor()), rows.now(), thresholds.missingFor())) {
            return;
        }
        missing.remove(row.id());
        findings.changed.add(row.id());
        TrackedDownload download = rows.told(row);
        changes.add(
                row.id(),
                updates -> rows.turn(
                        updates,
                        download,
                        DownloadState.REMOVED,
                        HistoryEntry.Type.DOWNLOAD_REMOVED,
                        Message.of(ClientContents.GONE),
                        null));
    }

    /** One download, as it was and as its client tells of it now. */
    private final class Look {
        private final DownloadEntity row;
        private final TrackedDownload before;
        private final ClientDownload now;
        private final DownloadRules rules;
        private final Changes changes;
        private final Findings findings;
        private final long done;
        private final Instant moved;
        private final DownloadState next;

        Look(
                DownloadEntity row,
                TrackedDownload before,
                ClientDownload now,
                DownloadRules rules,
                Changes changes,
                Findings findings) {
            this.row = row;
            this.before = before;
            this.now = now;
            this.rules = rules;
            this.changes = changes;
            this.findings = findings;
            this.done = now.size() >= 0 && now.remaining() >= 0 ? now.size() - now.remaining() : before.done();
            Instant last = rows.live(row.id()).moved();
            this.moved = done == before.done() ? notAfterNow(last != null ? last : row.moved()) : rows.now();
            this.next = state();
        }

        /** Set back, the clock must not make a standing download look as if a byte were still to come. */
        private Instant notAfterNow(Instant time) {
            return time.isAfter(rows.now()) ? rows.now() : time;
        }

        /** What the client says, but a download that only claims to move counts as stalled. */
        private DownloadState state() {
            if (now.state() == DownloadState.FAILED) {
                Message why = now.said();
                return why == null || Failure.of(why).isGivenUp(rules) ? DownloadState.FAILED : DownloadState.STALLED;
            }
            // With nothing left to fetch it is being checked, repaired, unpacked or moved.
            boolean still = now.remaining() != 0
                    && Duration.between(moved, rows.now()).compareTo(thresholds.stalledAfter()) >= 0;
            return now.state() == DownloadState.DOWNLOADING && still ? DownloadState.STALLED : now.state();
        }

        void note() {
            rows.live(row.id(), new TransferStats(done, now.speed(), now.timeLeft(), now.said(), moved));
            findings.moving |= now.speed() > 0 || now.state() == DownloadState.DOWNLOADING;
            if (done != before.done() || now.speed() != before.speed()) {
                findings.changed.add(before.id());
            }
            if (isWorthStoring()) {
                Path here = rows.here(row.client().id(), now.place());
                change(updates ->
                        updates.row(row.id(), stored -> stored.progress(done, now.size(), moved, now.place(), here)));
            }
            if (next != before.state()) {
                findings.changed.add(before.id());
                step();
            }
            // What a person started by hand is the person's own: it is followed, never given up.
            if (now.state() != DownloadState.FAILED && !before.adopted()) {
                strikes.look(row.id(), now, done, rules, rows.now()).ifPresent(this::struck);
                if (strikes.isChanged(row.id())) {
                    change(updates -> strikes.save(updates.unit(), row.id()));
                }
            }
        }

        private boolean isWorthStoring() {
            return (row.done() == 0 && done > 0)
                    || done / WORTH_STORING != row.done() / WORTH_STORING
                    || next != before.state()
                    || Duration.between(row.moved(), moved).compareTo(STORED_AT_LEAST) >= 0
                    || (now.place() != null && !now.place().equals(row.client().place()));
        }

        private void struck(Strikes.Strike strike) {
            if (strike.count() >= rules.strikes()) {
                fail(strike.trouble().reason(), strike.trouble().said(strike.count()));
            } else {
                change(updates -> rows.write(
                        updates.unit(),
                        before,
                        HistoryEntry.Type.DOWNLOAD_STALLED,
                        strike.trouble().warning(strike.count(), rules.strikes())));
            }
        }

        private void change(Consumer<DownloadUpdates> change) {
            changes.add(row.id(), change);
        }

        void inspect(Told.Answer answer) {
            List<DownloadClient.Listed> files = answer.files().get(row.client().key());
            boolean whole = next == DownloadState.COMPLETED;
            if (files == null || (files.isEmpty() && !whole)) {
                return;
            }
            change(updates -> updates.row(row.id(), DownloadEntity::inspected));
            ContentCheck.look(files, before.release().protocol(), rules)
                    .filter(bad -> !before.adopted())
                    .ifPresent(bad -> fail(bad.reason(), bad.said()));
        }

        private void fail(BlockReason reason, Message why) {
            findings.failed.add(row.id());
            findings.changed.add(row.id());
            change(updates -> rows.fail(updates, before, reason, why));
        }

        private void step() {
            Message why = now.said();
            String name = before.release().name();
            switch (next) {
                case COMPLETED -> {
                    Message said = Message.of("download.completed", name);
                    turn(
                            HistoryEntry.Type.DOWNLOAD_COMPLETED,
                            said,
                            new Notice.DownloadCompleted(before.facts().make(), before.correlation(), said));
                }
                case FAILED -> {
                    Message said = why != null ? why : Message.of("download.failed");
                    fail(Failure.reason(said), said);
                }
                case STALLED ->
                    turn(HistoryEntry.Type.DOWNLOAD_STALLED, why != null ? why : Message.of("download.stalled"), null);
                case DOWNLOADING -> {
                    boolean first = before.state() == DownloadState.QUEUED;
                    turn(
                            first ? HistoryEntry.Type.DOWNLOAD_STARTED : HistoryEntry.Type.DOWNLOAD_RESUMED,
                            Message.of(first ? "download.started" : "download.resumed", name),
                            null);
                }
                default ->
                    change(updates -> updates.row(row.id(), stored -> {
                        if (stored.state() == before.state()) {
                            stored.turn(next, why, rows.now());
                        }
                    }));
            }
        }

        private void turn(HistoryEntry.Type type, Message said, @Nullable Notice notice) {
            change(updates -> rows.turn(updates, before, next, type, said, notice));
        }
    }
}
