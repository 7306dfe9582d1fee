package org.magpie.testing.ui;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.UserException;
import org.magpie.base.job.Progress;
import org.magpie.media.ItemFacts;
import org.magpie.media.TitleFacts;
import org.magpie.pipeline.importing.ManualImport;
import org.magpie.pipeline.importing.plan.ImportMode;

/** Answers with the files and titles it was given; names each place after the title and its items. */
public final class FakeManualImport implements ManualImport {
    public final Map<Long, TitleFacts> titles = new ConcurrentHashMap<>();
    public volatile Contents contents = new Contents("", Path.of("/downloads"), List.of(), List.of());
    public final List<String> surveyed = new CopyOnWriteArrayList<>();
    public volatile @Nullable UserException failing;

    @Override
    public Contents look(long downloadId) {
        refuse();
        return contents;
    }

    @Override
    public Optional<TitleFacts> title(long titleId) {
        return Optional.ofNullable(titles.get(titleId));
    }

    @Override
    public Set<Long> items(Path file, TitleFacts title) {
        return title.items().stream()
                .filter(item -> title.items().size() == 1
                        || file.toString()
                                .contains("S%02dE%02d"
                                        .formatted(
                                                item.details().season(),
                                                item.details().number())))
                .map(ItemFacts::id)
                .collect(Collectors.toSet());
    }

    @Override
    public Proposal propose(long downloadId, Choice choice) {
        refuse();
        TitleFacts title = titles.get(choice.titleId());
        if (title == null || choice.itemIds().isEmpty()) {
            throw new UserException(
                    "import.by-hand.no-item", String.valueOf(choice.file().getFileName()));
        }
        String items = title.items().stream()
                .filter(item -> choice.itemIds().contains(item.id()))
                .map(FakeManualImport::label)
                .collect(Collectors.joining(" + "));
        String quality = choice.quality().displayName(title.kind());
        Path root = title.slot(choice.slotId()).orElseThrow().root();
        return new Proposal(
                root.resolve(
                        "%s (%d)/%s - %s %s.mkv".formatted(title.name(), title.year(), title.name(), items, quality)),
                List.of(),
                null);
    }

    @Override
    public Contents survey(List<Path> places, Meant meant, Progress progress) {
        refuse();
        progress.at(contents.films().size(), 0);
        surveyed.add(places + " onto " + meant.titleId() + " " + new TreeSet<>(meant.itemIds()));
        return contents;
    }

    @Override
    public List<Outcome> outcomes(List<Path> places, List<Choice> choices, ImportMode mode) {
        List<Outcome> outcomes = new ArrayList<>();
        for (Choice choice : choices) {
            try {
                outcomes.add(new Outcome.Goes(propose(0, choice)));
            } catch (UserException why) {
                outcomes.add(new Outcome.Refused(why.said()));
            }
        }
        return outcomes;
    }

    private static String label(ItemFacts item) {
        return "S%02dE%02d - %s"
                .formatted(
                        item.details().season(),
                        item.details().number(),
                        item.details().name());
    }

    private void refuse() {
        UserException now = failing;
        if (now != null) {
            throw now;
        }
    }
}
