package org.magpie.media.library;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hibernate.StatelessSession;
import org.magpie.base.store.Rows;
import org.magpie.media.ItemDetails;
import org.magpie.media.ItemFacts;
import org.magpie.media.MediaKind;
import org.magpie.media.NamingFacts;
import org.magpie.media.SeriesType;
import org.magpie.media.SlotFacts;
import org.magpie.media.TitleFacts;
import org.magpie.media.file.MediaFile;
import org.magpie.media.name.TitleName;
import org.magpie.media.title.TitleRepository_;

/** Reads titles, slots and items straight into the records that the pipeline works with. */
final class FactsReader {
    static final String ITEM_COLUMNS =
            "item.id, item.title_id, item.name, item.season, item.number, item.absolute_number,"
                    + " item.release_date, item.cinema_date, item.digital_date, item.physical_date, item.available, item.minutes,"
                    + " item.source_id, item.monitored, item.last_searched";

    /**
     * Begins a join with the titles that are asked for. "= any(?)" finds the same rows, but then holds each of them against the whole
     * list again: thousands of episodes times a thousand titles.
     */
    private static final String WANTED = " from table(id bigint = ?) wanted join ";

    private static final Comparator<ItemFacts> BY_NUMBER = Comparator.comparingInt(
                    (ItemFacts item) -> item.details().season())
            .thenComparingInt(item -> item.details().number())
            .thenComparingLong(ItemFacts::id);

    private final StatelessSession session;
    private final Rows rows;

    FactsReader(StatelessSession session) {
        this.session = session;
        this.rows = new Rows(session);
    }

    List<TitleFacts> facts(Set<Long> titleIds) {
        if (titleIds.isEmpty()) {
            return List.of();
        }
        Object[] wanted = new TreeSet<>(titleIds).toArray();
        Map<Long, List<SlotFacts>> slots = new HashMap<>();
        slots(wanted)
                .forEach(slot -> slots.computeIfAbsent(slot.titleId(), id -> new ArrayList<>(2))
                        .add(slot));
        Map<Long, List<ItemFacts>> items = new HashMap<>();
        rows.each(
                "select " + ITEM_COLUMNS + WANTED + "item on item.title_id = wanted.id",
                row -> items.computeIfAbsent(row.getLong(2), id -> new ArrayList<>())
                        .add(item(row)),
                (Object) wanted);
        items.values().forEach(ofTitle -> ofTitle.sort(BY_NUMBER));
        Map<Long, List<String>> aliases = texts(
                "select title_id, alias from title_alias where title_id = any(?1) union"
                        + " select title_id, alias from own_alias where title_id = any(?1) order by 1, 2",
                wanted);
        Map<Long, List<String>> tags = texts(
                "select link.title_id, tag.name from title_tag link join tag on tag.id = link.tag_id"
                        + " where link.title_id = any(?) order by link.title_id, tag.name",
                wanted);
        Map<Long, Map<String, String>> ids = ids(
                "select title_id, source, external_id" + WANTED + "title_ids on title_id = wanted.id", (Object) wanted);
        Map<Long, NamingFacts> naming = naming(wanted);
        return new TitleRepository_(session)
                .titles(titleIds).stream()
                        .map(title -> new TitleFacts(
                                title.id(),
                                title.kind(),
                                title.name(),
                                title.year(),
                                ids.getOrDefault(title.id(), Map.of()),
                                aliases.getOrDefault(title.id(), List.of()),
                                title.isMonitored(),
                                title.minutes(),
                                title.originalLanguage(),
                                Set.copyOf(tags.getOrDefault(title.id(), List.of())),
                                slots.getOrDefault(title.id(), List.of()),
                                items.getOrDefault(title.id(), List.of()),
                                naming.getOrDefault(title.id(), NamingFacts.NONE)))
                        .toList();
    }

    List<TitleName> names() {
        Map<Long, List<String>> aliases = texts("select title_id, alias from title_alias union"
                + " select title_id, alias from own_alias order by 1, 2");
        Map<Long, Map<String, String>> ids = ids("select title_id, source, external_id from title_ids");
        return rows.list(
                "select id, kind, name, first_year, coalesce(country, '') from title"
                        + " left join title_naming on title_id = id order by id",
                row -> name(row, aliases, ids));
    }

    List<TitleName> names(Set<Long> titleIds) {
        Object[] wanted = new TreeSet<>(titleIds).toArray();
        Map<Long, List<String>> aliases = texts(
                "select title_id, alias from title_alias where title_id = any(?1) union"
                        + " select title_id, alias from own_alias where title_id = any(?1) order by 1, 2",
                wanted);
        Map<Long, Map<String, String>> ids =
                ids("select title_id, source, external_id from title_ids where title_id = any(?)", (Object) wanted);
        return rows.list(
                "select id, kind, name, first_year, coalesce(country, '') from title"
                        + " left join title_naming on title_id = id where id = any(?) order by id",
                row -> name(row, aliases, ids),
                (Object) wanted);
    }

    private static TitleName name(ResultSet row, Map<Long, List<String>> aliases, Map<Long, Map<String, String>> ids)
            throws java.sql.SQLException {
        return new TitleName(
                row.getLong(1),
                MediaKind.valueOf(row.getString(2)),
                row.getString(3),
                row.getInt(4),
                aliases.getOrDefault(row.getLong(1), List.of()),
                ids.getOrDefault(row.getLong(1), Map.of()),
                row.getString(5));
    }

    private Map<Long, NamingFacts> naming(Object[] wanted) {
        Map<Long, Map<String, String>> translations = new HashMap<>();
        rows.each(
                "select title_id, language, title_translation.name" + WANTED
                        + "title_translation on title_id = wanted.id",
                row -> translations
                        .computeIfAbsent(row.getLong(1), id -> new HashMap<>())
                        .put(row.getString(2), row.getString(3)),
                (Object) wanted);
        Map<Long, NamingFacts> naming = new HashMap<>();
        rows.each(
                "select title_id, series_type" + WANTED + "chosen_series_type on title_id = wanted.id",
                row -> naming.put(row.getLong(1), NamingFacts.NONE.with(SeriesType.valueOf(row.getString(2)))),
                (Object) wanted);
        rows.each(
                "select title_id, original_title, collection, certification, country, series_type" + WANTED
                        + "title_naming on title_id = wanted.id",
                row -> naming.merge(
                        row.getLong(1),
                        new NamingFacts(
                                row.getString(2),
                                translations.getOrDefault(row.getLong(1), Map.of()),
                                row.getString(3),
                                row.getString(4),
                                row.getString(5),
                                SeriesType.valueOf(row.getString(6))),
                        // What a person chose goes before what the source says.
                        (chosen, sourced) -> sourced.with(chosen.type())),
                (Object) wanted);
        return naming;
    }

    List<ItemFacts> items(Set<Long> itemIds) {
        return rows.list(
                "select " + ITEM_COLUMNS + " from item where item.id = any(?)"
                        + " order by item.title_id, item.season, item.number, item.id",
                FactsReader::item,
                (Object) new TreeSet<>(itemIds).toArray());
    }

    List<SlotFacts> slots(Object[] titleIds) {
        Map<Long, Path> roots = roots();
        return rows.list(
                "select slot.id, title_id, name, profile_id, root_id, folder" + WANTED + "slot on title_id = wanted.id"
                        + " order by title_id, place, slot.id",
                row -> new SlotFacts(
                        row.getLong(1),
                        row.getLong(2),
                        row.getString(3),
                        row.getLong(4),
                        row.getLong(5),
                        root(roots, row.getLong(5)),
                        row.getString(6)),
                (Object) titleIds);
    }

    /** The roots' paths by id. */
    Map<Long, Path> roots() {
        return new ProfileRows(session)
                .roots().stream().collect(Collectors.toMap(ProfileRows.Root::id, ProfileRows.Root::path));
    }

    /** What each of the files holds, by the file's id. */
    Map<Long, Set<Long>> itemsOfFiles(List<MediaFile> files) {
        Map<Long, Set<Long>> items = new HashMap<>();
        rows.each(
                "select file_id, item_id from file_item where file_id = any(?)",
                row -> items.computeIfAbsent(row.getLong(1), id -> new TreeSet<>())
                        .add(row.getLong(2)),
                (Object) files.stream().map(MediaFile::id).toArray());
        return items;
    }

    /** Reads {@link #ITEM_COLUMNS}, which must come first. */
    static ItemFacts item(ResultSet row) throws java.sql.SQLException {
        return new ItemFacts(
                row.getLong(1),
                row.getLong(2),
                new ItemDetails(
                        row.getString(3),
                        row.getInt(4),
                        row.getInt(5),
                        row.getObject(6, Integer.class),
                        row.getObject(7, LocalDate.class),
                        row.getObject(8, LocalDate.class),
                        row.getObject(9, LocalDate.class),
                        row.getObject(10, LocalDate.class),
                        row.getObject(11, Instant.class),
                        row.getInt(12),
                        row.getString(13)),
                row.getBoolean(14),
                row.getObject(15, Instant.class));
    }

    private static Path root(Map<Long, Path> roots, long id) {
        Path root = roots.get(id);
        if (root == null) {
            throw new IllegalStateException("a slot without its root folder " + id);
        }
        return root;
    }

    private Map<Long, List<String>> texts(String sql, Object... values) {
        Map<Long, List<String>> texts = new HashMap<>();
        rows.each(
                sql,
                row -> texts.computeIfAbsent(row.getLong(1), id -> new ArrayList<>(2))
                        .add(row.getString(2)),
                values.length == 0 ? values : new Object[] {values});
        return texts;
    }

    private Map<Long, Map<String, String>> ids(String sql, Object... values) {
        Map<Long, Map<String, String>> ids = new HashMap<>();
        rows.each(
                sql,
                row -> ids.computeIfAbsent(row.getLong(1), id -> new TreeMap<>())
                        .put(row.getString(2), row.getString(3)),
                values);
        return ids;
    }
}
