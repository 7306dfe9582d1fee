package org.magpie.base.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script that a fresh database is made from, against the migrations that it stands for. */
class BaselineTest {
    private static final byte[] KEY = new byte[32];

    @TempDir
    Path folder;

    private DatabaseFile file(String name) {
        return new DatabaseFile(folder.resolve(name), KEY);
    }

    private DatabaseFile migrated(String name, String target) throws Exception {
        DatabaseFile file = file(name);
        BaselineScript.migrate(file, target);
        return file;
    }

    @Test
    void the_script_is_what_the_migrations_make() throws Exception {
        String stored = new String(
                BaselineTest.class
                        .getClassLoader()
                        .getResourceAsStream(SchemaUpdate.BASELINE)
                        .readAllBytes(),
                StandardCharsets.UTF_8);
        assertThat(stored)
                .as("A migration was added or changed; write the script again: %s", BaselineScript.COMMAND)
                .isEqualTo(BaselineScript.of(migrated("migrations", "latest")));
    }

    @Test
    void a_fresh_database_is_what_the_migrations_make() throws Exception {
        DatabaseFile fresh = file("fresh");
        assertThat(new SchemaUpdate(fresh).run()).isTrue();
        fresh.shutDown();
        assertThat(BaselineScript.of(fresh)).isEqualTo(BaselineScript.of(migrated("migrations", "latest")));
        assertThat(new SchemaUpdate(fresh).run()).isFalse();
        fresh.letGo();
    }

    @Test
    void a_migration_younger_than_the_script_is_carried_out_on_top_of_it() throws Exception {
        TreeSet<Integer> versions = new TreeSet<>(SchemaVersions.ofProgram());
        String before = String.valueOf(versions.lower(versions.last()));
        String older = BaselineScript.of(migrated("older", before));
        DatabaseFile fresh = file("fresh");
        new SchemaUpdate(fresh, () -> SqlScript.of(older)).run();
        fresh.shutDown();
        assertThat(sorted(fresh)).isEqualTo(sorted(migrated("migrations", "latest")));
    }

    @Test
    void a_first_start_that_was_killed_within_the_script_is_begun_anew() throws Exception {
        DatabaseFile fresh = file("fresh");
        List<String> all = SqlScript.resource(SchemaUpdate.BASELINE).statements();
        DatabaseFile half = fresh.beside(".new");
        try (var connection = half.connectFast()) {
            new SqlScript(all.subList(0, all.size() / 2)).run(connection);
        }
        half.letGo();
        assertThat(half.exists()).isTrue();
        assertThat(fresh.exists()).isFalse();
        new SchemaUpdate(fresh).run();
        fresh.shutDown();
        assertThat(sorted(fresh)).isEqualTo(sorted(migrated("migrations", "latest")));
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(each -> each.getFileName().toString())).noneMatch(name -> name.contains(".new"));
        }
    }

    /** What was made later stands later in a script; it is the same for all that. */
    private static List<String> sorted(DatabaseFile file) throws Exception {
        return SqlScript.of(BaselineScript.of(file)).statements().stream()
                .sorted()
                .toList();
    }
}
