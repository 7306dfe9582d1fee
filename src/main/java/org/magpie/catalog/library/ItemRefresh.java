package org.magpie.catalog.library;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hibernate.StatelessSession;
import org.magpie.base.error.UserException;
import org.magpie.base.store.Rows;
import org.magpie.media.ItemDetails;
import org.magpie.media.MediaKind;
import org.magpie.media.title.Item;
import org.magpie.media.title.Title;
import org.magpie.media.title.TitleRepository_;

/**
 * Brings the items of a title into line with what its source says now. An item is known by its id at the source, and only by its
 * place among what no id speaks for: when a source moves its episodes, each keeps its row, and with it its files and whether it is
 * monitored.
 *
 * <p>Nothing that a person has set is lost by a bad answer: one that lacks more than half of what is known is not believed at all;
 * an item that a smaller gap takes away is remembered, and is as it was when the source knows it again.
 */
final class ItemRefresh {
    private final StatelessSession session;
    private final Rows rows;
    private final Instant now;

    ItemRefresh(StatelessSession session, Instant now) {
        this.session = session;
        this.rows = new Rows(session);
        this.now = now;
    }

    private record Place(int season, int number) {
        static Place of(ItemDetails details) {
            return new Place(details.season(), details.number());
        }

        static Place of(Item item) {
            return new Place(item.season(), item.number());
        }
    }

    /** An item that the source did not know the last time. */
    private record Dropped(long id, String sourceId, Place place, boolean monitored) {}

    /**
     * Takes an answer. New items are monitored if the title wants that. An item that the source has dropped goes too, unless there
     * is a file of it.
     *
     * @throws UserException {@code catalog.refresh-lacks} when more than half of the items are missing; nothing is changed
     */
    void take(Title title, List<ItemDetails> answer) {
        List<Item> old = new TitleRepository_(session).itemsOf(title.id());
        List<Dropped> dropped = dropped(title.id());
        Map<ItemDetails, Item> known = new LinkedHashMap<>();
        List<ItemDetails> fresh = match(old, answer, known);
        Set<Long> kept = new HashSet<>();
        known.values().forEach(item -> kept.add(item.id()));
        List<Item> missing =
                old.stream().filter(item -> !kept.contains(item.id())).toList();
        check(title, old, missing, dropped);

        OutdatedNames names = new OutdatedNames(rows, now);
        known.forEach((details, item) -> {
            comesBack(dropped, item);
            if (!item.details().equals(details)) {
                names.changed(item.id(), item.details(), details);
                item.learn(details);
                session.update(item);
            }
        });
        fresh.forEach(details -> insert(title, details, dropped));
        missing.forEach(item -> drop(item, dropped));
    }

    /**
     * First all ids, then places among what is left.
     *
     * @param known where each answer with its item is put
     * @return the answers without an item
     */
    private static List<ItemDetails> match(List<Item> old, List<ItemDetails> answer, Map<ItemDetails, Item> known) {
        Map<String, Item> byId = new HashMap<>();
        old.forEach(item -> item.sourceId().ifPresent(id -> byId.putIfAbsent(id, item)));
        Set<Long> claimed = new HashSet<>();
        List<ItemDetails> left = new ArrayList<>();
        for (ItemDetails details : answer) {
            Item same = details.sourceId() == null ? null : byId.remove(details.sourceId());
            if (same == null || known.containsKey(details)) {
                left.add(details);
            } else {
                known.put(details, same);
                claimed.add(same.id());
            }
        }
        boolean ids = !known.isEmpty();
        Map<Place, Deque<Item>> byPlace = new HashMap<>();
        old.stream()
                .filter(item -> !claimed.contains(item.id()))
                .forEach(item -> byPlace.computeIfAbsent(Place.of(item), place -> new ArrayDeque<>())
                        .addLast(item));
        List<ItemDetails> fresh = new ArrayList<>();
        for (ItemDetails details : left) {
            Item there =
                    byPlace.getOrDefault(Place.of(details), new ArrayDeque<>()).peekFirst();
            if (there != null && !known.containsKey(details) && (!ids || mayBeSame(there, details))) {
                byPlace.getOrDefault(Place.of(details), new ArrayDeque<>()).removeFirst();
                known.put(details, there);
            } else if (!known.containsKey(details)) {
                fresh.add(details);
            }
        }
        return fresh;
    }

    /** Where ids are known, another id at the same place is another episode, unless it bears the same name or date. */
    private static boolean mayBeSame(Item item, ItemDetails details) {
        ItemDetails before = item.details();
        return before.sourceId() == null
                || details.sourceId() == null
                || before.name().equalsIgnoreCase(details.name())
                || (before.releaseDate() != null && before.releaseDate().equals(details.releaseDate()));
    }

    private static void check(Title title, List<Item> old, List<Item> missing, List<Dropped> dropped) {
        Set<Long> missed = new HashSet<>();
        dropped.forEach(each -> missed.add(each.id()));
        // What was missing before and is kept for its files says nothing about this answer.
        long before = old.stream().filter(item -> !missed.contains(item.id())).count();
        long gone = missing.stream().filter(item -> !missed.contains(item.id())).count();
        if (gone * 2 > before) {
            throw new UserException("catalog.refresh-lacks", title.name(), gone, before);
        }
    }

    private void insert(Title title, ItemDetails details, List<Dropped> dropped) {
        boolean usual = title.monitorsNewItems() && (title.kind() != MediaKind.SERIES || details.season() > 0);
        Optional<Dropped> before = dropped.stream()
                .filter(each -> details.sourceId() != null && !each.sourceId().isEmpty()
                        ? each.sourceId().equals(details.sourceId())
                        : each.place().equals(Place.of(details)))
                .findFirst();
        session.insert(Item.of(
                title.kind(),
                title.id(),
                details,
                before.map(Dropped::monitored).orElse(usual)));
        before.ifPresent(each -> rows.change("delete from dropped_item where item_id = ?", each.id()));
    }

    private void comesBack(List<Dropped> dropped, Item item) {
        if (dropped.stream().anyMatch(each -> each.id() == item.id())) {
            rows.change("delete from dropped_item where item_id = ?", item.id());
        }
    }

    private void drop(Item item, List<Dropped> dropped) {
        if (dropped.stream().noneMatch(each -> each.id() == item.id())) {
            rows.change(
                    "insert into dropped_item (item_id, title_id, source_id, season, number, monitored, dropped)"
                            + " values (?, ?, ?, ?, ?, ?, ?)",
                    item.id(),
                    item.titleId(),
                    item.sourceId().orElse(""),
                    item.season(),
                    item.number(),
                    item.isMonitored(),
                    now);
        }
        rows.change("delete from item where id = ? and files = 0", item.id());
    }

    private List<Dropped> dropped(long titleId) {
        return rows.list(
                "select item_id, source_id, season, number, monitored from dropped_item where title_id = ?"
                        + " order by dropped desc, item_id",
                row -> new Dropped(
                        row.getLong(1), row.getString(2), new Place(row.getInt(3), row.getInt(4)), row.getBoolean(5)),
                titleId);
    }
}
