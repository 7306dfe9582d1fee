package org.magpie.ui.importing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.magpie.media.ItemFacts;
import org.magpie.media.TitleFacts;
import org.magpie.media.quality.Quality;
import org.magpie.pipeline.importing.ManualImport.Choice;
import org.magpie.pipeline.importing.ManualImport.Found;
import org.magpie.pipeline.importing.ManualImport.Outcome;
import org.magpie.pipeline.importing.ManualImport.Traits;

/** A file that was brought and what a person takes it for. Belongs to the window's thread. */
public final class FileImportLine {
    private static final Pattern NUMBERED = Pattern.compile("(?i)S(\\d{1,4})((?:[ -]*E\\d{1,5})+)");
    private static final Pattern NUMBER = Pattern.compile("(?i)(-)?\\s*E(\\d{1,5})");

    private final Found found;
    private final ReadOnlyObjectWrapper<State> state;

    FileImportLine(Found found, Optional<TitleFacts> title) {
        this.found = found;
        Choice guess = found.guess();
        this.state = new ReadOnlyObjectWrapper<>(new State(
                guess != null && title.isPresent() && !guess.itemIds().isEmpty(),
                guess == null ? null : title.orElse(null),
                guess == null ? 0 : guess.slotId(),
                guess == null ? Set.of() : guess.itemIds(),
                found.quality(),
                found.traits(),
                null));
    }

    /**
     * What a person says of it, and what Magpie says to that.
     *
     * @param taken whether it is imported
     * @param outcome null while nothing is known
     */
    public record State(
            boolean taken,
            @Nullable TitleFacts title,
            long slotId,
            Set<Long> itemIds,
            Quality quality,
            Traits traits,
            @Nullable Outcome outcome) {
        public State {
            itemIds = Set.copyOf(itemIds);
        }

        State taken(boolean now) {
            return new State(now, title, slotId, itemIds, quality, traits, outcome);
        }

        State of(TitleFacts now, Set<Long> items) {
            Quality fitting = quality.fits(now.kind()) ? quality : Quality.unknown(now.kind());
            long slot = now.slots().isEmpty() ? 0 : now.slots().getFirst().id();
            return new State(true, now, slot, items, fitting, traits, null);
        }

        State holding(Set<Long> items) {
            return new State(true, title, slotId, items, quality, traits, null);
        }

        State in(long slot) {
            return new State(true, title, slot, itemIds, quality, traits, null);
        }

        State judged(Quality now) {
            return new State(taken, title, slotId, itemIds, now, traits, null);
        }

        State described(Traits now) {
            return new State(taken, title, slotId, itemIds, quality, now, null);
        }

        State answered(@Nullable Outcome now) {
            return new State(taken, title, slotId, itemIds, quality, traits, now);
        }

        /** Whether it must not be imported as it is. */
        public boolean isRefused() {
            return outcome instanceof Outcome.Refused;
        }

        /** Whether something better would be replaced. */
        public boolean isWorse() {
            return outcome instanceof Outcome.Goes goes && goes.proposal().worse() != null;
        }

        /** Whether a person has to say something before it can be imported. */
        public boolean isInQuestion() {
            return isRefused() || isWorse() || title == null || itemIds.isEmpty();
        }

        /** Such as "S01E02, S01E03"; the name of an item without a number. */
        public String items() {
            TitleFacts known = title;
            if (known == null) {
                return "";
            }
            List<String> names = known.items().stream()
                    .filter(item -> itemIds.contains(item.id()))
                    .sorted(Comparator.comparingInt(
                                    (ItemFacts item) -> item.details().season())
                            .thenComparingInt(item -> item.details().number()))
                    .map(item -> item.details().number() > 0
                            ? "S%02dE%02d"
                                    .formatted(
                                            item.details().season(),
                                            item.details().number())
                            : item.details().name())
                    .toList();
            return String.join(", ", names);
        }
    }

    public Found found() {
        return found;
    }

    public State state() {
        return state.get();
    }

    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    void say(State now) {
        state.set(now);
    }

    /** Empty where it is left out or not enough is said. */
    Optional<Choice> choice() {
        State now = state.get();
        TitleFacts title = now.title();
        if (!now.taken() || title == null || now.itemIds().isEmpty() || now.slotId() == 0) {
            return Optional.empty();
        }
        return Optional.of(
                new Choice(found.file(), title.id(), now.slotId(), now.itemIds(), now.quality(), now.traits()));
    }

    /** The items that a text such as "S01E02-E04, S02E01" names; empty where it names one that is not there, or none. */
    public static Optional<Set<Long>> items(String typed, TitleFacts title) {
        Set<Long> ids = new TreeSet<>();
        Matcher seasons = NUMBERED.matcher(typed);
        while (seasons.find()) {
            int season = Integer.parseInt(seasons.group(1));
            List<Integer> numbers = new ArrayList<>();
            Matcher each = NUMBER.matcher(seasons.group(2));
            while (each.find()) {
                int number = Integer.parseInt(each.group(2));
                int from = each.group(1) != null && !numbers.isEmpty() ? numbers.getLast() + 1 : number;
                for (int at = from; at <= number; at++) {
                    numbers.add(at);
                }
            }
            for (int number : numbers) {
                Optional<ItemFacts> item = title.items().stream()
                        .filter(known -> known.details().season() == season
                                && known.details().number() == number)
                        .findFirst();
                if (item.isEmpty()) {
                    return Optional.empty();
                }
                ids.add(item.get().id());
            }
        }
        if (ids.isEmpty()) {
            title.items().stream()
                    .filter(item ->
                            title.items().size() == 1 || item.details().name().equalsIgnoreCase(typed.strip()))
                    .forEach(item -> ids.add(item.id()));
        }
        return ids.isEmpty() ? Optional.empty() : Optional.of(ids);
    }
}
