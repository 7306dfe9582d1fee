package org.magpie.base.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.magpie.base.error.UserException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings a database to the schema of this program. H2 commits every change of a table by itself, so that a migration cannot be
 * rolled back; therefore nothing is ever changed in place: the new database is made beside the old one and takes its place when it
 * is whole. A process that ends in between, however it ends, leaves the old one as it was. What was there before an update is kept
 * as {@code magpie.mv.db.before-NNN}, twice at most.
 *
 * <p>Every statement of a migration can be run again, so that a database that an earlier program left half-migrated is mended too.
 */
final class SchemaUpdate {
    private static final Logger LOG = LoggerFactory.getLogger(SchemaUpdate.class);
    private static final String BEFORE = ".before-";

    /** Made from the migrations, which take several times as long; a test says how. */
    static final String BASELINE = "db/baseline.sql";

    private static final int KEPT = 2;

    private final DatabaseFile file;
    private final DatabaseFile next;
    private final Supplier<SqlScript> baseline;

    SchemaUpdate(DatabaseFile file) {
        this(file, () -> SqlScript.resource(BASELINE));
    }

    /**
     * @param baseline makes the whole schema at once, and says in the history which migrations that stands for
     */
    SchemaUpdate(DatabaseFile file, Supplier<SqlScript> baseline) {
        this.file = file;
        this.next = file.beside(".new");
        this.baseline = baseline;
    }

    /**
     * Makes the database where there is none, updates it where it is older. It may be open afterwards.
     *
     * @return whether the schema was changed
     * @throws UserException {@code data.newer} when a newer Magpie made it, {@code data.update-failed} when it cannot be updated;
     *     it is then what it was
     */
    boolean run() throws SQLException, IOException {
        next.delete(); // what a process that was killed had begun
        if (!file.exists()) {
            build();
            next.replace(file);
            return true;
        }
        SchemaVersions versions;
        try (Connection connection = file.connect()) {
            versions = SchemaVersions.of(connection);
            if (versions.newer().isPresent()) {
                throw new UserException(
                        "data.newer",
                        folder().toString(),
                        String.valueOf(versions.newer().get()));
            }
            if (versions.isCurrent()) {
                SqlScript.resource(SchemaVersions.FOLDER + "/afterMigrate.sql").run(connection);
                return false;
            }
        }
        update(versions);
        return true;
    }

    private void build() throws SQLException, IOException {
        boolean whole = false;
        try {
            SchemaVersions versions;
            try (Connection connection = next.connectFast()) {
                baseline.get().run(connection);
                versions = SchemaVersions.of(connection);
            }
            if (versions.isCurrent()) {
                next.shutDown();
            } else {
                // A migration is younger than the baseline.
                migrate(false);
            }
            whole = true;
        } finally {
            if (!whole) {
                drop();
            }
        }
    }

    private void update(SchemaVersions versions) throws SQLException, IOException {
        file.shutDown();
        int to = versions.known().last();
        LOG.info(
                "The library is brought from schema {} to {}",
                versions.applied().isEmpty() ? 0 : versions.applied().last(),
                to);
        boolean whole = false;
        try {
            file.copyTo(next);
            migrate(true);
            whole = true;
        } catch (RuntimeException failure) {
            throw new UserException(failure, "data.update-failed", folder().toString(), String.valueOf(to));
        } finally {
            if (!whole) {
                drop();
            }
        }
        file.keepAs(before(to));
        next.replace(file);
        forgetOldCopies();
    }

    /**
     * @param again whether it may hold what a migration that was broken off has done
     */
    private void migrate(boolean again) throws SQLException {
        Flyway flyway = Flyway.configure(SchemaUpdate.class.getClassLoader())
                .dataSource(next.fastAddress(), DatabaseFile.USER, next.password())
                .locations("classpath:" + SchemaVersions.FOLDER)
                // Tables without a history: all statements can be run again.
                .baselineOnMigrate(true)
                .baselineVersion("0")
                // Two that were written side by side may come in either order.
                .outOfOrder(true)
                .load();
        if (again) {
            flyway.repair();
        }
        flyway.migrate();
        next.shutDown();
    }

    /** Only tidies: the next start would do the same, and what went wrong is more worth telling. */
    private void drop() {
        try {
            if (next.exists()) {
                next.letGo();
            }
            next.delete();
        } catch (SQLException | IOException failure) {
            LOG.warn("{} could not be removed", next.path(), failure);
        }
    }

    private String before(int version) {
        return file.path().getFileName() + BEFORE + String.format(Locale.ROOT, "%03d", version);
    }

    private void forgetOldCopies() {
        String start = file.path().getFileName() + BEFORE;
        try (Stream<Path> files = Files.list(folder())) {
            List<Path> copies = files.filter(
                            each -> each.getFileName().toString().matches("\\Q" + start + "\\E\\d+"))
                    .sorted(Comparator.comparing(SchemaUpdate::number).reversed())
                    .toList();
            for (Path old : copies.subList(Math.min(KEPT, copies.size()), copies.size())) {
                Files.delete(old);
            }
        } catch (IOException | UncheckedIOException failure) {
            LOG.warn("Old copies of the library could not be removed", failure);
        }
    }

    private static int number(Path copy) {
        String name = copy.getFileName().toString();
        return Integer.parseInt(name.substring(name.lastIndexOf('-') + 1));
    }

    private Path folder() {
        return file.path().resolveSibling("");
    }
}
