package org.magpie.media.format;

import com.fasterxml.jackson.core.type.TypeReference;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.Message;
import org.magpie.base.error.UserException;
import org.magpie.base.store.Rows;
import org.magpie.base.store.Store;
import org.magpie.base.store.UnitOfWork;
import org.magpie.base.undo.UndoRecord;
import org.magpie.media.MediaKind;
import org.magpie.media.StoredJson;
import org.magpie.media.library.StoredProfiles;

/** The custom formats in the library's database; kept in memory too, since every verdict asks for them. */
public final class StoredFormats implements CustomFormats {
    private static final int LONGEST_NAME = 200;
    private static final TypeReference<CustomFormat> FORMAT = new TypeReference<>() {};
    private static final TypeReference<StoredFormat.Origin> ORIGIN = new TypeReference<>() {};

    private final Store store;
    private final StoredProfiles profiles;
    private volatile @Nullable List<StoredFormat> known;

    public StoredFormats(Store store, StoredProfiles profiles) {
        this.store = store;
        this.profiles = profiles;
    }

    @Override
    public List<StoredFormat> all() {
        List<StoredFormat> now = known;
        return now == null ? read() : now;
    }

    /** One at a time, so that two who ask at once are given the same list. */
    private synchronized List<StoredFormat> read() {
        List<StoredFormat> now = known;
        if (now == null) {
            now = List.copyOf(store.read(session -> new Rows(session)
                    .list(
                            "select id, kind, content, guide from custom_format order by kind, lower(name), name",
                            StoredFormats::format)));
            known = now;
        }
        return now;
    }

    private static StoredFormat format(ResultSet row) throws SQLException {
        String guide = row.getString("guide");
        return new StoredFormat(
                row.getLong("id"),
                MediaKind.valueOf(row.getString("kind")),
                StoredJson.read(row.getString("content"), FORMAT),
                guide == null ? null : StoredJson.read(guide, ORIGIN));
    }

    @Override
    public List<StoredFormat> saveAll(Collection<StoredFormat> formats) {
        return store.write(
                unit -> formats.stream().map(format -> save(unit, format)).toList());
    }

    /** {@link #save(StoredFormat)} within a unit of work. */
    public StoredFormat save(UnitOfWork unit, StoredFormat format) {
        check(format);
        unit.afterCommit(this::forget);
        return save(new Rows(unit.session()), format);
    }

    private static StoredFormat save(Rows rows, StoredFormat format) {
        String kind = format.kind().name();
        boolean taken = rows.number(
                        "select count(*) from custom_format where kind = ? and lower(name) = lower(?) and id <> ?",
                        kind,
                        format.name(),
                        format.id())
                > 0;
        if (taken) {
            throw new UserException("format.name-taken", format.name());
        }
        StoredFormat.Origin origin = format.origin();
        String content = StoredJson.write(format.format());
        String guideId = origin == null ? null : origin.guideId();
        String guide = origin == null ? null : StoredJson.write(origin);
        if (format.id() == 0) {
            long id = rows.number("select next value for custom_format_seq");
            rows.change(
                    "insert into custom_format (id, kind, name, content, guide_id, guide) values (?, ?, ?, ?, ?, ?)",
                    id,
                    kind,
                    format.name(),
                    content,
                    guideId,
                    guide);
            return format.withId(id);
        }
        String before = rows.first("select name from custom_format where id = ?", row -> row.getString(1), format.id())
                .orElseThrow(() -> new UserException("format.gone", format.name()));
        rows.change(
                "update custom_format set name = ?, content = ?, guide_id = ?, guide = ? where id = ?",
                format.name(),
                content,
                guideId,
                guide,
                format.id());
        if (!before.equals(format.name())) {
            rename(rows, kind, before, format.name());
        }
        return format;
    }

    /** The scores of profiles go by the name. */
    private static void rename(Rows rows, String kind, String before, String now) {
        Map<Long, Map<String, Integer>> changed = new HashMap<>();
        rows.each(
                "select id, scores from profile where kind = ?",
                row -> {
                    Map<String, Integer> scores = new HashMap<>(StoredJson.numbers(row.getString(2)));
                    Integer score = scores.remove(before);
                    if (score != null) {
                        scores.put(now, score);
                        changed.put(row.getLong(1), scores);
                    }
                },
                kind);
        rows.batch(
                "update profile set scores = ? where id = ?",
                changed.entrySet().stream()
                        .map(each -> Rows.row(StoredJson.writeNumbers(each.getValue()), each.getKey())));
    }

    private static void check(StoredFormat format) {
        if (format.name().isBlank() || format.name().length() > LONGEST_NAME) {
            throw new UserException("format.name-wrong", LONGEST_NAME);
        }
        if (format.format().specifications().isEmpty()) {
            throw new UserException("format.no-specifications", format.name());
        }
    }

    @Override
    public void delete(long id) {
        store.change(unit -> {
            Rows rows = new Rows(unit.session());
            rows.first("select name from custom_format where id = ?", row -> row.getString(1), id)
                    .ifPresent(name -> UndoRecord.begin(unit, Message.of("undo.format", name))
                            .deleting("custom_format", id));
            rows.change("delete from custom_format where id = ?", id);
        });
        forget();
    }

    /** What is kept in memory is read again. */
    public synchronized void forget() {
        known = null;
        profiles.forget();
    }
}
