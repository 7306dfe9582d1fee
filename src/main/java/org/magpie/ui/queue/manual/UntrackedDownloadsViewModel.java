package org.magpie.ui.queue.manual;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.magpie.base.text.Texts;
import org.magpie.pipeline.Pipeline;
import org.magpie.pipeline.UntrackedDownloadNeeds;
import org.magpie.pipeline.download.UntrackedDownload;
import org.magpie.ui.kit.Problem;
import org.magpie.ui.kit.background.Background;

/** Downloads in Magpie's category that it did not start, for a person to take over or to leave. Belongs to the window's thread. */
public final class UntrackedDownloadsViewModel {
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final Pipeline pipeline;
    private final Background background;
    private final Texts texts;
    private final ReadOnlyObjectWrapper<List<UntrackedDownload>> rows = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Optional<Problem>> problem = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final Set<UntrackedDownload.Key> settled = new HashSet<>();
    private Background.@Nullable Cancel watching;

    public UntrackedDownloadsViewModel(Pipeline pipeline, Background background, Texts texts) {
        this.pipeline = pipeline;
        this.background = background;
        this.texts = texts;
    }

    /** Begins to look for them. */
    public void attach() {
        detach();
        watching =
                background.every(PAUSE, () -> pipeline.untracked().all(), this::take, failure -> rows.set(List.of()));
    }

    /** Ends what {@link #attach} began. */
    public void detach() {
        if (watching != null) {
            watching.cancel();
            watching = null;
        }
    }

    /** By name; without those that are settled already. */
    public ReadOnlyObjectProperty<List<UntrackedDownload>> rowsProperty() {
        return rows.getReadOnlyProperty();
    }

    /** Why the last thing that a person asked for did not work. */
    public ReadOnlyObjectProperty<Optional<Problem>> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    private void take(List<UntrackedDownload> fresh) {
        List<UntrackedDownload> open =
                fresh.stream().filter(each -> !settled.contains(each.key())).toList();
        if (!seen(open).equals(seen(rows.get()))) {
            rows.set(open);
        }
    }

    /** What a card shows: bytes that come in are no reason to draw it again under the person's hands. */
    private static List<List<Object>> seen(List<UntrackedDownload> untracked) {
        return untracked.stream()
                .map(each -> List.<Object>of(each.key(), each.name(), each.state(), each.size(), each.guess()))
                .toList();
    }

    /** Takes it over as what it seems to be. */
    public void adopt(UntrackedDownload found) {
        UntrackedDownload.Guess guess = found.guess();
        settle(found, () -> adopt(found, guess.titleId(), Set.copyOf(guess.itemIds())));
    }

    /** Takes it over for a title; where its name does not say what of it, its files will. */
    public void adopt(UntrackedDownload found, long titleId) {
        settle(found, () -> adopt(found, titleId, Set.of()));
    }

    /** Does not offer it again. */
    public void leaveAlone(UntrackedDownload found) {
        settle(found, () -> pipeline.untracked().leaveAlone(found.key()));
    }

    private void adopt(UntrackedDownload found, long titleId, Set<Long> known) {
        new UntrackedDownloadNeeds(pipeline).adopt(found, titleId, known);
    }

    private void settle(UntrackedDownload found, Runnable work) {
        settled.add(found.key());
        take(rows.get());
        background.run(
                () -> {
                    work.run();
                    return true;
                },
                done -> problem.set(Optional.empty()),
                failure -> {
                    settled.remove(found.key());
                    problem.set(Optional.of(Problem.of(texts, "queue.action.failed", failure)));
                });
    }
}
