package org.magpie.pipeline.download;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.Message;
import org.magpie.base.store.Rows;
import org.magpie.base.store.Store;
import org.magpie.base.store.UnitOfWork;

/**
 * Counts how often in a row something was wrong with a download. Time is cut into stretches; a stretch that was bad from its
 * beginning to its end is one strike. A stretch in which nobody could look, because the computer slept or the client did not
 * answer, does not count. Strikes are stored, so that a restart forgives nothing; the stretch that runs is not. For one thread
 * at a time.
 */
final class Strikes {
    /** Looks further apart than this begin anew. */
    private static final Duration LONGEST_GAP = Duration.ofMinutes(5);

    private final Map<Long, Tally> records = new HashMap<>();

    /** What is known of one download. */
    private static final class Tally {
        private final Map<Trouble, Integer> strikes = new EnumMap<>(Trouble.class);
        private final Map<Trouble, Stretch> stretches = new EnumMap<>(Trouble.class);
        private @Nullable Instant looked;
        private boolean changed;
    }

    /**
     * A stretch of time that is being watched.
     *
     * @param bytes that were there when it began
     */
    private record Stretch(Instant since, long bytes) {}

    /**
     * Something was wrong for a whole stretch.
     *
     * @param count in a row, with this one
     */
    record Strike(Trouble trouble, int count) {}

    Strikes(Store store) {
        store.read(session -> new Rows(session)
                        .list(
                                "select download_id, trouble, strikes from download_strike",
                                row -> Map.entry(
                                        row.getLong(1), new Strike(Trouble.valueOf(row.getString(2)), row.getInt(3)))))
                .forEach(entry -> of(entry.getKey())
                        .strikes
                        .put(entry.getValue().trouble(), entry.getValue().count()));
    }

    private Tally of(long id) {
        return records.computeIfAbsent(id, fresh -> new Tally());
    }

    /**
     * Looks at a download as its client tells of it now.
     *
     * @return a strike that has just been given
     */
    Optional<Strike> look(long id, ClientDownload now, long done, DownloadRules rules, Instant time) {
        Tally record = of(id);
        Instant before = record.looked;
        record.looked = time;
        if (!isTrying(now) || (before != null && Duration.between(before, time).compareTo(LONGEST_GAP) > 0)) {
            record.stretches.clear();
            if (!isTrying(now)) {
                return Optional.empty();
            }
        }
        if (isWithoutMetadata(now)) {
            return over(record, Trouble.METADATA, done, rules.metadata(), time)
                    .map(bad -> strike(record, Trouble.METADATA));
        }
        clear(record, Trouble.METADATA);
        Stretch still = record.stretches.get(Trouble.NO_PROGRESS);
        if (still != null && still.bytes() != done) {
            clear(record, Trouble.NO_PROGRESS);
        }
        Optional<Strike> standing = over(record, Trouble.NO_PROGRESS, done, rules.noProgress(), time)
                .map(bad -> strike(record, Trouble.NO_PROGRESS));
        return standing.isPresent() ? standing : slow(record, done, rules, time);
    }

    /** A stretch without any byte is the other trouble's. */
    private static Optional<Strike> slow(Tally record, long done, DownloadRules rules, Instant time) {
        Optional<Stretch> over = over(record, Trouble.SLOW, done, rules.slow(), time);
        if (over.isEmpty() || over.get().bytes() == done) {
            return Optional.empty();
        }
        long seconds = Math.max(1, Duration.between(over.get().since(), time).toSeconds());
        if ((done - over.get().bytes()) / seconds >= rules.slowSpeed()) {
            record.changed |= record.strikes.remove(Trouble.SLOW) != null;
            return Optional.empty();
        }
        return Optional.of(strike(record, Trouble.SLOW));
    }

    /** The stretch that has just come to its end; the next one begins at once. */
    private static Optional<Stretch> over(Tally record, Trouble trouble, long done, Duration length, Instant time) {
        Stretch running = record.stretches.computeIfAbsent(trouble, fresh -> new Stretch(time, done));
        if (length.isZero() || Duration.between(running.since(), time).compareTo(length) < 0) {
            return Optional.empty();
        }
        record.stretches.put(trouble, new Stretch(time, done));
        return Optional.of(running);
    }

    private static Strike strike(Tally record, Trouble trouble) {
        record.changed = true;
        return new Strike(trouble, record.strikes.merge(trouble, 1, Integer::sum));
    }

    private static void clear(Tally record, Trouble trouble) {
        record.stretches.remove(trouble);
        record.changed |= record.strikes.remove(trouble) != null;
    }

    /** What waits in its client's own queue, or was paused, is not in trouble. */
    private static boolean isTrying(ClientDownload now) {
        return now.state() == DownloadState.DOWNLOADING
                || now.state() == DownloadState.STALLED
                || (now.state() == DownloadState.QUEUED && isWithoutMetadata(now));
    }

    /** A magnet link whose client asks its peers for the list of files, and says so. */
    private static boolean isWithoutMetadata(ClientDownload now) {
        Message said = now.said();
        return now.size() < 0 && said != null && said.key().endsWith("metadata");
    }

    boolean isChanged(long id) {
        Tally record = records.get(id);
        return record != null && record.changed;
    }

    /** Stores what has changed. */
    void save(UnitOfWork unit, long id) {
        Tally record = of(id);
        record.changed = false;
        Rows rows = new Rows(unit.session());
        rows.change("delete from download_strike where download_id = ?", id);
        record.strikes.forEach((trouble, count) -> rows.change(
                "insert into download_strike (download_id, trouble, strikes) values (?, ?, ?)",
                id,
                trouble.name(),
                count));
    }

    /** Forgets, in memory, all that are not on their way any more. */
    void keepOnly(Set<Long> ids) {
        records.keySet().retainAll(new HashSet<>(ids));
    }
}
