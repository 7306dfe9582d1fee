package org.magpie.ui.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.animation.AnimationTimer;
import javafx.scene.control.ListView;
import javafx.scene.control.skin.VirtualFlow;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.magpie.insight.QueueRow;
import org.magpie.media.MediaKind;
import org.magpie.pipeline.download.DownloadClient;
import org.magpie.pipeline.download.DownloadState;
import org.magpie.testing.ui.Samples;
import org.magpie.testing.ui.Screens;
import org.magpie.testing.ui.TestInstallation;
import org.magpie.testing.ui.WindowFixture;
import org.magpie.ui.kit.place.Place;
import org.magpie.ui.settings.TestScreens;

/**
 * How long the window's thread works for a frame while five hundred downloads, all of which change every second, are scrolled.
 * Prints its figures.
 */
@Tag("bench")
class QueueBenchTest {
    private static final int ROWS = 500;
    private static final int FRAMES = 600;
    private static final int WARM_UP = 120;
    private static final double A_FRAME = 16;

    @Test
    void fiveHundredMovingRowsScrollWithoutDroppedFrames() throws InterruptedException {
        WindowFixture windowFixture = Samples.filled();
        windowFixture.insight.queue.addAll(rows(0));
        AtomicBoolean over = new AtomicBoolean();
        Thread mover = Thread.ofVirtual().start(() -> {
            for (int turn = 1; !over.get(); turn++) {
                List<QueueRow> next = rows(turn);
                for (int at = 0; at < ROWS; at++) {
                    windowFixture.insight.queue.set(at, next.get(at));
                }
                java.util.concurrent.locks.LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(400));
            }
        });
        try (Screens screens = Screens.of(windowFixture, TestScreens::of, Place.Section.LIBRARY)) {
            Readings readings = new Readings();
            Screens.run(() -> readings.listen(screens));
            screens.open(Place.Section.QUEUE);
            screens.await(".queue-row");
            Screens.run(() -> readings.listenLast(screens));
            Frames frames = new Frames(screens);
            Screens.run(frames::begin);
            assertThat(frames.done.await(120, TimeUnit.SECONDS)).isTrue();
            double[] work = frames.work();
            double[] takes = readings.sorted();
            System.out.printf(
                    "queue of %d rows, %d frames scrolled: work a frame median %.2f ms, p95 %.2f ms, p99 %.2f ms, longest"
                            + " %.2f ms; over 16 ms: %d; taking a reading of all rows (%d times): median %.2f ms, longest"
                            + " %.2f ms%n",
                    ROWS,
                    work.length,
                    at(work, 0.5),
                    at(work, 0.95),
                    at(work, 0.99),
                    work[work.length - 1],
                    Arrays.stream(work).filter(each -> each > A_FRAME).count(),
                    takes.length,
                    at(takes, 0.5),
                    takes[takes.length - 1]);
            assertThat(takes.length).as("readings that brought changes").isGreaterThan(3);
            assertThat(at(work, 0.95)).as("p95 of a frame's work in ms").isLessThan(A_FRAME);
            assertThat(at(takes, 0.5)).as("a reading in ms").isLessThan(A_FRAME);
        } finally {
            over.set(true);
            mover.join();
        }
    }

    private static double at(double[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
    }

    /** Each frame scrolls a little, and is measured from its beginning until everything is styled and laid out. */
    private static final class Frames extends AnimationTimer {
        private final CountDownLatch done = new CountDownLatch(1);
        private final List<Double> work = new ArrayList<>();
        private final Screens screens;
        private final VirtualFlow<?> flow;
        private long began;
        private int frame;
        private double step = 24;

        Frames(Screens screens) {
            this.screens = screens;
            this.flow = Screens.call(() -> {
                ListView<?> list = (ListView<?>) screens.scene().lookup(".queue-view .list-view");
                return (VirtualFlow<?>) list.lookup(".virtual-flow");
            });
        }

        void begin() {
            screens.scene().addPostLayoutPulseListener(() -> {
                if (began != 0 && frame > WARM_UP) {
                    work.add((System.nanoTime() - began) / 1e6);
                }
                began = 0;
            });
            start();
        }

        @Override
        public void handle(long now) {
            began = System.nanoTime();
            if (flow.getPosition() >= 1 || flow.getPosition() <= 0) {
                step = flow.getPosition() >= 1 ? -24 : 24;
            }
            flow.scrollPixels(step);
            if (++frame > FRAMES + WARM_UP) {
                stop();
                done.countDown();
            }
        }

        double[] work() {
            return Screens.call(() ->
                    work.stream().mapToDouble(Double::doubleValue).sorted().toArray());
        }
    }

    /** How long all that follows the rows takes, from the first listener to the reading's end. */
    private static final class Readings {
        private final List<Double> took = new ArrayList<>();
        private long began;
        private boolean counting;

        void listen(Screens screens) {
            screens.context().queue().rows().addListener((property, before, now) -> began = System.nanoTime());
            screens.context().queue().speeds().readings().addListener((property, before, now) -> {
                if (began != 0 && counting) {
                    took.add((System.nanoTime() - began) / 1e6);
                }
                began = 0;
            });
        }

        void listenLast(Screens screens) {
            counting = screens.has(".queue-row");
        }

        double[] sorted() {
            return Screens.call(() ->
                    took.stream().mapToDouble(Double::doubleValue).sorted().toArray());
        }
    }

    private static List<QueueRow> rows(int turn) {
        String[] clients = {"qBittorrent", "Transmission", "Deluge", "rTorrent", "SABnzbd", "NZBGet"};
        List<QueueRow> rows = new ArrayList<>();
        for (int at = 0; at < ROWS; at++) {
            DownloadState state = at % 25 == 0
                    ? DownloadState.IMPORT_BLOCKED
                    : at % 10 == 0 ? DownloadState.STALLED : DownloadState.DOWNLOADING;
            long size = 4_000_000_000L + at * 1_000_003L;
            long done = Math.min(size, size / 100 * ((turn + at) % 100));
            long speed = state == DownloadState.DOWNLOADING ? 1_000_000L + (turn * 37_003L + at * 977L) % 4_000_000 : 0;
            rows.add(new QueueRow(
                    at + 1,
                    "trace" + at,
                    at % 40 + 1,
                    MediaKind.SERIES,
                    "A Series of Some Length " + at % 40,
                    "S%02dE%02d The Episode".formatted(at / 24 + 1, at % 24 + 1),
                    "A.Series.of.Some.Length.S%02dE%02d.1080p.WEB-DL.DDP5.1.H264-GRP"
                            .formatted(at / 24 + 1, at % 24 + 1),
                    "WEBDL-1080p",
                    "HD",
                    state,
                    size,
                    done,
                    speed,
                    speed == 0 ? null : Duration.ofSeconds((size - done) / speed),
                    clients[at % clients.length],
                    "some",
                    1,
                    DownloadClient.Priority.values()[at % 3],
                    state == DownloadState.DOWNLOADING
                            ? null
                            : TestInstallation.said("Why it is so, as of " + turn + "."),
                    WindowFixture.NOW.minusSeconds(ROWS - at)));
        }
        return rows;
    }
}
