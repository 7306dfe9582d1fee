package org.magpie.ui.queue.manual;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.UserException;
import org.magpie.base.text.Texts;
import org.magpie.media.ItemFacts;
import org.magpie.media.SlotFacts;
import org.magpie.media.TitleFacts;
import org.magpie.pipeline.Pipeline;
import org.magpie.pipeline.download.Stranger;
import org.magpie.ui.kit.Problem;
import org.magpie.ui.kit.background.Background;

/** Downloads in Magpie's category that it did not start, for a person to take over or to leave. Belongs to the window's thread. */
public final class StrangersViewModel {
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final Pipeline pipeline;
    private final Background background;
    private final Texts texts;
    private final ReadOnlyObjectWrapper<List<Stranger>> rows = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Optional<Problem>> problem = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final Set<Stranger.Key> settled = new HashSet<>();
    private Background.@Nullable Cancel watching;

    public StrangersViewModel(Pipeline pipeline, Background background, Texts texts) {
        this.pipeline = pipeline;
        this.background = background;
        this.texts = texts;
    }

    /** Begins to look for them. */
    public void attach() {
        detach();
        watching = background.every(PAUSE, pipeline::strangers, this::take, failure -> rows.set(List.of()));
    }

    /** Ends what {@link #attach} began. */
    public void detach() {
        if (watching != null) {
            watching.cancel();
            watching = null;
        }
    }

    /** By name; without those that are settled already. */
    public ReadOnlyObjectProperty<List<Stranger>> rowsProperty() {
        return rows.getReadOnlyProperty();
    }

    /** Why the last thing that a person asked for did not work. */
    public ReadOnlyObjectProperty<Optional<Problem>> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    private void take(List<Stranger> fresh) {
        List<Stranger> open =
                fresh.stream().filter(each -> !settled.contains(each.key())).toList();
        if (!seen(open).equals(seen(rows.get()))) {
            rows.set(open);
        }
    }

    /** What a card shows: bytes that come in are no reason to draw it anew under the person's hands. */
    private static List<List<Object>> seen(List<Stranger> strangers) {
        return strangers.stream()
                .map(each -> List.<Object>of(each.key(), each.name(), each.state(), each.size(), each.guess()))
                .toList();
    }

    /** Takes it over as what it seems to be. */
    public void adopt(Stranger stranger) {
        Stranger.Guess guess = stranger.guess();
        settle(stranger, () -> adopt(stranger, guess.titleId(), Set.copyOf(guess.itemIds())));
    }

    /** Takes it over for a title; where its name does not say what of it, its files will. */
    public void adopt(Stranger stranger, long titleId) {
        settle(stranger, () -> adopt(stranger, titleId, Set.of()));
    }

    /** Does not offer it again. */
    public void leaveAlone(Stranger stranger) {
        settle(stranger, () -> pipeline.leaveAlone(stranger.key()));
    }

    private void adopt(Stranger stranger, long titleId, Set<Long> known) {
        TitleFacts title = pipeline.byHand()
                .title(titleId)
                .filter(each -> !each.slots().isEmpty())
                .orElseThrow(() -> new UserException("pipeline.title-gone"));
        SlotFacts slot = title.slots().getFirst();
        Set<Long> items = known.isEmpty()
                // The name of a download is read as that of a file with some ending.
                ? pipeline.byHand().items(Path.of(safe(stranger.name()) + ".mkv"), title)
                : known;
        Set<Long> all = title.items().stream().map(ItemFacts::id).collect(Collectors.toUnmodifiableSet());
        pipeline.adopt(stranger.key(), titleId, slot.id(), items.isEmpty() ? all : items);
    }

    private static String safe(String name) {
        return name.replaceAll("[\\\\/:*?\"<>|\\x00-\\x1f]", " ");
    }

    private void settle(Stranger stranger, Runnable work) {
        settled.add(stranger.key());
        take(rows.get());
        background.run(
                () -> {
                    work.run();
                    return true;
                },
                done -> problem.set(Optional.empty()),
                failure -> {
                    settled.remove(stranger.key());
                    problem.set(Optional.of(Problem.of(texts, "queue.action.failed", failure)));
                });
    }
}
