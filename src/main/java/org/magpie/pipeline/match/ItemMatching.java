package org.magpie.pipeline.match;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.magpie.base.error.Message;
import org.magpie.media.ItemFacts;
import org.magpie.media.TitleFacts;
import org.magpie.media.name.TitleForms;
import org.magpie.pipeline.match.EpisodeNumbering.Counted;
import org.magpie.pipeline.match.EpisodeNumbering.Numbered;
import org.magpie.pipeline.parse.ParsedRelease;
import org.magpie.pipeline.parse.ParsedRelease.Numbers;
import org.magpie.pipeline.parse.WorkReading;

/** Finds which items of its title a release holds. */
final class ItemMatching {
    /** Counting episodes through is only right while no season has been renumbered. */
    private static final double COUNTED = 0.9;
    /** A person has to say whether they are meant. */
    static final double UNCERTAIN = 0.7;

    private ItemMatching() {}

    /**
     * What was found.
     *
     * @param certainty 0 to 1, multiplied with that of the title
     * @param problem why there is nothing; empty when there is something
     */
    record Items(List<Long> ids, double certainty, Optional<Message> problem) {
        static Items of(List<ItemFacts> items) {
            return new Items(items.stream().map(ItemFacts::id).toList(), 1, Optional.empty());
        }

        static Items none(Message why) {
            return new Items(List.of(), 0, Optional.of(why));
        }

        /** The same items, of which a person has to say that they are meant. */
        Items doubted(double bound, Message why) {
            return ids.isEmpty() || certainty <= bound ? this : new Items(ids, bound, Optional.of(why));
        }
    }

    /**
     * @param scene where releases number the title's episodes otherwise
     * @param season what the release calls the season in the title's name; empty where it does not
     */
    static Items of(ParsedRelease parsed, TitleFacts title, EpisodeNumbering scene, Optional<SeasonWords> season) {
        return switch (parsed.kind()) {
            case MOVIE ->
                title.items().isEmpty()
                        ? Items.none(Message.of("match.no-film"))
                        : Items.of(title.items().subList(0, 1));
            case SERIES ->
                season.or(() -> beside(parsed.numbers()))
                        .map(words -> ofSeason(parsed, words, title, scene))
                        .orElseGet(() -> ofSeries(parsed, parsed.numbers(), title, scene));
            case MUSIC, BOOK -> works(parsed, title);
        };
    }

    /** "Title (Season 2) - 05": a season with a number that is none of S and E. */
    private static Optional<SeasonWords> beside(Numbers numbers) {
        return isBeside(numbers)
                ? Optional.of(new SeasonWords("", numbers.seasons().getFirst(), 0, true))
                : Optional.empty();
    }

    private static boolean isBeside(Numbers numbers) {
        return numbers.seasons().size() == 1
                && numbers.episodes().isEmpty()
                && !numbers.absolute().isEmpty();
    }

    private static Items ofSeries(ParsedRelease parsed, Numbers numbers, TitleFacts title, EpisodeNumbering scene) {
        if (SpecialMatching.isSpecial(numbers)) {
            return SpecialMatching.of(parsed, title, episodes(numbers, title));
        }
        return scene.isEmpty()
                ? episodes(numbers, title)
                : renumbered(numbers, title, scene).orElseGet(() -> episodes(numbers, title));
    }

    /**
     * The episodes of a release that names the season in its title. A number there is that inside the season, as groups of anime write it;
     * only one that the season does not reach is that over all seasons.
     */
    private static Items ofSeason(ParsedRelease parsed, SeasonWords words, TitleFacts title, EpisodeNumbering scene) {
        Numbers numbers = parsed.numbers();
        int season = words.season();
        if (!numbers.seasons().isEmpty() && !isBeside(numbers)) {
            Items stated = ofSeries(parsed, numbers, title, scene);
            return numbers.seasons().equals(List.of(season))
                    ? stated
                    : stated.doubted(
                            UNCERTAIN,
                            Message.of(
                                    "match.season-contradicts", Integer.toString(season), joined(numbers.seasons())));
        }
        if (numbers.airDate() != null || (numbers.absolute().isEmpty() && !numbers.fullSeason())) {
            return ofSeries(parsed, numbers, title, scene);
        }
        Numbers inside = new Numbers(
                List.of(season),
                numbers.absolute(),
                List.of(),
                null,
                numbers.absolute().isEmpty(),
                numbers.special(),
                numbers.seasonPart());
        Items found = ofSeries(parsed, inside, title, scene);
        if (words.part() > 1) {
            // Some groups count on through the parts of a season, others begin again with each.
            found = found.doubted(UNCERTAIN, Message.of("match.season-part", Integer.toString(words.part())));
        }
        if (numbers.absolute().isEmpty()
                || found.ids().size() >= numbers.absolute().size()) {
            return found;
        }
        Items running = ofSeries(parsed, numbers, title, scene);
        boolean isOfSeason = running.ids().size() >= numbers.absolute().size()
                && running.ids().stream()
                        .allMatch(id -> title.item(id)
                                .filter(item -> item.details().season() == season)
                                .isPresent());
        return isOfSeason
                ? running
                : found.doubted(
                        UNCERTAIN,
                        Message.of("match.no-episode", "S%02dE%s".formatted(season, joined(numbers.absolute()))));
    }

    private static Items episodes(Numbers numbers, TitleFacts title) {
        if (numbers.airDate() != null) {
            return aired(numbers.airDate(), numbers.dailyPart(), title);
        }
        if (!numbers.seasons().isEmpty() && !numbers.episodes().isEmpty()) {
            return numbered(numbers.seasons().getFirst(), numbers.episodes(), title);
        }
        if (!numbers.absolute().isEmpty()) {
            return counted(numbers.absolute(), title);
        }
        if (numbers.seasonPart() > 0) {
            return Items.none(Message.of("match.season-part", Integer.toString(numbers.seasonPart())));
        }
        if (!numbers.seasons().isEmpty() && (numbers.seasonExtra() || numbers.special())) {
            return Items.none(Message.of("match.extras", joined(numbers.seasons())));
        }
        if (!numbers.seasons().isEmpty() && numbers.partialSeason()) {
            return Items.none(Message.of("match.incomplete", joined(numbers.seasons())));
        }
        if (!numbers.seasons().isEmpty()) {
            return found(
                    title,
                    item -> numbers.seasons().contains(item.details().season()),
                    Message.of("match.no-season", joined(numbers.seasons())));
        }
        if (numbers.fullSeason()) {
            return found(title, item -> item.details().season() > 0, Message.of("match.no-episodes"));
        }
        return Items.none(Message.of(numbers.special() ? "match.special" : "match.no-numbers"));
    }

    /** The items that the numbering names; empty where it says nothing of the release's numbers. */
    private static Optional<Items> renumbered(Numbers numbers, TitleFacts title, EpisodeNumbering scene) {
        if (numbers.airDate() != null || numbers.seasonPart() > 0) {
            return Optional.empty();
        }
        return numbers.seasons().isEmpty()
                ? recounted(numbers.absolute(), title, scene.running())
                : reseasoned(numbers, title, scene.seasons());
    }

    private static Optional<Items> reseasoned(Numbers numbers, TitleFacts title, List<Numbered> scene) {
        if (scene.isEmpty()) {
            return Optional.empty();
        }
        List<Numbered> meant = scene.stream()
                .filter(each -> numbers.seasons().contains(each.sceneSeason()))
                .filter(each ->
                        numbers.episodes().isEmpty() || numbers.episodes().contains(each.sceneNumber()))
                .toList();
        boolean whole = numbers.episodes().stream()
                .allMatch(number -> meant.stream().anyMatch(each -> each.sceneNumber() == number));
        return whole ? there(title, meant) : Optional.empty();
    }

    /** The items that bear these numbers over all seasons in releases; empty where one of the numbers is not said. */
    private static Optional<Items> recounted(List<Integer> absolute, TitleFacts title, List<Counted> scene) {
        List<Counted> meant = scene.stream()
                .filter(each -> absolute.contains(each.absolute()))
                .toList();
        boolean whole =
                absolute.stream().allMatch(number -> meant.stream().anyMatch(each -> each.absolute() == number));
        return whole ? there(title, meant) : Optional.empty();
    }

    private static Optional<Items> there(TitleFacts title, List<? extends EpisodeNumbering.Episode> meant) {
        List<ItemFacts> items = title.items().stream()
                .filter(item -> meant.stream()
                        .anyMatch(each -> each.season() == item.details().season()
                                && each.number() == item.details().number()))
                .toList();
        return items.isEmpty() ? Optional.empty() : Optional.of(Items.of(items));
    }

    /**
     * Of a day with several episodes, a part is the one that comes at its place; without a part it may be any of them.
     *
     * @param part number of the part, 0 where none is said
     */
    private static Items aired(LocalDate day, int part, TitleFacts title) {
        Items all = found(
                title,
                item -> day.equals(item.details().releaseDate()),
                Message.of("match.no-episode-of-day", day.toString()));
        if (all.ids().size() > 1 && part > 0 && part <= all.ids().size()) {
            return new Items(List.of(all.ids().get(part - 1)), 1, Optional.empty());
        }
        if (all.ids().size() > 1) {
            Message which = Message.of("match.several-of-day", all.ids().size(), day.toString());
            return new Items(all.ids(), UNCERTAIN, Optional.of(which));
        }
        return all;
    }

    private static Items numbered(int season, List<Integer> numbers, TitleFacts title) {
        return found(
                title,
                item -> item.details().season() == season
                        && numbers.contains(item.details().number()),
                Message.of("match.no-episode", "S%02dE%s".formatted(season, joined(numbers))));
    }

    /** Numbers over all seasons: those that the source gives, else counted through from the first regular episode. */
    private static Items counted(List<Integer> absolute, TitleFacts title) {
        Message why = Message.of("match.no-absolute", joined(absolute));
        if (title.items().stream().anyMatch(item -> item.details().absolute() != null)) {
            return found(
                    title,
                    item -> absolute.contains(
                            Objects.requireNonNullElse(item.details().absolute(), -1)),
                    why);
        }
        List<ItemFacts> regular = title.items().stream()
                .filter(item -> item.details().season() > 0)
                .sorted(Comparator.comparingInt(
                                (ItemFacts item) -> item.details().season())
                        .thenComparingInt(item -> item.details().number()))
                .toList();
        List<Long> ids = new ArrayList<>();
        for (int number : absolute) {
            if (number >= 1 && number <= regular.size()) {
                ids.add(regular.get(number - 1).id());
            }
        }
        if (ids.isEmpty()) {
            return Items.none(why);
        }
        boolean oneSeason = regular.getLast().details().season() == 1;
        return new Items(ids, oneSeason ? 1 : COUNTED, Optional.empty());
    }

    private static Items works(ParsedRelease parsed, TitleFacts title) {
        if (parsed.titles().stream().anyMatch(WorkReading.DISCOGRAPHY::equalsIgnoreCase)) {
            return title.items().isEmpty()
                    ? Items.none(Message.of("match.no-work", parsed.title()))
                    : Items.of(title.items());
        }
        Set<String> names = parsed.titles().stream()
                .flatMap(name -> TitleForms.matching(name).stream())
                .collect(Collectors.toUnmodifiableSet());
        return found(
                title,
                item -> TitleForms.matching(item.details().name()).stream().anyMatch(names::contains),
                Message.of("match.no-work", parsed.title()));
    }

    private static Items found(TitleFacts title, Predicate<ItemFacts> fits, Message why) {
        List<ItemFacts> items = title.items().stream().filter(fits).toList();
        return items.isEmpty() ? Items.none(why) : Items.of(items);
    }

    private static String joined(List<Integer> numbers) {
        return String.join(
                ", ", numbers.stream().limit(20).map("%02d"::formatted).toList());
    }
}
