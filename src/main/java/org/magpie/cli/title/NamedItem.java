package org.magpie.cli.title;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.magpie.base.error.UserException;
import org.magpie.insight.TitlePage;

/**
 * An item as a person writes it: "S02E03" or "2x03" for what is numbered, else its name or a part of it, without regard to case.
 */
public record NamedItem(String written) {
    private static final Pattern NUMBERED =
            Pattern.compile("s(\\d{1,4})\\s*e(\\d{1,5})|(\\d{1,4})x(\\d{1,5})", Pattern.CASE_INSENSITIVE);

    public NamedItem {
        written = written.strip();
    }

    /**
     * The one that is meant.
     *
     * @throws UserException when the title has no such item, or more than one
     */
    public TitlePage.ItemRow of(TitlePage title) {
        List<TitlePage.ItemRow> meant = meant(title.items());
        if (meant.isEmpty()) {
            throw new UserException("cli.item.none", title.row().name(), written);
        }
        if (meant.size() > 1) {
            throw new UserException("cli.item.many", title.row().name(), written, meant.size());
        }
        return meant.getFirst();
    }

    /**
     * The items of a season.
     *
     * @throws UserException when the title has none of that season
     */
    static Set<Long> ofSeason(TitlePage title, int season) {
        Set<Long> ids = title.items().stream()
                .filter(each -> each.season() == season)
                .map(TitlePage.ItemRow::id)
                .collect(Collectors.toSet());
        if (ids.isEmpty()) {
            throw new UserException("cli.season.none", title.row().name(), String.valueOf(season));
        }
        return ids;
    }

    private List<TitlePage.ItemRow> meant(List<TitlePage.ItemRow> items) {
        Matcher numbers = NUMBERED.matcher(written);
        if (numbers.matches()) {
            int at = numbers.group(1) == null ? 3 : 1;
            int season = Integer.parseInt(numbers.group(at));
            int number = Integer.parseInt(numbers.group(at + 1));
            return items.stream()
                    .filter(item -> item.season() == season && item.number() == number)
                    .toList();
        }
        List<TitlePage.ItemRow> exact = items.stream()
                .filter(item -> item.name().equalsIgnoreCase(written))
                .toList();
        return exact.isEmpty()
                ? items.stream().filter(item -> contains(item.name(), written)).toList()
                : exact;
    }

    private static boolean contains(String name, String part) {
        return !part.isEmpty() && name.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
    }
}
