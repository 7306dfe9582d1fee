package org.magpie.catalog.library;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.hibernate.StatelessSession;
import org.magpie.base.store.Rows;
import org.magpie.catalog.Credit;
import org.magpie.catalog.SourceTitle;
import org.magpie.media.ItemDetails;
import org.magpie.media.MediaKind;
import org.magpie.media.NamingFacts;
import org.magpie.media.title.Item;
import org.magpie.media.title.Title;

/** Writes a title's rows: names, ids, tags and items. */
final class TitleRows {
    private final StatelessSession session;
    private final Rows rows;

    TitleRows(StatelessSession session) {
        this.session = session;
        this.rows = new Rows(session);
    }

    /** The title that is the same by its source, by any id, or, where it has none, by name and year. */
    Optional<Long> twin(MediaKind kind, SourceTitle title, boolean byHand) {
        for (Map.Entry<String, String> id : title.ids().entrySet()) {
            Optional<Long> twin = rows.first(
                    "select title.id from title_ids known join title on title.id = known.title_id"
                            + " where known.source = ? and known.external_id = ? and title.kind = ?",
                    row -> row.getLong(1),
                    id.getKey(),
                    id.getValue(),
                    kind.name());
            if (twin.isPresent()) {
                return twin;
            }
        }
        if (!byHand) {
            return Optional.empty();
        }
        return rows.first(
                "select id from title where kind = ? and sort_name = ? and first_year = ?",
                row -> row.getLong(1),
                kind.name(),
                Title.sortName(title.details().name()),
                title.details().year());
    }

    /**
     * The name of another title that is the same as this one: by an id, or by name and year where one of the two was made by hand and
     * has no ids.
     */
    Optional<String> doubleOf(long titleId) {
        return rows.first(
                "select other.name from title mine join title other on other.kind = mine.kind and other.id <> mine.id"
                        + " where mine.id = ? and (exists (select 1 from title_ids theirs join title_ids own"
                        + " on own.source = theirs.source and own.external_id = theirs.external_id"
                        + " where theirs.title_id = other.id and own.title_id = mine.id)"
                        + " or (other.sort_name = mine.sort_name and other.first_year = mine.first_year"
                        + " and (not exists (select 1 from title_ids where title_id = mine.id)"
                        + " or not exists (select 1 from title_ids where title_id = other.id)))) limit 1",
                row -> row.getString(1),
                titleId);
    }

    /** Puts these ids and aliases instead of the title's former ones. */
    void know(long titleId, Map<String, String> ids, Collection<String> aliases) {
        rows.change("delete from title_ids where title_id = ?", titleId);
        rows.batch(
                "insert into title_ids (title_id, source, external_id) values (?, ?, ?)",
                ids.entrySet().stream().map(id -> Rows.row(titleId, id.getKey(), id.getValue())));
        rows.change("delete from title_alias where title_id = ?", titleId);
        rows.batch(
                "insert into title_alias (title_id, alias) values (?, ?)",
                aliases.stream().distinct().map(alias -> Rows.row(titleId, alias)));
    }

    /** Puts what names of files need instead of what was known of it. */
    void name(long titleId, NamingFacts naming) {
        rows.change(
                "merge into title_naming (title_id, original_title, collection, certification, country, series_type)"
                        + " key (title_id) values (?, ?, ?, ?, ?, ?)",
                titleId,
                naming.originalTitle(),
                naming.collection(),
                naming.certification(),
                naming.country(),
                naming.type().name());
        rows.change("delete from title_translation where title_id = ?", titleId);
        rows.batch(
                "insert into title_translation (title_id, language, name) values (?, ?, ?)",
                naming.translations().entrySet().stream()
                        .map(each -> Rows.row(titleId, each.getKey(), each.getValue())));
    }

    /** Puts these credits instead of the title's former ones. */
    void credit(long titleId, List<Credit> credits) {
        rows.change("delete from title_credit where title_id = ?", titleId);
        for (Credit credit : credits) {
            rows.change(
                    "merge into title_credit (title_id, part, author, license, page) key (title_id, part)"
                            + " values (?, ?, ?, ?, ?)",
                    titleId,
                    credit.part().name(),
                    credit.author(),
                    credit.license(),
                    Objects.toString(credit.page(), null));
        }
    }

    /** Gives the title these tags and no others. */
    void tag(long titleId, Set<String> tags) {
        rows.change("delete from title_tag where title_id = ?", titleId);
        for (String tag : tags) {
            rows.change("merge into tag (name) key (name) values (?)", tag);
            rows.change("insert into title_tag (title_id, tag_id) select ?, id from tag where name = ?", titleId, tag);
        }
    }

    /** Inserts the items of a new title. */
    void insert(MediaKind kind, long titleId, List<ItemDetails> items, InitialMonitoring initialMonitoring) {
        session.insertMultiple(items.stream()
                .map(item -> Item.of(kind, titleId, item, initialMonitoring.wants(item)))
                .toList());
    }

    /** Inserts those of the items that a title lacks by season and number; returns their ids. */
    List<Long> complete(Title title, List<ItemDetails> told) {
        Set<List<Integer>> there = new HashSet<>(rows.list(
                "select season, number from item where title_id = ?",
                row -> List.of(row.getInt(1), row.getInt(2)),
                title.id()));
        List<Item> fresh = told.stream()
                .filter(item -> there.add(List.of(item.season(), item.number())))
                .map(item -> Item.of(title.kind(), title.id(), item, title.monitorsNewItems()))
                .toList();
        session.insertMultiple(fresh);
        return fresh.stream().map(Item::id).toList();
    }
}
