package org.magpie.catalog.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.magpie.base.store.Rows;
import org.magpie.base.store.Store;

/**
 * The indexes that are best built after a library is filled: kept up row by row, each new chunk rewrites most of their pages. They
 * are those of {@value #SCRIPT}, which every start runs too, so that none is missing after a fill that was killed.
 */
final class LateIndexes {
    private static final String SCRIPT = "/db/migration/afterMigrate.sql";
    private static final Pattern INDEX = Pattern.compile("create index if not exists (\\w+) on [^;]+");

    private final Store store;
    private final List<MatchResult> indexes;

    LateIndexes(Store store) {
        this.store = store;
        this.indexes = INDEX.matcher(script()).results().toList();
    }

    void drop() {
        indexes.forEach(index -> run("drop index if exists " + index.group(1)));
    }

    /** Makes those that are not there. */
    void make() {
        indexes.forEach(index -> run(index.group()));
    }

    /** One a unit: a statement that changes the schema commits, whatever unit it is in. */
    private void run(String statement) {
        store.change(unit -> new Rows(unit.session()).change(statement));
    }

    private static String script() {
        try (InputStream script = Objects.requireNonNull(LateIndexes.class.getResourceAsStream(SCRIPT), SCRIPT)) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
