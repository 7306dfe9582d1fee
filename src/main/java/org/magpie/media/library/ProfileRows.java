package org.magpie.media.library;

import com.fasterxml.jackson.core.type.TypeReference;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;
import org.magpie.base.store.Rows;
import org.magpie.media.MediaKind;
import org.magpie.media.StoredJson;
import org.magpie.media.quality.Profile;
import org.magpie.media.quality.Quality;

/** Reads profiles and root folders by plain SQL: almost every command does, and need not wait for Hibernate for it. */
final class ProfileRows {
    private static final TypeReference<List<Profile.Entry>> ENTRIES = new TypeReference<>() {};
    private static final String ROOTS = "select id, kind, path from root_folder";

    private final Rows rows;

    ProfileRows(StatelessSession session) {
        this.rows = new Rows(session);
    }

    /** Whether there is no profile of any kind. */
    boolean isEmpty() {
        return rows.number("select count(*) from profile") == 0;
    }

    List<Profile> all() {
        return rows.list(
                "select id, name, kind, entries, cutoff, upgrades, minimum_score, cutoff_score, minimum_step, scores,"
                        + " languages from profile order by kind, id",
                row -> new Profile(
                        row.getLong(1),
                        row.getString(2),
                        MediaKind.valueOf(row.getString(3)),
                        StoredJson.read(row.getString(4), ENTRIES),
                        Quality.valueOf(row.getString(5)),
                        row.getBoolean(6),
                        row.getInt(7),
                        row.getInt(8),
                        row.getInt(9),
                        StoredJson.numbers(row.getString(10)),
                        StoredJson.set(row.getString(11))));
    }

    Map<Long, Profile> byId() {
        return all().stream().collect(Collectors.toMap(Profile::id, Function.identity()));
    }

    /**
     * A root folder as it is stored.
     *
     * @param path as it was added
     */
    record Root(long id, MediaKind kind, Path path) {}

    List<Root> roots() {
        return roots(ROOTS + " order by kind, path");
    }

    Optional<Root> root(long id) {
        return roots(ROOTS + " where id = ?", id).stream().findFirst();
    }

    private List<Root> roots(String sql, @Nullable Object... values) {
        return rows.list(
                sql,
                row -> new Root(row.getLong(1), MediaKind.valueOf(row.getString(2)), Path.of(row.getString(3))),
                values);
    }
}
