package org.magpie.ui.frame;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.magpie.insight.QueueRow;
import org.magpie.pipeline.download.DownloadState;
import org.magpie.ui.kit.place.Context;

/** What is done with all downloads at once. Belongs to the window's thread. */
public final class AllDownloads {
    private static final Set<DownloadState> PAUSABLE =
            EnumSet.of(DownloadState.QUEUED, DownloadState.DOWNLOADING, DownloadState.STALLED);

    private final Context context;

    public AllDownloads(Context context) {
        this.context = context;
    }

    /** Pauses those that move or wait for their turn. */
    public void pause() {
        change(PAUSABLE::contains, ids -> context.services().pipeline().queue().pause(ids), "palette.pause-all.failed");
    }

    /** Lets those go on that are paused. */
    public void resume() {
        change(
                DownloadState.PAUSED::equals,
                ids -> context.services().pipeline().queue().resume(ids),
                "palette.resume-all.failed");
    }

    private void change(Predicate<DownloadState> which, Consumer<Set<Long>> how, String failed) {
        Set<Long> ids = context.queue().rows().get().stream()
                .filter(row -> which.test(row.state()))
                .map(QueueRow::id)
                .collect(Collectors.toSet());
        context.background()
                .run(
                        () -> {
                            how.accept(ids);
                            return true;
                        },
                        done -> context.queue().watch(),
                        failure -> context.tell(failed, failure));
    }
}
