package org.magpie.upkeep.scan;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.magpie.base.context.WorkContext;
import org.magpie.base.error.Message;
import org.magpie.base.store.Chunks;
import org.magpie.base.store.Store;
import org.magpie.base.store.UnitOfWork;
import org.magpie.media.history.HistoryEntry;
import org.magpie.media.history.HistoryLog;
import org.magpie.media.library.FilePresence;
import org.magpie.media.library.FilePresence.Known;
import org.magpie.media.library.FilePresence.Seen;
import org.magpie.media.library.Library;
import org.magpie.upkeep.scan.disk.DiskComparison;
import org.magpie.upkeep.scan.disk.DiskComparison.Pair;

/**
 * Stores what a comparison has shown: how files look now, what has moved, what is missing and since when, and what is there again. A file
 * that is missing keeps its row; only after a grace, and only when a later comparison misses it too, is what it held wanted again.
 */
final class PresenceChanges {
    private final Store store;
    private final Library library;
    private final FilePresence presence;
    private final HistoryLog history;
    private final ScanJournal journal;
    private final long rootId;
    private final Instant now;

    PresenceChanges(
            Store store,
            Library library,
            FilePresence presence,
            HistoryLog history,
            ScanJournal journal,
            long rootId,
            Instant now) {
        this.store = store;
        this.library = library;
        this.presence = presence;
        this.history = history;
        this.journal = journal;
        this.rootId = rootId;
        this.now = now;
    }

    /**
     * Stores it in units of a few hundred rows.
     *
     * @param grace how long a file has to be missing before it is wanted again
     * @return how many files are there again that were missing
     */
    int store(DiskComparison comparison, Duration grace) {
        List<Pair> outdated = new ArrayList<>();
        List<Known> back = new ArrayList<>();
        for (List<Pair> there : List.of(comparison.same(), comparison.changed())) {
            for (Pair pair : there) {
                if (pair.isOutdated()) {
                    outdated.add(pair);
                }
                if (pair.known().missingSince() != null) {
                    back.add(pair.known());
                }
            }
        }
        List<Pair> respelled = outdated.stream()
                .filter(pair -> !pair.found().path().equals(pair.known().path()))
                .toList();
        Chunks.write(store, outdated, (unit, chunk) -> presence.note(unit, seen(chunk)));
        Chunks.write(store, respelled, (unit, chunk) -> presence.moved(unit, rootId, seen(chunk)));
        Set<Long> larger = comparison.changed().stream()
                .map(pair -> pair.known().titleId())
                .collect(Collectors.toSet());
        Chunks.write(store, larger, (unit, chunk) -> library.changed(unit, Set.copyOf(chunk)));
        if (!comparison.moved().isEmpty()) {
            journal.open();
        }
        Chunks.write(store, comparison.moved(), (unit, chunk) -> {
            journal.moving(unit, chunk);
            presence.moved(unit, rootId, seen(chunk));
            tell(unit, chunk.stream().map(Pair::known).toList(), "history.files-moved-elsewhere");
        });
        known(comparison.gone(), "history.files-missing", (unit, ids) -> presence.missing(unit, ids, now));
        // A clock that was set back must not end the grace early: it begins again.
        known(
                comparison.stillGone().stream()
                        .filter(known -> isAfterNow(known))
                        .toList(),
                "",
                (unit, ids) -> presence.missing(unit, ids, now));
        known(
                comparison.stillGone().stream()
                        .filter(known -> !known.isLost() && isOver(known, grace))
                        .toList(),
                "history.files-lost",
                presence::lost);
        known(back, "history.files-back", presence::back);
        return back.size()
                + (int) comparison.moved().stream()
                        .filter(pair -> pair.known().missingSince() != null)
                        .count();
    }

    private boolean isAfterNow(Known known) {
        Instant since = known.missingSince();
        return since != null && !known.isLost() && since.isAfter(now);
    }

    private boolean isOver(Known known, Duration grace) {
        Instant since = known.missingSince();
        return since != null && !since.plus(grace).isAfter(now);
    }

    private void known(List<Known> files, String key, BiConsumer<UnitOfWork, List<Long>> change) {
        Chunks.write(store, files, (unit, chunk) -> {
            change.accept(unit, chunk.stream().map(Known::id).toList());
            tell(unit, chunk, key);
        });
    }

    /** Counts the titles again and writes a line of history for each. */
    private void tell(UnitOfWork unit, Collection<Known> files, String key) {
        Map<Long, Integer> byTitle = new HashMap<>();
        files.forEach(file -> byTitle.merge(file.titleId(), 1, Integer::sum));
        library.changed(unit, byTitle.keySet());
        if (!key.isEmpty()) {
            byTitle.forEach((title, count) -> history.write(
                    unit,
                    new HistoryEntry(
                            HistoryEntry.Type.CHANGED,
                            WorkContext.current().correlation(),
                            title,
                            Set.of(),
                            0,
                            "",
                            Message.of(key, count))));
        }
    }

    private static List<Seen> seen(Collection<Pair> pairs) {
        return pairs.stream()
                .map(pair -> new Seen(
                        pair.known().id(),
                        pair.found().path(),
                        pair.found().bytes(),
                        pair.found().key(),
                        Instant.ofEpochMilli(pair.found().modified())))
                .toList();
    }
}
