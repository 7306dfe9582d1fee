package org.magpie.base.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaUpdateTest {
    private static final byte[] KEY = new byte[32];

    private static List<String> whole;

    @TempDir
    Path folder;

    @BeforeAll
    static void makeOne(@TempDir Path folder) throws Exception {
        DatabaseFile file = new DatabaseFile(folder.resolve("magpie"), KEY);
        assertThat(new SchemaUpdate(file).run()).isTrue();
        whole = schema(file);
        file.letGo();
        assertThat(whole).hasSizeGreaterThan(300);
    }

    private DatabaseFile file(String name) {
        return new DatabaseFile(folder.resolve(name), KEY);
    }

    @Test
    void a_start_that_was_broken_off_after_any_statement_of_any_migration_is_carried_on() throws Exception {
        for (int version : SchemaVersions.ofProgram()) {
            DatabaseFile before = file("before" + version);
            if (version > SchemaVersions.ofProgram().first()) {
                migrateBelow(before, version);
            } else {
                before.connect().close();
                before.shutDown();
            }
            List<String> statements = statements(version);
            for (int done = 1; done <= statements.size(); done++) {
                DatabaseFile broken = file("broken");
                before.copyTo(broken);
                try (Connection connection = broken.connect()) {
                    new SqlScript(statements.subList(0, done)).run(connection);
                    if (done % 2 == 0 && version > SchemaVersions.ofProgram().first()) {
                        noteFailure(connection, version);
                    }
                }
                broken.letGo();
                new SchemaUpdate(broken).run();
                assertThat(schema(broken))
                        .as("after statement %d of %d", done, version)
                        .isEqualTo(whole);
                broken.letGo();
            }
        }
    }

    @Test
    void an_update_keeps_what_was_there_before_twice_at_most() throws Exception {
        DatabaseFile file = file("magpie");
        int last = SchemaVersions.ofProgram().last();
        migrateBelow(file, last);
        Files.setPosixFilePermissions(file.path(), PosixFilePermissions.fromString("rw-------"));
        for (String old : List.of("001", "002", "003")) {
            Files.writeString(folder.resolve("magpie.mv.db.before-" + old), "x");
        }
        List<String> before = schemaOf(file);
        assertThat(new SchemaUpdate(file).run()).isTrue();
        assertThat(names()).containsExactly("magpie.mv.db", "magpie.mv.db.before-003", copyOf(last));
        Files.copy(folder.resolve(copyOf(last)), folder.resolve("old.mv.db"));
        assertThat(schemaOf(file("old"))).isEqualTo(before).isNotEqualTo(whole);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(copyOf(last)))))
                .isEqualTo("rw-------");
        assertThat(new SchemaUpdate(file).run()).isFalse();
        file.letGo();
    }

    @Test
    void an_update_that_cannot_be_made_leaves_everything_as_it_was_and_says_so() throws Exception {
        DatabaseFile file = file("magpie");
        int last = SchemaVersions.ofProgram().last();
        migrateBelow(file, last);
        try (Connection connection = file.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("drop table title cascade"); // which later migrations refer to
            statement.execute("drop table if exists own_alias");
            statement.execute("delete from \"flyway_schema_history\" where \"version\" >= '007'");
        }
        file.shutDown();
        List<String> before = schemaOf(file);
        assertThatThrownBy(() -> new SchemaUpdate(file).run())
                .hasCauseInstanceOf(RuntimeException.class)
                .extracting("key")
                .isEqualTo("data.update-failed");
        assertThat(names()).containsExactly("magpie.mv.db");
        assertThat(schemaOf(file)).isEqualTo(before);
    }

    @Test
    void a_first_start_that_was_killed_is_begun_anew() throws Exception {
        DatabaseFile file = file("magpie");
        Files.writeString(folder.resolve("magpie.new.mv.db"), "half a database", StandardCharsets.US_ASCII);
        new SchemaUpdate(file).run();
        assertThat(schema(file)).isEqualTo(whole);
        file.letGo();
        assertThat(names()).containsExactly("magpie.mv.db");
    }

    @Test
    void statements_are_told_apart_by_semicolons_outside_of_quotes_and_comments() {
        assertThat(SqlScript.of("a 'x;''y';\n-- no; not this\nb \"--;\" -- nor this;\n c; ")
                        .statements())
                .containsExactly("a 'x;''y'", "b \"--;\" \n c");
    }

    private List<String> names() throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(each -> each.getFileName().toString()).sorted().toList();
        }
    }

    private static String copyOf(int version) {
        return "magpie.mv.db.before-%03d".formatted(version);
    }

    private static void migrateBelow(DatabaseFile file, int version) throws SQLException {
        Flyway.configure()
                .dataSource(file.address(), DatabaseFile.USER, file.password())
                .target(String.valueOf(new TreeSet<>(SchemaVersions.ofProgram()).lower(version)))
                .load()
                .migrate();
        file.shutDown();
    }

    private static List<String> statements(int version) throws Exception {
        Path migrations = Path.of(SchemaUpdateTest.class
                .getClassLoader()
                .getResource("db/migration")
                .toURI());
        try (Stream<Path> files = Files.list(migrations)) {
            Path file = files.filter(each -> each.getFileName().toString().startsWith("V%03d__".formatted(version)))
                    .findFirst()
                    .orElseThrow();
            return SqlScript.of(Files.readString(file)).statements();
        }
    }

    /** As Flyway leaves it when it is told of the failure. */
    private static void noteFailure(Connection connection, int version) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("insert into \"flyway_schema_history\" (\"installed_rank\", \"version\", \"description\","
                    + " \"type\", \"script\", \"checksum\", \"installed_by\", \"execution_time\", \"success\") values"
                    + " (500, '%03d', 'broken off', 'SQL', 'V%03d__x.sql', 1, 'MAGPIE', 1, false)"
                            .formatted(version, version));
        }
    }

    private static List<String> schemaOf(DatabaseFile closed) throws SQLException {
        List<String> facts = schema(closed);
        closed.shutDown();
        return facts;
    }

    /** Everything that makes a schema, without the names that H2 gives by itself. */
    private static List<String> schema(DatabaseFile file) throws SQLException {
        List<String> facts = new ArrayList<>();
        try (Connection connection = file.connect();
                Statement statement = connection.createStatement()) {
            for (String query : List.of(
                    "select table_name, column_name, ordinal_position, data_type, character_maximum_length, is_nullable,"
                            + " column_default, is_identity from information_schema.columns where table_schema = 'PUBLIC'",
                    "select t.table_name, t.constraint_type, listagg(c.column_name, ',') within group (order by"
                            + " c.ordinal_position) from information_schema.table_constraints t left join"
                            + " information_schema.key_column_usage c on c.constraint_name = t.constraint_name"
                            + " where t.table_schema = 'PUBLIC' group by t.constraint_name, t.table_name, t.constraint_type",
                    "select i.table_name, i.index_type_name, listagg(c.column_name || c.ordering_specification, ',')"
                            + " within group (order by c.ordinal_position) from information_schema.indexes i join"
                            + " information_schema.index_columns c on c.index_name = i.index_name where"
                            + " i.table_schema = 'PUBLIC' group by i.index_name, i.table_name, i.index_type_name",
                    "select sequence_name, start_value, increment from information_schema.sequences"
                            + " where sequence_schema = 'PUBLIC' and sequence_name not like 'SYSTEM%'")) {
                try (ResultSet row = statement.executeQuery(query)) {
                    while (row.next()) {
                        StringBuilder fact = new StringBuilder();
                        for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
                            fact.append(row.getString(column)).append(' ');
                        }
                        facts.add(fact.toString());
                    }
                }
            }
        }
        // H2 makes an index for a foreign key unless there is one by then: two over the same columns are as good as
        // one.
        return facts.stream().distinct().sorted().toList();
    }
}
