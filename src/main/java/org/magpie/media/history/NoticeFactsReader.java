package org.magpie.media.history;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.magpie.base.store.Rows;

/** Adds to facts what the library knows of the title and the items that they name by id. Belongs to the session's transaction. */
public final class NoticeFactsReader {
    private static final Map<String, String> MEDIA =
            Map.of("MOVIE", "movie", "SERIES", "series", "MUSIC", "artist", "BOOK", "author");

    private final Rows rows;
    /** Most units tell of one title, some of hundreds of its files. */
    private final Map<Long, Optional<Known>> titles = new LinkedHashMap<>();

    private record Known(
            String media, String name, int year, Optional<String> poster, Map<String, String> ids, List<String> tags) {}

    public NoticeFactsReader(Rows rows) {
        this.rows = rows;
    }

    /** The same with what is known; as they are where the title is gone. */
    public NoticeFacts complete(NoticeFacts facts) {
        NoticeFacts with = facts;
        if (facts.titleId() != 0 && facts.media().isEmpty()) {
            Optional<Known> title = titles.computeIfAbsent(facts.titleId(), this::title);
            if (title.isPresent()) {
                Known known = title.get();
                with = facts.change()
                        .title(facts.titleId(), known.name())
                        .known(known.media(), known.year(), known.ids(), known.tags())
                        .poster(known.poster())
                        .make();
            }
        }
        return with.items().stream().anyMatch(item -> item.name().isEmpty())
                ? with.change().items(items(with.items())).make()
                : with;
    }

    private Optional<Known> title(long id) {
        Map<String, String> ids = new TreeMap<>();
        rows.each(
                "select source, external_id from title_ids where title_id = ?",
                row -> {
                    ids.put(row.getString(1), row.getString(2));
                },
                id);
        List<String> tags = rows.list(
                "select tag.name from title_tag join tag on tag.id = title_tag.tag_id where title_tag.title_id = ?"
                        + " order by tag.name",
                row -> row.getString(1),
                id);
        return rows.first(
                "select kind, name, first_year, poster_address from title where id = ?",
                row -> new Known(
                        MEDIA.getOrDefault(row.getString(1), ""),
                        row.getString(2),
                        row.getInt(3),
                        Optional.ofNullable(row.getString(4)).filter(address -> address.matches("https?://.+")),
                        ids,
                        tags),
                id);
    }

    private List<NoticeFacts.Item> items(List<NoticeFacts.Item> named) {
        Long[] ids = named.stream().map(NoticeFacts.Item::id).toArray(Long[]::new);
        Map<Long, NoticeFacts.Item> known = rows
                .list(
                        "select id, kind, season, number, name from item where id = any(?)",
                        row -> {
                            boolean isEpisode = row.getString(2).equals("EPISODE");
                            return new NoticeFacts.Item(
                                    row.getLong(1),
                                    isEpisode ? row.getInt(3) : -1,
                                    isEpisode ? row.getInt(4) : 0,
                                    row.getString(5));
                        },
                        (Object) ids)
                .stream()
                .collect(Collectors.toMap(NoticeFacts.Item::id, Function.identity()));
        List<NoticeFacts.Item> all = new ArrayList<>();
        named.forEach(item -> all.add(known.getOrDefault(item.id(), item)));
        all.sort(
                java.util.Comparator.comparingInt(NoticeFacts.Item::season).thenComparingInt(NoticeFacts.Item::number));
        return all;
    }
}
