package org.magpie.pipeline.decide.profile;

import com.fasterxml.jackson.core.type.TypeReference;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.Message;
import org.magpie.base.error.UserException;
import org.magpie.base.store.Rows;
import org.magpie.base.store.Store;
import org.magpie.base.store.UnitOfWork;
import org.magpie.base.undo.UndoRecord;

/** The release profiles; kept in memory too, since every verdict asks for them. Safe for any number of threads. */
public final class ReleaseProfiles {
    private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};
    private static final TypeReference<Set<String>> WORDS = new TypeReference<>() {};
    private static final TypeReference<List<ReleaseProfile.Preferred>> PREFERRED = new TypeReference<>() {};

    private final Store store;
    private volatile @Nullable Known known;

    public ReleaseProfiles(Store store) {
        this.store = store;
    }

    private record Known(List<ReleaseProfile> all, ReleaseWords words) {}

    /** By name. */
    public List<ReleaseProfile> all() {
        return known().all();
    }

    /** All enabled ones, made ready to be held against many releases. */
    public ReleaseWords words() {
        return known().words();
    }

    private Known known() {
        Known now = known;
        if (now == null) {
            List<ReleaseProfile> all = store.read(session -> new Rows(session)
                    .list(
                            "select id, name, enabled, must, must_not, preferred, flags, tags, indexer_id"
                                    + " from release_profile order by lower(name), id",
                            ReleaseProfiles::profile));
            now = new Known(all, new ReleaseWords(all));
            known = now;
        }
        return now;
    }

    /**
     * Stores a new one (id 0) or a changed one.
     *
     * @throws UserException when it has no name, asks for nothing, or a pattern in it cannot be used
     */
    public ReleaseProfile save(ReleaseProfile profile) {
        return store.write(unit -> save(unit, profile));
    }

    /** {@link #save(ReleaseProfile)} within a unit of work. */
    public ReleaseProfile save(UnitOfWork unit, ReleaseProfile profile) {
        check(profile);
        unit.afterCommit(() -> known = null);
        Rows rows = new Rows(unit.session());
        Object[] values = {
            profile.name().strip(),
            profile.enabled(),
            ReleasePreferenceJson.write(profile.must()),
            ReleasePreferenceJson.write(profile.mustNot()),
            ReleasePreferenceJson.write(profile.preferred()),
            ReleasePreferenceJson.write(profile.flags()),
            ReleasePreferenceJson.write(profile.tags()),
            profile.indexerId()
        };
        if (profile.id() == 0) {
            return profile.withId(rows.number(
                    "select id from final table (insert into release_profile (name, enabled, must, must_not,"
                            + " preferred, flags, tags, indexer_id) values (?, ?, ?, ?, ?, ?, ?, ?))",
                    values));
        }
        Object[] withId = Stream.concat(Stream.of(values), Stream.of((Object) profile.id()))
                .toArray();
        int changed = rows.change(
                "update release_profile set name = ?, enabled = ?, must = ?, must_not = ?, preferred = ?, flags = ?,"
                        + " tags = ?, indexer_id = ? where id = ?",
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
            rows.first("select name from release_profile where id = ?", row -> row.getString(1), id)
                    .ifPresent(name -> UndoRecord.begin(unit, Message.of("undo.release-profile", name))
                            .deleting("release_profile", id));
            rows.change("delete from release_profile where id = ?", id);
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
    public static void check(ReleaseProfile profile) {
        if (profile.name().isBlank()) {
            throw new UserException("wish.no-name");
        }
        if (profile.must().isEmpty()
                && profile.mustNot().isEmpty()
                && profile.preferred().isEmpty()
                && profile.flags().isEmpty()) {
            throw new UserException("wish.release.nothing", profile.name());
        }
        // Making the words ready is the check.
        new ReleaseWords(List.of(profile));
    }

    private static ReleaseProfile profile(ResultSet row) throws SQLException {
        return new ReleaseProfile(
                row.getLong(1),
                row.getString(2),
                row.getBoolean(3),
                ReleasePreferenceJson.read(row.getString(4), TEXTS),
                ReleasePreferenceJson.read(row.getString(5), TEXTS),
                ReleasePreferenceJson.read(row.getString(6), PREFERRED),
                ReleasePreferenceJson.read(row.getString(7), WORDS),
                ReleasePreferenceJson.read(row.getString(8), WORDS),
                row.getLong(9));
    }
}
