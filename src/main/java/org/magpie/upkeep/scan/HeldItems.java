package org.magpie.upkeep.scan;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.magpie.base.error.Message;
import org.magpie.media.ItemDetails;
import org.magpie.media.ItemFacts;
import org.magpie.media.TitleFacts;
import org.magpie.pipeline.importing.layout.FoundFile;
import org.magpie.pipeline.importing.layout.TitleGroup;
import org.magpie.pipeline.importing.layout.TitleGroup.Member;
import org.magpie.pipeline.importing.layout.TitleLayout;
import org.magpie.pipeline.match.Matching;
import org.magpie.pipeline.parse.ParsedRelease;
import org.magpie.pipeline.parse.ParsedRelease.Numbers;

/** Says which items of a title files hold. Without state. */
final class HeldItems {
    private final Matching matching;
    private final TitleLayout layout;

    HeldItems(Matching matching, TitleLayout layout) {
        this.matching = matching;
        this.layout = layout;
    }

    /** What each file holds of a title, in their order. */
    List<Matching.Held> of(List<Member> members, TitleFacts title) {
        if (title.items().size() == 1 && layout.isOneItem()) {
            ItemFacts only = title.items().getFirst();
            return members.stream()
                    .map(member -> new Matching.Held(Set.of(only.id()), true, Optional.empty()))
                    .toList();
        }
        List<ParsedRelease> names = new ArrayList<>();
        members.forEach(member -> {
            if (member.parsed() != null) {
                names.add(member.parsed());
            }
        });
        List<Matching.Held> read = matching.held(names, title);
        List<Matching.Held> held = new ArrayList<>();
        int at = 0;
        for (Member member : members) {
            held.add(
                    member.parsed() == null
                            ? new Matching.Held(Set.of(), false, Optional.of(Message.of("match.unreadable")))
                            : read.get(at++));
        }
        return List.copyOf(held);
    }

    /** A file of a title that is of none of its items, or of none for sure. */
    static ScanRows.Waiting waiting(FoundFile file, Matching.Held held, TitleFacts title) {
        return new ScanRows.Waiting(
                file.path(),
                1,
                file.bytes(),
                held.problem().orElse(Message.of("scan.reason.no-item", title.name())),
                List.of(new LibraryScan.Candidate(title.id(), "", title.name(), title.year(), 1)),
                null);
    }

    /** The same for a title whose items were made of the very numbers of these files: they need no more proof. */
    static List<Matching.Held> numbered(List<Member> members, TitleFacts title) {
        Map<List<Integer>, Long> byPlace = new HashMap<>();
        title.items()
                .forEach(item -> byPlace.put(
                        List.of(item.details().season(), item.details().number()), item.id()));
        List<Matching.Held> held = new ArrayList<>();
        for (Member member : members) {
            Set<Long> items = new HashSet<>();
            places(member).forEach(place -> {
                Long item = byPlace.get(place);
                if (item != null) {
                    items.add(item);
                }
            });
            Optional<Message> problem =
                    items.isEmpty() ? Optional.of(Message.of("scan.reason.no-numbers")) : Optional.empty();
            held.add(new Matching.Held(items, true, problem));
        }
        return held;
    }

    /** Season and number of each episode that a file's name states. */
    private static List<List<Integer>> places(Member member) {
        Numbers numbers =
                member.parsed() == null ? Numbers.NONE : member.parsed().numbers();
        if (numbers.seasons().size() == 1 && !numbers.fullSeason()) {
            int season = numbers.seasons().getFirst();
            return numbers.episodes().stream()
                    .map(number -> List.of(season, number))
                    .toList();
        }
        return numbers.seasons().isEmpty()
                ? numbers.absolute().stream().map(number -> List.of(1, number)).toList()
                : List.of();
    }

    /** The items of a title of which nothing is known but what its files are called. */
    List<ItemDetails> made(TitleGroup group, String name, Instant now) {
        if (layout.isOneItem()) {
            return List.of(ItemDetails.film(name, null, now, 0));
        }
        TreeMap<List<Integer>, ItemDetails> items = new TreeMap<>(
                Comparator.comparing((List<Integer> place) -> place.getFirst()).thenComparing(List::getLast));
        for (Member member : group.files()) {
            boolean isCounted = member.parsed() != null
                    && member.parsed().numbers().seasons().isEmpty();
            places(member)
                    .forEach(place -> items.put(
                            place,
                            isCounted
                                    ? counted(place.getLast(), now)
                                    : ItemDetails.episode("", place.getFirst(), place.getLast(), null, now)));
        }
        return List.copyOf(items.values());
    }

    private static ItemDetails counted(int number, Instant now) {
        return new ItemDetails("", 1, number, number, null, null, null, null, now, 0, null);
    }
}
