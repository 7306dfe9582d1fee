package org.magpie.base.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Compares the migrations that this Magpie brings with those that a database has seen, without starting Flyway for it, which would
 * take longer than anything else at a usual start.
 *
 * @param known the numbers of the migrations in this program
 * @param applied those that the database says were carried out to their end
 * @param failed whether one of them was broken off
 */
record SchemaVersions(SortedSet<Integer> known, SortedSet<Integer> applied, boolean failed) {
    static final String FOLDER = "db/migration";
    private static final Pattern FILE = Pattern.compile("(?:.*/)?V(\\d+)__\\w+\\.sql");

    static SchemaVersions of(Connection connection) throws SQLException {
        SortedSet<Integer> applied = new TreeSet<>();
        boolean failed = false;
        if (hasHistory(connection)) {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(
                            "select \"version\", \"success\" from \"flyway_schema_history\" where \"version\" is not null")) {
                while (row.next()) {
                    if (row.getBoolean(2)) {
                        applied.add(Integer.valueOf(row.getString(1)));
                    } else {
                        failed = true;
                    }
                }
            }
        }
        return new SchemaVersions(ofProgram(), applied, failed);
    }

    private static boolean hasHistory(Connection connection) throws SQLException {
        try (ResultSet table = connection.getMetaData().getTables(null, "PUBLIC", "flyway_schema_history", null)) {
            return table.next();
        }
    }

    boolean isCurrent() {
        return !failed && applied.containsAll(known);
    }

    /** The newest schema that the database has and this program does not know. */
    Optional<Integer> newer() {
        return applied.isEmpty() || applied.last() <= known.last() ? Optional.empty() : Optional.of(applied.last());
    }

    /** The migrations of this program, by what lies in its own folder or jar. */
    static SortedSet<Integer> ofProgram() {
        URL folder =
                Objects.requireNonNull(SchemaVersions.class.getClassLoader().getResource(FOLDER));
        try {
            if (folder.openConnection() instanceof JarURLConnection inJar) {
                inJar.setUseCaches(false);
                try (JarFile jar = inJar.getJarFile()) {
                    return numbers(jar.stream()
                            .map(Object::toString)
                            .filter(name -> name.startsWith(FOLDER + "/"))
                            .toList());
                }
            }
            try (Stream<Path> files = Files.list(Path.of(new URI(folder.toString())))) {
                return numbers(files.map(Path::getFileName).map(Path::toString).toList());
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (URISyntaxException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static SortedSet<Integer> numbers(Collection<String> names) {
        SortedSet<Integer> numbers = new TreeSet<>();
        for (String name : names) {
            Matcher file = FILE.matcher(name);
            if (file.matches()) {
                numbers.add(Integer.valueOf(file.group(1)));
            }
        }
        return numbers;
    }
}
