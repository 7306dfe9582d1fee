package org.magpie.cli.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.Writer;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.magpie.base.context.Actor;
import org.magpie.base.error.Message;
import org.magpie.base.error.UserException;
import org.magpie.base.event.Events;
import org.magpie.base.job.Job;
import org.magpie.base.text.Texts;
import org.magpie.insight.Insight;
import org.magpie.insight.QueueRow;
import org.magpie.media.MediaKind;
import org.magpie.pipeline.Pipeline;
import org.magpie.pipeline.download.DownloadClient;
import org.magpie.pipeline.download.DownloadState;
import org.magpie.testing.ui.FakeJobs;

class DownloadWaitTest {
    private final FakeJobs jobs = new FakeJobs(new Events(), Clock.systemUTC());
    private final Deque<List<QueueRow>> looks = new ArrayDeque<>();
    private final Session session = new Session(
            (data, schedules) -> {
                throw new IllegalStateException("not opened here");
            },
            new Texts(Locale.ENGLISH),
            new PrintWriter(Writer.nullWriter()),
            new PrintWriter(Writer.nullWriter()),
            new GlobalOptions());

    private static QueueRow row(long id, long titleId, DownloadState state, @Nullable Message said) {
        return new QueueRow(
                id,
                "c" + titleId,
                titleId,
                MediaKind.MOVIE,
                "Title",
                "",
                "Release." + id,
                "",
                "",
                state,
                100,
                50,
                0,
                null,
                "client",
                "torznab",
                1,
                DownloadClient.Priority.NORMAL,
                said,
                Instant.EPOCH);
    }

    private static QueueRow row(long id, long titleId, DownloadState state) {
        return row(id, titleId, state, null);
    }

    /** What the queue holds at each look; the last one stays. */
    @SafeVarargs
    @SuppressWarnings("varargs") // only read
    private DownloadWait waiting(List<QueueRow>... queues) {
        looks.addAll(List.of(queues));
        return new DownloadWait(session, core(), Duration.ofMillis(1));
    }

    private List<QueueRow> next() {
        return looks.size() > 1 ? looks.removeFirst() : looks.getFirst();
    }

    private Core core() {
        Insight insight = (Insight) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Insight.class}, (proxy, method, arguments) -> next());
        Pipeline pipeline = (Pipeline) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Pipeline.class}, (proxy, method, arguments) -> null);
        return (Core) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Core.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "insight" -> insight;
                    case "pipeline" -> pipeline;
                    case "jobs" -> jobs;
                    default -> throw new IllegalStateException(method.getName());
                });
    }

    private static Job grabbed(long titleId) {
        return new Job(
                1,
                "grab",
                "verdict:20",
                "c" + titleId,
                Actor.COMMAND_LINE,
                Job.State.DONE,
                1,
                1,
                null,
                Instant.EPOCH,
                Instant.EPOCH);
    }

    @Test
    void waitsForItsOwnDownloadAndNotForWhatWasThereBefore() {
        QueueRow old = row(1, 7, DownloadState.IMPORT_BLOCKED);
        DownloadWait wait = waiting(
                List.of(old),
                List.of(old, row(2, 7, DownloadState.QUEUED)),
                List.of(old, row(2, 7, DownloadState.DOWNLOADING)),
                List.of(old, row(2, 7, DownloadState.IMPORTED)));

        assertThat(wait.untilFiled(grabbed(7))).isZero();
        assertThat(looks).hasSize(1);
    }

    @Test
    void leavesTheDownloadsOfOtherTitlesAlone() {
        QueueRow other = row(3, 9, DownloadState.FAILED);
        DownloadWait wait = waiting(
                List.of(),
                List.of(other, row(2, 7, DownloadState.QUEUED)),
                List.of(other, row(2, 7, DownloadState.IMPORTED)));

        assertThat(wait.untilFiled(grabbed(7))).isZero();
    }

    @Test
    void goesOnWithWhatReplacesAFailedDownload() {
        QueueRow failed = row(2, 7, DownloadState.FAILED, Message.of("cli.line", "parts are missing"));
        DownloadWait wait = waiting(
                List.of(),
                List.of(row(2, 7, DownloadState.DOWNLOADING)),
                List.of(failed),
                List.of(failed, row(4, 7, DownloadState.DOWNLOADING)),
                List.of(failed, row(4, 7, DownloadState.IMPORTED)));

        assertThat(wait.untilFiled(7)).isZero();
    }

    @Test
    void tellsTheReasonWhereNothingReplacesAFailedDownload() {
        QueueRow failed = row(2, 7, DownloadState.FAILED, Message.of("cli.line", "parts are missing"));
        DownloadWait wait = waiting(List.of(), List.of(row(2, 7, DownloadState.DOWNLOADING)), List.of(failed));

        assertThatThrownBy(() -> wait.untilFiled(7)).isInstanceOfSatisfying(UserException.class, failure -> {
            assertThat(failure.said().key()).isEqualTo("cli.wait.blocked");
            assertThat(failure.said().arguments().getFirst()).isEqualTo("Release.2");
        });
    }

    @Test
    void failsWhereAPersonIsNeeded() {
        DownloadWait wait = waiting(List.of(), List.of(row(2, 7, DownloadState.IMPORT_BLOCKED)));

        assertThatThrownBy(() -> wait.untilFiled(7)).isInstanceOf(UserException.class);
    }

    @Test
    void failsWhereNothingWasTaken() {
        DownloadWait wait = waiting(List.of(row(1, 7, DownloadState.DOWNLOADING)));

        assertThatThrownBy(() -> wait.untilFiled(7))
                .isInstanceOfSatisfying(
                        UserException.class,
                        failure -> assertThat(failure.said().key()).isEqualTo("cli.wait.nothing"));
    }
}
