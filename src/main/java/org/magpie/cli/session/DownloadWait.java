package org.magpie.cli.session;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.magpie.base.error.UserException;
import org.magpie.base.job.Job;
import org.magpie.insight.QueueRow;
import org.magpie.pipeline.download.DownloadState;

/**
 * Stays with downloads that a command has set off, and with those that replace them when one fails, until all are in the library
 * or a person is needed. Made before the work begins: what is in the queue by then is not waited for.
 */
public final class DownloadWait {
    private static final Duration PAUSE = Duration.ofMillis(500);
    /** Looks without any work for the title before a failure counts as final: the replacement is searched for by a job. */
    private static final int QUIET_LOOKS = 6;

    private final Session session;
    private final Core core;
    private final Set<Long> before;
    private final Duration pause;

    public DownloadWait(Session session, Core core) {
        this(session, core, PAUSE);
    }

    /**
     * @param pause between two looks
     */
    DownloadWait(Session session, Core core, Duration pause) {
        this.pause = pause;
        this.session = session;
        this.core = core;
        this.before = core.insight().queue().stream().map(QueueRow::id).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Waits for what a job has taken.
     *
     * @param job a finished one
     * @return 0 when everything arrived
     * @throws UserException with the reason of what did not, or when the job took nothing
     */
    public int untilFiled(Job job) {
        Set<Long> titles = added().stream()
                .filter(row -> row.correlation().equals(job.correlation()))
                .map(QueueRow::titleId)
                .collect(Collectors.toSet());
        return untilFiled(titles);
    }

    /**
     * Waits for what was taken of one title.
     *
     * @return 0 when everything arrived
     * @throws UserException with the reason of what did not, or when nothing was taken
     */
    public int untilFiled(long titleId) {
        return untilFiled(Set.of(titleId));
    }

    private int untilFiled(Set<Long> titles) {
        String last = "";
        int quiet = 0;
        while (true) {
            core.pipeline().lookAfterDownloads();
            List<QueueRow> rows = added().stream()
                    .filter(row -> titles.contains(row.titleId()))
                    .toList();
            if (rows.isEmpty()) {
                throw new UserException("cli.wait.nothing");
            }
            rows.stream()
                    .filter(row -> row.state() == DownloadState.IMPORT_BLOCKED)
                    .findFirst()
                    .ifPresent(DownloadWait::fail);
            Optional<QueueRow> open =
                    rows.stream().filter(row -> !hasEnded(row)).findFirst();
            if (open.isPresent()) {
                quiet = 0;
                String line = progress(open.get());
                if (!line.equals(last)) {
                    session.tell("cli.line", line);
                    last = line;
                }
            } else {
                Optional<QueueRow> missing = missing(rows);
                if (missing.isEmpty()) {
                    return 0;
                }
                quiet = isWorkedOn(titles) ? 0 : quiet + 1;
                if (quiet >= QUIET_LOOKS) {
                    fail(missing.get());
                }
            }
            if (!rest()) {
                return 1;
            }
        }
    }

    private List<QueueRow> added() {
        return core.insight().queue().stream()
                .filter(row -> !before.contains(row.id()))
                .toList();
    }

    private static boolean hasEnded(QueueRow row) {
        return row.state() == DownloadState.IMPORTED
                || row.state() == DownloadState.FAILED
                || row.state() == DownloadState.REMOVED;
    }

    /** What did not arrive, neither by itself nor by a later one that brought the same. */
    private static Optional<QueueRow> missing(List<QueueRow> rows) {
        Set<String> arrived = new HashSet<>();
        rows.stream().filter(row -> row.state() == DownloadState.IMPORTED).forEach(row -> arrived.add(brings(row)));
        return rows.stream().filter(row -> !arrived.contains(brings(row))).reduce((first, later) -> later);
    }

    private static String brings(QueueRow row) {
        return row.titleId() + "/" + row.slot() + "/" + row.item();
    }

    private boolean isWorkedOn(Set<Long> titles) {
        return core.jobs().running().stream()
                .anyMatch(job -> titles.stream().anyMatch(id -> concerns(job.subject(), "title:" + id))
                        || job.subject().startsWith("verdict:")
                        || job.subject().startsWith("download:"));
    }

    private static boolean concerns(String subject, String title) {
        return subject.equals(title) || subject.startsWith(title + "/");
    }

    private String progress(QueueRow row) {
        return row.releaseName() + "  " + percent(row) + "  "
                + session.texts().get("download.state." + row.state().name().toLowerCase(Locale.ROOT));
    }

    private static void fail(QueueRow row) {
        throw new UserException("cli.wait.blocked", row.releaseName(), row.said() == null ? "" : row.said());
    }

    private boolean rest() {
        try {
            TimeUnit.MILLISECONDS.sleep(pause.toMillis());
            return true;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** How much of a download is there, such as "42 %"; empty while its size is not known. */
    public static String percent(QueueRow row) {
        return row.size() <= 0 ? "" : String.format(Locale.ROOT, "%d %%", row.done() * 100 / row.size());
    }

    /** Hours, minutes and seconds, such as "0:02:30". */
    public static String left(Duration time) {
        return String.format(Locale.ROOT, "%d:%02d:%02d", time.toHours(), time.toMinutesPart(), time.toSecondsPart());
    }
}
