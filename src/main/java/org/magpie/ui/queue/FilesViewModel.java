package org.magpie.ui.queue;

import java.util.List;
import java.util.Objects;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.magpie.base.text.Texts;
import org.magpie.insight.QueueInsight;
import org.magpie.insight.QueueRow;
import org.magpie.pipeline.download.DownloadClient.Listed;
import org.magpie.ui.kit.background.Background;
import org.magpie.ui.kit.background.ViewLoader;
import org.magpie.ui.queue.line.QueueGroup;

/** What one download holds, as its client tells of it. Belongs to the window's thread. */
public final class FilesViewModel {
    private final QueueInsight insight;
    private final long downloadId;
    private final ViewLoader loader;
    private final ReadOnlyObjectWrapper<List<Listed>> files = new ReadOnlyObjectWrapper<>(List.of());
    private @Nullable Asked asked;

    /** What of a row tells that the files may be others than before: a torrent knows them once it knows its size. */
    private record Asked(long size, long clientId, boolean over) {}

    public FilesViewModel(long downloadId, QueueInsight insight, Background background, Texts texts) {
        this.downloadId = downloadId;
        this.insight = insight;
        this.loader = new ViewLoader(background, texts, "queue.files.failed");
    }

    public ViewLoader loader() {
        return loader;
    }

    /** By path. */
    public ReadOnlyObjectProperty<List<Listed>> filesProperty() {
        return files.getReadOnlyProperty();
    }

    /** Whether its client still has it, as far as is known here. */
    public static boolean isHeld(QueueRow row) {
        return row.clientId() != 0 && !QueueGroup.DONE.holds(row.state());
    }

    /** Asks where a row says that there may be something new to be told; each second's figures are none. */
    public void follow(QueueRow row) {
        Asked now = new Asked(row.size(), row.clientId(), QueueGroup.DONE.holds(row.state()));
        if (isHeld(row) && !Objects.equals(now, asked)) {
            asked = now;
            read();
        }
    }

    /** Asks the client. */
    public void read() {
        loader.read(() -> insight.files(downloadId), told -> {
            files.set(List.copyOf(told));
            return !told.isEmpty();
        });
    }
}
