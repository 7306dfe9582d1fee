package org.magpie.pipeline.decide.profile;

import com.fasterxml.jackson.core.type.TypeReference;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.Message;
import org.magpie.base.error.UserException;
import org.magpie.base.store.Rows;
import org.magpie.base.store.Store;
import org.magpie.base.store.UnitOfWork;
import org.magpie.base.undo.UndoRecord;
import org.magpie.pipeline.search.Protocol;

/** The delay profiles; kept in memory too, since every verdict asks for them. Safe for any number of threads. */
public final class DelayProfiles {
    private static final int LONGEST = 60 * 24 * 365;
    private static final TypeReference<Map<Protocol, Integer>> MINUTES = new TypeReference<>() {};
    private static final TypeReference<Set<Protocol>> PROTOCOLS = new TypeReference<>() {};
    private static final TypeReference<Set<String>> WORDS = new TypeReference<>() {};

    private final Store store;
    private volatile @Nullable List<DelayProfile> known;

    public DelayProfiles(Store store) {
        this.store = store;
    }

    /** In their order: the first that fits a title counts. */
    public List<DelayProfile> all() {
        List<DelayProfile> now = known;
        if (now == null) {
            now = store.read(session -> new Rows(session)
                    .list(
                            "select id, place, name, enabled, preferred, minutes, refused, best_at_once, score_at_once,"
                                    + " tags from delay_profile order by place, id",
                            DelayProfiles::profile));
            known = now;
        }
        return now;
    }

    /** The one that counts for titles with such tags. */
    public Optional<DelayProfile> of(Set<String> titleTags) {
        return all().stream().filter(profile -> profile.isFor(titleTags)).findFirst();
    }

    /**
     * Stores a new one (id 0) or a changed one.
     *
     * @throws UserException when it has no name, a delay is out of range, or it refuses every protocol
     */
    public DelayProfile save(DelayProfile profile) {
        return store.write(unit -> save(unit, profile));
    }

    /** {@link #save(DelayProfile)} within a unit of work. */
    public DelayProfile save(UnitOfWork unit, DelayProfile profile) {
        check(profile);
        Protocol preferred = profile.preferred();
        unit.afterCommit(() -> known = null);
        Rows rows = new Rows(unit.session());
        @Nullable
        Object[] values = {
            profile.place(),
            profile.name().strip(),
            profile.enabled(),
            preferred == null ? null : preferred.name(),
            ReleasePreferenceJson.write(profile.minutes()),
            ReleasePreferenceJson.write(profile.refused()),
            profile.bestAtOnce(),
            profile.scoreAtOnce(),
            ReleasePreferenceJson.write(profile.tags())
        };
        if (profile.id() == 0) {
            return profile.withId(rows.number(
                    "select id from final table (insert into delay_profile (place, name, enabled, preferred, minutes,"
                            + " refused, best_at_once, score_at_once, tags) values (?, ?, ?, ?, ?, ?, ?, ?, ?))",
                    values));
        }
        @Nullable
        Object[] withId = Stream.concat(Stream.of(values), Stream.of((Object) profile.id()))
                .toArray();
        int changed = rows.change(
                "update delay_profile set place = ?, name = ?, enabled = ?, preferred = ?, minutes = ?, refused = ?,"
                        + " best_at_once = ?, score_at_once = ?, tags = ? where id = ?",
                withId);
        if (changed == 0) {
            throw new UserException("profile.gone", profile.name());
        }
        return profile;
    }

    /** Deletes one; one that is gone already is no error. */
    public void delete(long id) {
        store.change(unit -> {
            Rows rows = new Rows(unit.session());
            rows.first("select name from delay_profile where id = ?", row -> row.getString(1), id)
                    .ifPresent(name -> UndoRecord.begin(unit, Message.of("undo.delay-profile", name))
                            .deleting("delay_profile", id));
            rows.change("delete from delay_profile where id = ?", id);
        });
        known = null;
    }

    /** What is kept in memory is read again. */
    public void forget() {
        known = null;
    }

    /**
     * Whether one can be saved. Changes nothing.
     *
     * @throws UserException naming what is wrong
     */
    public static void check(DelayProfile profile) {
        if (profile.name().isBlank()) {
            throw new UserException("wish.no-name");
        }
        if (profile.minutes().values().stream().anyMatch(minutes -> minutes < 0 || minutes > LONGEST)) {
            throw new UserException("wish.delay.range", LONGEST);
        }
        if (profile.refused().size() == Protocol.values().length) {
            throw new UserException("wish.delay.nothing-left", profile.name());
        }
    }

    private static DelayProfile profile(ResultSet row) throws SQLException {
        String preferred = row.getString(5);
        return new DelayProfile(
                row.getLong(1),
                row.getInt(2),
                row.getString(3),
                row.getBoolean(4),
                preferred == null ? null : Protocol.valueOf(preferred),
                ReleasePreferenceJson.read(row.getString(6), MINUTES),
                ReleasePreferenceJson.read(row.getString(7), PROTOCOLS),
                row.getBoolean(8),
                row.getObject(9, Integer.class),
                ReleasePreferenceJson.read(row.getString(10), WORDS));
    }
}
