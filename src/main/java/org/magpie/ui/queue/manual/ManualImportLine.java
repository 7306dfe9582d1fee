package org.magpie.ui.queue.manual;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.magpie.media.ItemFacts;
import org.magpie.media.SlotFacts;
import org.magpie.media.TitleFacts;
import org.magpie.media.quality.Quality;
import org.magpie.pipeline.importing.ManualImport.Choice;
import org.magpie.pipeline.importing.ManualImport.Found;
import org.magpie.pipeline.importing.ManualImport.Proposal;

/** A file of a manual import and what the person takes it for. Belongs to the window's thread. */
public final class ManualImportLine {
    private final Found found;
    private final ReadOnlyObjectWrapper<Said> said;
    private final ReadOnlyObjectWrapper<Answer> answer = new ReadOnlyObjectWrapper<>(new Answer.None());

    ManualImportLine(Found found, Optional<TitleFacts> title) {
        this.found = found;
        Choice guess = found.guess();
        Optional<TitleFacts> known = guess == null ? Optional.empty() : title;
        this.said = new ReadOnlyObjectWrapper<>(new Said(
                known.isPresent(),
                known,
                guess == null ? 0 : guess.slotId(),
                guess == null || known.isEmpty() ? Set.of() : guess.itemIds(),
                found.quality()));
    }

    /**
     * What a person says of the file.
     *
     * @param taken whether it is imported
     * @param slotId 0 while there is no title
     */
    public record Said(boolean taken, Optional<TitleFacts> title, long slotId, Set<Long> itemIds, Quality quality) {
        public Said {
            itemIds = Set.copyOf(itemIds);
        }

        /** The seasons of the title, in order; empty where its items have no numbers. */
        List<Integer> seasons() {
            TreeSet<Integer> seasons = new TreeSet<>();
            title.ifPresent(known -> known.items().stream()
                    .filter(item -> item.details().number() > 0)
                    .forEach(item -> seasons.add(item.details().season())));
            return List.copyOf(seasons);
        }

        /** The season of what is chosen, else the first regular one. */
        int season() {
            return items().stream()
                    .map(item -> item.details().season())
                    .findFirst()
                    .orElseGet(() -> seasons().stream()
                            .filter(season -> season > 0)
                            .findFirst()
                            .orElse(0));
        }

        /** The chosen items, in their order. */
        List<ItemFacts> items() {
            return title.stream()
                    .flatMap(known -> known.items().stream())
                    .filter(item -> itemIds.contains(item.id()))
                    .sorted(Comparator.comparingInt(
                            (ItemFacts item) -> item.details().number()))
                    .toList();
        }

        List<SlotFacts> slots() {
            return title.map(TitleFacts::slots).orElse(List.of());
        }
    }

    /** What Magpie says to the choice. */
    public sealed interface Answer {
        /** Nothing is chosen, or nothing said yet. */
        record None() implements Answer {}

        record Goes(Proposal proposal) implements Answer {}

        record Refused(String why) implements Answer {}
    }

    public Found found() {
        return found;
    }

    public ReadOnlyObjectProperty<Said> saidProperty() {
        return said.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Answer> answerProperty() {
        return answer.getReadOnlyProperty();
    }

    void say(Said next) {
        said.set(next);
    }

    void answer(Answer next) {
        answer.set(next);
    }

    /** Empty where the file is left out or not enough is said. */
    Optional<Choice> choice() {
        Said now = said.get();
        if (!now.taken() || now.title().isEmpty() || now.itemIds().isEmpty() || now.slotId() == 0) {
            return Optional.empty();
        }
        return Optional.of(
                new Choice(found.file(), now.title().get().id(), now.slotId(), now.itemIds(), now.quality()));
    }
}
