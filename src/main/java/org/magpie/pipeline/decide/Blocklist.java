package org.magpie.pipeline.decide;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.Message;
import org.magpie.base.store.Chunks;
import org.magpie.base.store.Rows;
import org.magpie.base.store.Store;
import org.magpie.base.store.UnitOfWork;
import org.magpie.base.text.StoredMessage;
import org.magpie.pipeline.decide.BlocklistEntry.Scope;
import org.magpie.pipeline.search.Release;

/** What is not to be taken again, until it expires or a person undoes it. Safe for any number of threads. */
public final class Blocklist {
    private static final String COLUMNS = "select id, title_id, scope, what, indexer_id, release_name, reason, added,"
            + " expires, correlation, said from blocklist ";

    private final Store store;
    private final Clock clock;

    public Blocklist(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * Blocks a release after something went wrong with it: by its info hash where it has one, else by its name. What is only a
     * passing failure is blocked for as long as its reason says.
     *
     * @param titleId 0 for any title
     * @return the id of the entry
     */
    public long block(
            UnitOfWork unit, Release release, long titleId, BlockReason reason, Message said, String correlation) {
        String hash = release.infoHash();
        Instant now = clock.instant();
        Duration lasts = reason.lasts();
        return add(
                unit,
                new BlocklistEntry(
                        0,
                        titleId,
                        hash == null ? Scope.RELEASE : Scope.HASH,
                        hash == null ? release.name() : hash,
                        hash == null ? release.indexerId() : 0,
                        release.name(),
                        reason,
                        now,
                        lasts == null ? null : now.plus(lasts),
                        correlation,
                        said));
    }

    /** Stores an entry as it is. */
    public long add(UnitOfWork unit, BlocklistEntry entry) {
        return new Rows(unit.session())
                .number(
                        "select id from final table (insert into blocklist (title_id, scope, what, indexer_id, release_name,"
                                + " reason, added, expires, correlation, said) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?))",
                        entry.titleId() == 0 ? null : entry.titleId(),
                        entry.scope().name(),
                        folded(entry.value()),
                        entry.indexerId(),
                        entry.releaseName(),
                        entry.reason().name(),
                        entry.added(),
                        entry.expires(),
                        entry.correlation(),
                        StoredMessage.write(entry.said()));
    }

    /** Undoes an entry; one that is gone already is no error. */
    public void remove(UnitOfWork unit, long id) {
        new Rows(unit.session()).change("delete from blocklist where id = ?", id);
    }

    /** Newest first, expired ones too until they are pruned. */
    public List<BlocklistEntry> all() {
        return store.read(session -> new Rows(session).list(COLUMNS + "order by id desc", Blocklist::entry));
    }

    /** What is blocked now, to ask it often. */
    public Blocked now() {
        Instant time = clock.instant();
        return new Blocked(store.read(session ->
                new Rows(session).list(COLUMNS + "where expires is null or expires > ?", Blocklist::entry, time)));
    }

    /** Forgets what has expired and what belongs to titles that are gone. */
    public void prune() {
        Instant time = clock.instant();
        Chunks.delete(
                store,
                "blocklist",
                "expires <= ? or (title_id is not null and not exists"
                        + " (select 1 from title where title.id = blocklist.title_id))",
                time);
    }

    /** The entries of one moment. */
    public static final class Blocked {
        private final Map<String, List<BlocklistEntry>> entries;

        Blocked(List<BlocklistEntry> entries) {
            this.entries =
                    entries.stream().collect(Collectors.groupingBy(entry -> entry.scope() + ":" + entry.value()));
        }

        /**
         * The entry that a release of a title falls under.
         *
         * @param group null where the name states none
         */
        public Optional<BlocklistEntry> entryFor(Release release, long titleId, @Nullable String group) {
            return Optional.ofNullable(release.infoHash())
                    .flatMap(hash -> find(Scope.HASH, hash, release, titleId))
                    .or(() -> find(Scope.RELEASE, release.name(), release, titleId))
                    .or(() -> Optional.ofNullable(group).flatMap(name -> find(Scope.GROUP, name, release, titleId)));
        }

        private Optional<BlocklistEntry> find(Scope scope, String value, Release release, long titleId) {
            return entries.getOrDefault(scope + ":" + folded(value), List.of()).stream()
                    .filter(entry -> entry.titleId() == 0 || entry.titleId() == titleId)
                    .filter(entry -> entry.indexerId() == 0 || entry.indexerId() == release.indexerId())
                    .findFirst();
        }
    }

    private static String folded(String value) {
        return value.strip().toLowerCase(Locale.ROOT);
    }

    private static BlocklistEntry entry(ResultSet row) throws SQLException {
        return new BlocklistEntry(
                row.getLong("id"),
                row.getLong("title_id"),
                Scope.valueOf(row.getString("scope")),
                row.getString("what"),
                row.getLong("indexer_id"),
                row.getString("release_name"),
                BlockReason.valueOf(row.getString("reason")),
                row.getObject("added", Instant.class),
                row.getObject("expires", Instant.class),
                row.getString("correlation"),
                StoredMessage.read(row.getString("said")));
    }
}
