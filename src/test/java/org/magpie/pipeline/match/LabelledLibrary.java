package org.magpie.pipeline.match;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.magpie.media.ItemDetails;
import org.magpie.media.ItemFacts;
import org.magpie.media.MediaKind;
import org.magpie.media.SlotFacts;
import org.magpie.media.TitleFacts;
import org.magpie.media.name.TitleForms;
import org.magpie.media.name.TitleName;
import org.magpie.testing.names.Pick;

/**
 * A made-up library of titles that are easily taken for each other, and releases of which it is known by construction what they are.
 * The same seed makes the same.
 */
final class LabelledLibrary {
    private static final Instant OUT = Instant.parse("2001-01-01T00:00:00Z");

    private final Pick pick;
    private final Set<String> taken = new HashSet<>();
    private final Map<Long, TitleFacts> facts = new HashMap<>();
    private final List<TitleName> names = new ArrayList<>();
    private final List<Work> works = new ArrayList<>();

    /**
     * A title of the library, or of the world outside.
     *
     * @param id 0 where it is not in the library
     * @param family what makes it easily taken for another
     * @param seasons how many episodes each has, from season 1
     * @param specials titles of the episodes of season 0, by number
     */
    record Work(
            long id,
            String family,
            MediaKind kind,
            String name,
            int year,
            String country,
            List<Integer> seasons,
            List<String> specials,
            List<String> aliases) {
        long item(int season, int number) {
            return id * 100_000 + season * 1_000L + number;
        }
    }

    LabelledLibrary(Pick pick) {
        this.pick = pick;
    }

    List<TitleName> names() {
        return names;
    }

    List<TitleFacts> facts(Set<Long> ids) {
        return ids.stream().filter(facts::containsKey).map(facts::get).toList();
    }

    int size() {
        return names.size();
    }

    /** The works made so far that fit. */
    List<Work> works(Predicate<Work> fits) {
        return works.stream().filter(fits).toList();
    }

    /** A name that no other base has in any spelling. */
    String freshName() {
        while (true) {
            String adjective = pick.one(pick.lexicon().of("adjective"));
            String noun = pick.one(pick.lexicon().of("noun"));
            String other = pick.one(pick.lexicon().of("noun"));
            String name = pick.one(pick.lexicon().of("name"));
            String made = switch (pick.number(0, 5)) {
                case 0 -> "The " + adjective + " " + noun + " of " + name;
                case 1 -> name + " and the " + adjective + " " + noun;
                case 2 -> name + "'s " + adjective + " " + noun;
                case 3 -> adjective + " " + noun + ": " + name + " & the " + other;
                case 4 -> "A " + noun + " for the " + adjective + " " + other;
                default -> adjective + " " + noun + " " + other;
            };
            if (taken.addAll(TitleForms.matching(made))) {
                return made;
            }
        }
    }

    /** A name that no other base has, out of these words. */
    String fresh(List<String> openings, List<String> nouns, List<String> endings) {
        while (true) {
            String made = pick.one(openings) + " " + pick.one(nouns) + " " + pick.one(endings);
            if (taken.addAll(TitleForms.matching(made))) {
                return made;
            }
        }
    }

    Work film(String family, String name, int year, String... aliases) {
        Work film = new Work(
                names.size() + 1L, family, MediaKind.MOVIE, name, year, "", List.of(), List.of(), List.of(aliases));
        ItemDetails details =
                new ItemDetails(name, 0, 0, null, null, LocalDate.of(year, 6, 1), null, null, OUT, 0, null);
        return add(film, List.of(new ItemFacts(film.item(0, 0), film.id(), details, true, null)));
    }

    Work series(
            String family,
            String name,
            int year,
            String country,
            List<Integer> seasons,
            List<String> specials,
            String... aliases) {
        Work series = new Work(
                names.size() + 1L, family, MediaKind.SERIES, name, year, country, seasons, specials, List.of(aliases));
        List<ItemFacts> items = new ArrayList<>();
        for (int number = 1; number <= specials.size(); number++) {
            items.add(episode(series, 0, number, specials.get(number - 1)));
        }
        for (int season = 1; season <= seasons.size(); season++) {
            for (int number = 1; number <= seasons.get(season - 1); number++) {
                items.add(episode(series, season, number, ""));
            }
        }
        return add(series, items);
    }

    /** A title of the world that the library does not have. */
    Work outside(Work like, String name, int year, String country) {
        return new Work(0, like.family(), like.kind(), name, year, country, like.seasons(), like.specials(), List.of());
    }

    private static ItemFacts episode(Work series, int season, int number, String name) {
        return new ItemFacts(
                series.item(season, number),
                series.id(),
                ItemDetails.episode(name, season, number, null, OUT),
                true,
                null);
    }

    private Work add(Work work, List<ItemFacts> items) {
        works.add(work);
        names.add(new TitleName(
                work.id(), work.kind(), work.name(), work.year(), work.aliases(), Map.of(), work.country()));
        facts.put(
                work.id(),
                new TitleFacts(
                        work.id(),
                        work.kind(),
                        work.name(),
                        work.year(),
                        Map.of(),
                        work.aliases(),
                        true,
                        45,
                        "",
                        Set.of(),
                        List.of(new SlotFacts(work.id(), work.id(), "HD", 1, 1, Path.of("/media"), "")),
                        items));
        return work;
    }
}
