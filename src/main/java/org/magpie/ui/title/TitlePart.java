package org.magpie.ui.title;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.magpie.insight.TitlePage;
import org.magpie.ui.kit.place.Context;

/**
 * A part of a title that a release may bring.
 *
 * @param key as {@code S02}, {@code S02E08}; empty for what has no number
 */
record TitlePart(String name, String key, Set<Long> items) {
    private static final Pattern NUMBER = Pattern.compile("(?i)(?<![a-z0-9])s(\\d{1,4})(?:[ ._-]?e(\\d{1,4}))?(?!\\d)");

    /** The whole where there is one thing, else each season and each item, newest first. */
    static List<TitlePart> of(Context context, TitlePage page) {
        if (page.items().size() == 1) {
            return List.of(new TitlePart(
                    page.row().name(), "", Set.of(page.items().getFirst().id())));
        }
        TreeMap<Integer, List<TitlePage.ItemRow>> seasons = page.items().stream()
                .collect(Collectors.groupingBy(TitlePage.ItemRow::season, TreeMap::new, Collectors.toList()));
        List<TitlePart> parts = new ArrayList<>();
        seasons.descendingMap().forEach((season, items) -> {
            boolean numbered = items.stream().anyMatch(item -> item.number() > 0);
            if (numbered) {
                String name = season == 0 ? context.text("title.specials") : context.text("title.season", season);
                parts.add(new TitlePart(
                        name,
                        key(season, 0),
                        items.stream().map(TitlePage.ItemRow::id).collect(Collectors.toUnmodifiableSet())));
            }
            items.forEach(item -> parts.add(
                    item.number() > 0
                            ? new TitlePart(
                                    key(season, item.number()) + "  " + item.name(),
                                    key(season, item.number()),
                                    Set.of(item.id()))
                            : new TitlePart(item.name(), "", Set.of(item.id()))));
        });
        return parts;
    }

    /** The part whose numbers stand in the release's name, else the first. */
    static Optional<TitlePart> likeliest(List<TitlePart> parts, String releaseName) {
        Matcher number = NUMBER.matcher(releaseName);
        if (number.find()) {
            int episode = number.group(2) == null ? 0 : Integer.parseInt(number.group(2));
            String said = key(Integer.parseInt(number.group(1)), episode);
            Optional<TitlePart> named =
                    parts.stream().filter(part -> part.key().equals(said)).findFirst();
            if (named.isPresent()) {
                return named;
            }
        }
        return parts.stream().findFirst();
    }

    private static String key(int season, int number) {
        return number == 0
                ? String.format(Locale.ROOT, "S%02d", season)
                : String.format(Locale.ROOT, "S%02dE%02d", season, number);
    }
}
