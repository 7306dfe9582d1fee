package org.magpie.pipeline.download.monitor;

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
import org.magpie.pipeline.download.ClientDownload;
import org.magpie.pipeline.download.DownloadProblem;
import org.magpie.pipeline.download.DownloadRules;
import org.magpie.pipeline.download.DownloadState;

/**
 * Counts how often in a row something was wrong with a download. Time is cut into stretches; a stretch that was bad from its
 * beginning to its end is one strike. A stretch in which nobody could look, because the computer slept or the client did not
 * answer, does not count. Strikes are stored, so that a restart forgives nothing; the stretch that runs is not. For one thread
 * at a time.
 */
final class Strikes {
    /** Looks further apart than this begin again. */
    private static final Duration LONGEST_GAP = Duration.ofMinutes(5);

    private final Map<Long, Standing> standings = new HashMap<>();

    /** What is known of one download. */
    private static final class Standing {
        private final Map<DownloadProblem, Integer> strikes = new EnumMap<>(DownloadProblem.class);
        private final Map<DownloadProblem, Stretch> stretches = new EnumMap<>(DownloadProblem.class);
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
    record Strike(DownloadProblem trouble, int count) {}

    Strikes(Store store) {
        store.read(session -> new Rows(session)
                        .list(
                                "select download_id, trouble, strikes from download_strike",
                                row -> Map.entry(
                                        row.getLong(1),
                                        new Strike(DownloadProblem.valueOf(row.getString(2)), row.getInt(3)))))
                .forEach(entry -> of(entry.getKey())
                        .strikes
                        .put(entry.getValue().trouble(), entry.getValue().count()));
    }

    private Standing of(long id) {
        return standings.computeIfAbsent(id, fresh -> new Standing());
    }

    /**
     * Looks at a download as its client tells of it now.
     *
     * @return a strike that has just been given
     */
    Optional<Strike> look(long id, ClientDownload now, long done, DownloadRules rules, Instant time) {
        Standing standing = of(id);
        Instant before = standing.looked;
        standing.looked = time;
        if (!isTrying(now) || (before != null && Duration.between(before, time).compareTo(LONGEST_GAP) > 0)) {
            standing.stretches.clear();
            if (!isTrying(now)) {
                return Optional.empty();
            }
        }
        if (isWithoutMetadata(now)) {
            return over(standing, DownloadProblem.METADATA, done, rules.metadata(), time)
                    .map(bad -> strike(standing, DownloadProblem.METADATA));
        }
        clear(standing, DownloadProblem.METADATA);
        Stretch running = standing.stretches.get(DownloadProblem.NO_PROGRESS);
        if (running != null && running.bytes() != done) {
            clear(standing, DownloadProblem.NO_PROGRESS);
        }
        Optional<Strike> still = over(standing, DownloadProblem.NO_PROGRESS, done, rules.noProgress(), time)
                .map(bad -> strike(standing, DownloadProblem.NO_PROGRESS));
        return still.isPresent() ? still : slow(standing, done, rules, time);
    }

    /** A stretch without any byte is the other trouble's. */
    private static Optional<Strike> slow(Standing standing, long done, DownloadRules rules, Instant time) {
        Optional<Stretch> over = over(standing, DownloadProblem.SLOW, done, rules.slow(), time);
        if (over.isEmpty() || over.get().bytes() == done) {
            return Optional.empty();
        }
        long seconds = Math.max(1, Duration.between(over.get().since(), time).toSeconds());
        if ((done - over.get().bytes()) / seconds >= rules.slowSpeed()) {
            standing.changed |= standing.strikes.remove(DownloadProblem.SLOW) != null;
            return Optional.empty();
        }
        return Optional.of(strike(standing, DownloadProblem.SLOW));
    }

    /** The stretch that has just come to its end; the next one begins at once. */
    private static Optional<Stretch> over(
            Standing standing, DownloadProblem problem, long done, Duration length, Instant time) {
        Stretch running = standing.stretches.computeIfAbsent(problem, fresh -> new Stretch(time, done));
        if (length.isZero() || Duration.between(running.since(), time).compareTo(length) < 0) {
            return Optional.empty();
        }
        standing.stretches.put(problem, new Stretch(time, done));
        return Optional.of(running);
    }

    private static Strike strike(Standing standing, DownloadProblem problem) {
        standing.changed = true;
        return new Strike(problem, standing.strikes.merge(problem, 1, Integer::sum));
    }

    private static void clear(Standing standing, DownloadProblem problem) {
        standing.stretches.remove(problem);
        standing.changed |= standing.strikes.remove(problem) != null;
    }

    /**
     * What waits in its client's own queue, or was paused, is not in trouble; nor is what has nothing left to fetch: it is checked,
     * repaired, unpacked or moved, and that takes as long as it takes.
     */
    private static boolean isTrying(ClientDownload now) {
        if (now.remaining() == 0) {
            return false;
        }
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
        Standing standing = standings.get(id);
        return standing != null && standing.changed;
    }

    /** Stores what has changed. */
    void save(UnitOfWork unit, long id) {
        Standing standing = of(id);
        standing.changed = false;
        Rows rows = new Rows(unit.session());
        rows.change("delete from download_strike where download_id = ?", id);
        standing.strikes.forEach((problem, count) -> rows.change(
                "insert into download_strike (download_id, trouble, strikes) values (?, ?, ?)",
                id,
                problem.name(),
                count));
    }

    /** Forgets, in memory, all that are not on their way any more. */
    void keepOnly(Set<Long> ids) {
        standings.keySet().retainAll(new HashSet<>(ids));
    }
}
