package org.magpie.media.exclusion;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.UserException;
import org.magpie.base.store.Rows;
import org.magpie.base.store.Store;
import org.magpie.base.store.UnitOfWork;
import org.magpie.base.text.Json;
import org.magpie.base.text.PlainText;
import org.magpie.media.MediaKind;

/** {@link Exclusions} in the database. */
public final class StoredExclusions implements Exclusions {
    private static final int LONGEST = 500;

    private final Store store;
    private final Clock clock;

    public StoredExclusions(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public List<Exclusion> all() {
        Instant now = clock.instant();
        return store.read(session -> stored(new Rows(session))).stream()
                .filter(each -> !each.isOverAt(now))
                .toList();
    }

    private static List<Exclusion> stored(Rows rows) {
        Map<Long, Map<String, String>> ids = new HashMap<>();
        rows.each(
                "select exclusion_id, source, external_id from exclusion_id",
                row -> ids.computeIfAbsent(row.getLong(1), id -> new TreeMap<>())
                        .put(row.getString(2), row.getString(3)));
        return rows.list(
                "select id, type, what, label, media_kind, ends, reason, added_by, added from exclusion"
                        + " order by added desc, id desc",
                row -> exclusion(row, ids.getOrDefault(row.getLong(1), Map.of())));
    }

    private static Exclusion exclusion(ResultSet row, Map<String, String> ids) throws SQLException {
        String kind = row.getString(5);
        return new Exclusion(
                row.getLong(1),
                Exclusion.Type.valueOf(row.getString(2)),
                row.getString(3),
                row.getString(4),
                kind == null ? null : MediaKind.valueOf(kind),
                ids,
                row.getObject(6, Instant.class),
                row.getString(7),
                row.getString(8),
                row.getObject(9, Instant.class));
    }

    @Override
    public Exclusion add(Exclusion.Type type, String value, @Nullable Instant until, String reason, String by) {
        return store.write(unit -> {
            String what = value(type, value);
            String label = type == Exclusion.Type.PROFILE ? profile(unit, what) : what;
            return keep(unit, made(type, what, label, null, Map.of(), until, reason, by));
        });
    }

    @Override
    public Exclusion addTitle(long titleId, @Nullable Instant until, String reason, String by) {
        return store.write(unit -> {
            ExclusionSubject title = subjects(new Rows(unit.session()), Set.of(titleId)).stream()
                    .findFirst()
                    .orElseThrow(() -> new UserException("exclusion.no-title", String.valueOf(titleId)));
            return keep(
                    unit,
                    made(
                            Exclusion.Type.TITLE,
                            Long.toString(titleId),
                            title.label(),
                            title.kind(),
                            title.ids(),
                            until,
                            reason,
                            by));
        });
    }

    private Exclusion made(
            Exclusion.Type type,
            String value,
            String label,
            @Nullable MediaKind kind,
            Map<String, String> ids,
            @Nullable Instant until,
            String reason,
            String by) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (until != null && !until.isAfter(now)) {
            throw new UserException("exclusion.over");
        }
        return new Exclusion(
                0,
                type,
                value,
                label,
                kind,
                ids,
                until == null ? null : until.truncatedTo(ChronoUnit.MICROS),
                shortened(PlainText.line(reason)),
                by,
                now);
    }

    private static String value(Exclusion.Type type, String value) {
        String text = PlainText.line(value).strip();
        if (text.isEmpty()) {
            throw new UserException("exclusion.empty");
        }
        if (text.length() > LONGEST) {
            throw new UserException("exclusion.too-long", LONGEST);
        }
        switch (type) {
            case ID -> {
                if (!text.matches("[a-z0-9_-]{1,40}:\\S{1,200}")) {
                    throw new UserException("exclusion.not-an-id", text);
                }
            }
            case NAME -> {
                if (text.matches("[*?\\s]+")) {
                    throw new UserException("exclusion.everything", text);
                }
            }
            case PROFILE -> {
                if (!text.matches("\\d{1,18}")) {
                    throw new UserException("exclusion.no-profile", text);
                }
            }
            case TITLE -> throw new IllegalArgumentException("A title is added by its number, with its ids");
            case TAG, GENRE -> {}
        }
        return text;
    }

    private static String profile(UnitOfWork unit, String id) {
        return new Rows(unit.session())
                .first("select name from profile where id = ?", row -> row.getString(1), Long.parseLong(id))
                .orElseThrow(() -> new UserException("exclusion.no-profile", id));
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }

    private static Exclusion keep(UnitOfWork unit, Exclusion made) {
        Rows rows = new Rows(unit.session());
        rows.change(
                "delete from exclusion where type = ? and lower(what) = lower(?)",
                made.type().name(),
                made.value());
        rows.change(
                "insert into exclusion (type, what, label, media_kind, ends, reason, added_by, added)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)",
                made.type().name(),
                made.value(),
                made.label(),
                made.kind() == null ? null : made.kind().name(),
                made.until(),
                made.reason(),
                made.by(),
                made.added());
        long id = rows.number("select max(id) from exclusion");
        made.ids()
                .forEach((source, there) -> rows.change(
                        "insert into exclusion_id (exclusion_id, source, external_id) values (?, ?, ?)",
                        id,
                        source,
                        there));
        unit.publish(new ExclusionsChanged());
        return new Exclusion(
                id,
                made.type(),
                made.value(),
                made.label(),
                made.kind(),
                made.ids(),
                made.until(),
                made.reason(),
                made.by(),
                made.added());
    }

    @Override
    public void restore(Collection<Exclusion> removed) {
        store.change(unit -> removed.forEach(each -> keep(unit, each)));
    }

    @Override
    public void remove(Set<Long> ids) {
        store.change(unit -> {
            new Rows(unit.session()).change("delete from exclusion where id = any(?)", (Object) ids.toArray());
            unit.publish(new ExclusionsChanged());
        });
    }

    @Override
    public Map<Long, Exclusion> ofTitles(Collection<Long> titleIds) {
        List<Exclusion> exclusions = all();
        if (exclusions.isEmpty() || titleIds.isEmpty()) {
            return Map.of();
        }
        Map<Long, Exclusion> excluded = new HashMap<>();
        for (ExclusionSubject title : store.read(session -> subjects(new Rows(session), new HashSet<>(titleIds)))) {
            first(exclusions, title).ifPresent(exclusion -> excluded.put(title.titleId(), exclusion));
        }
        return excluded;
    }

    @Override
    public Optional<Exclusion> of(ExclusionSubject subject) {
        return first(all(), subject);
    }

    private static Optional<Exclusion> first(List<Exclusion> exclusions, ExclusionSubject subject) {
        return exclusions.stream().filter(each -> each.covers(subject)).findFirst();
    }

    private static List<ExclusionSubject> subjects(Rows rows, Set<Long> titleIds) {
        Object[] wanted = new TreeSet<>(titleIds).toArray();
        Map<Long, Map<String, String>> ids = new HashMap<>();
        rows.each(
                "select title_id, source, external_id from title_ids where title_id = any(?)",
                row -> ids.computeIfAbsent(row.getLong(1), id -> new TreeMap<>())
                        .put(row.getString(2), row.getString(3)),
                (Object) wanted);
        Map<Long, Set<String>> tags = new HashMap<>();
        rows.each(
                "select link.title_id, tag.name from title_tag link join tag on tag.id = link.tag_id"
                        + " where link.title_id = any(?)",
                row -> tags.computeIfAbsent(row.getLong(1), id -> new TreeSet<>())
                        .add(row.getString(2)),
                (Object) wanted);
        Map<Long, Set<Long>> profiles = new HashMap<>();
        rows.each(
                "select title_id, profile_id from slot where title_id = any(?)",
                row -> profiles.computeIfAbsent(row.getLong(1), id -> new TreeSet<>())
                        .add(row.getLong(2)),
                (Object) wanted);
        return rows.list(
                "select id, kind, name, first_year, genres from title where id = any(?)",
                row -> new ExclusionSubject(
                        row.getLong(1),
                        MediaKind.valueOf(row.getString(2)),
                        row.getString(3),
                        row.getInt(4),
                        ids.getOrDefault(row.getLong(1), Map.of()),
                        tags.getOrDefault(row.getLong(1), Set.of()),
                        genres(row.getString(5)),
                        profiles.getOrDefault(row.getLong(1), Set.of())),
                (Object) wanted);
    }

    private static Set<String> genres(String stored) {
        List<String> genres = new ArrayList<>();
        Json.parse(stored).forEach(genre -> genres.add(genre.asText()));
        return Set.copyOf(genres);
    }
}
