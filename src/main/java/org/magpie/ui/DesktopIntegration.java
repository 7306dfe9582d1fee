package org.magpie.ui;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.value.ChangeListener;
import javafx.stage.Stage;
import org.magpie.base.text.Texts;
import org.magpie.insight.QueueRow;
import org.magpie.pipeline.download.DownloadState;
import org.magpie.ui.kit.rows.LiveQueueRows;
import org.magpie.ui.kit.style.DisplayFormats;

/**
 * Shows outside of the window how far the downloads are: in the tip of the tray's icon ("3 downloads, 45 %, 12 MB/s"), as progress
 * in the task bar where the system has that, and in the window's title, which every task bar shows. On the window's thread.
 */
final class DesktopIntegration implements AutoCloseable {
    private final Stage stage;
    private final Texts texts;
    private final DisplayFormats formats;
    private final LiveQueueRows queue;
    private final Tray tray;
    private final TaskbarProgress taskbar;
    private final ChangeListener<List<QueueRow>> follower = (property, before, now) -> show(Sum.of(now));
    private int percent = -1;

    DesktopIntegration(
            Stage stage, Texts texts, DisplayFormats formats, LiveQueueRows queue, Tray tray, TaskbarProgress taskbar) {
        this.stage = stage;
        this.texts = texts;
        this.formats = formats;
        this.queue = queue;
        this.tray = tray;
        this.taskbar = taskbar;
        queue.rows().addListener(follower);
        show(Sum.of(queue.rows().get()));
    }

    /**
     * What moves, all together.
     *
     * @param downloads being fetched now
     * @param done bytes of those whose size is known
     * @param size bytes of the same
     * @param speed bytes a second
     */
    record Sum(int downloads, long done, long size, long speed) {
        static Sum of(List<QueueRow> rows) {
            int downloads = 0;
            long done = 0;
            long size = 0;
            long speed = 0;
            for (QueueRow row : rows) {
                if (row.state() == DownloadState.DOWNLOADING || row.state() == DownloadState.STALLED) {
                    downloads++;
                    speed += Math.max(0, row.speed());
                    if (row.size() > 0) {
                        done += Math.clamp(row.done(), 0, row.size());
                        size += row.size();
                    }
                }
            }
            return new Sum(downloads, done, size, speed);
        }

        /** 0 to 100; -1 where nothing is fetched or no size is known. */
        int percent() {
            return downloads == 0 || size == 0 ? -1 : (int) (100 * (double) done / size);
        }

        /** "3 downloads, 45 %, 12 MB/s"; the application's name where nothing is fetched. */
        String tip(Texts texts, DisplayFormats formats) {
            if (downloads == 0) {
                return texts.get("app.name");
            }
            List<String> parts = new ArrayList<>();
            parts.add(texts.get("tray.downloads", downloads));
            if (percent() >= 0) {
                parts.add(formats.percent(percent() / 100.0));
            }
            if (speed > 0) {
                parts.add(formats.speed(speed));
            }
            return texts.get("tray.tip", String.join(", ", parts));
        }
    }

    private void show(Sum sum) {
        tray.tip(sum.tip(texts, formats));
        // The task bar and the title change only with a whole percent.
        if (sum.percent() != percent) {
            percent = sum.percent();
            taskbar.show(percent);
            stage.setTitle(
                    percent < 0
                            ? texts.get("app.name")
                            : texts.get("window.title.progress", formats.percent(percent / 100.0)));
        }
    }

    @Override
    public void close() {
        queue.rows().removeListener(follower);
        taskbar.show(-1);
    }
}
