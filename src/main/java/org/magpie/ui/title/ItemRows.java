package org.magpie.ui.title;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.magpie.insight.TitlePage;
import org.magpie.media.MediaKind;

/** The items of a title as the lines of one list: a heading for each season, below it its items unless it is folded. */
final class ItemRows {
    private ItemRows() {}

    /** One line. */
    sealed interface Line {
        /**
         * @param number 0 for specials
         */
        record Season(int number, boolean open, int have, int wanted, long size, List<TitlePage.ItemRow> items)
                implements Line {}

        record Item(TitlePage.ItemRow row) implements Line {}
    }

    /**
     * Seasons newest first, their items newest first; without headings where there is only one heap of items.
     *
     * @param folded numbers of seasons whose items are left out
     */
    static List<Line> of(TitlePage page, Set<Integer> folded) {
        boolean seasons = page.items().stream().anyMatch(item -> item.season() > 0 || item.number() > 0);
        List<Line> lines = new ArrayList<>();
        if (!seasons) {
            page.items().forEach(item -> lines.add(new Line.Item(item)));
            return lines;
        }
        Map<Integer, List<TitlePage.ItemRow>> bySeason =
                new TreeMap<>(Comparator.<Integer>naturalOrder().reversed());
        page.items()
                .forEach(item -> bySeason.computeIfAbsent(item.season(), number -> new ArrayList<>())
                        .add(item));
        bySeason.forEach((number, items) -> {
            items.sort(Comparator.comparingInt(TitlePage.ItemRow::number).reversed());
            boolean open = !folded.contains(number);
            lines.add(season(number, open, items));
            if (open) {
                items.forEach(item -> lines.add(new Line.Item(item)));
            }
        });
        return lines;
    }

    private static boolean hasComeOut(TitlePage.ItemRow item, LocalDate today) {
        LocalDate date = item.date();
        return !item.files().isEmpty()
                || (date == null ? item.state() == TitlePage.ItemState.MISSING : !date.isAfter(today));
    }

    /** What an item goes by where its line does not say it: "S01E03 Undertow" of a series, its name otherwise. */
    static String called(TitlePage page, TitlePage.ItemRow item) {
        String name = item.name().strip();
        if (item.number() == 0) {
            return name.isEmpty() ? page.row().name() : name;
        }
        String number = page.row().kind() == MediaKind.SERIES
                ? String.format(Locale.ROOT, "S%02dE%02d", item.season(), item.number())
                : Integer.toString(item.number());
        return name.isEmpty() ? number : number + " " + name;
    }

    private static Line.Season season(int number, boolean open, List<TitlePage.ItemRow> items) {
        int have = (int) items.stream().filter(item -> !item.files().isEmpty()).count();
        long size = items.stream()
                .flatMap(item -> item.files().stream())
                .mapToLong(TitlePage.FileRow::size)
                .sum();
        return new Line.Season(number, open, have, items.size(), size, List.copyOf(items));
    }

    /** All seasons but the one that is running: what is folded at first. One that has not begun runs only where none has. */
    static Set<Integer> foldedAtFirst(TitlePage page, LocalDate today) {
        int newest = page.items().stream()
                .filter(item -> hasComeOut(item, today))
                .mapToInt(TitlePage.ItemRow::season)
                .max()
                .orElseGet(() -> page.items().stream()
                        .mapToInt(TitlePage.ItemRow::season)
                        .filter(season -> season > 0)
                        .min()
                        .orElse(0));
        return page.items().stream()
                .map(TitlePage.ItemRow::season)
                .filter(season -> season != newest)
                .collect(java.util.stream.Collectors.toSet());
    }
}
