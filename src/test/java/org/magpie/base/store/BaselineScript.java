package org.magpie.base.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;

/** Makes the script of a fresh database from the migrations. */
final class BaselineScript {
    /** How a developer writes it again after adding a migration. */
    static final String COMMAND = "./mvnw -q -Pquick test-compile exec:exec@baseline";

    private static final String HISTORY = "\"flyway_schema_history\"";
    private static final byte[] KEY = new byte[32];

    private BaselineScript() {}

    /**
     * @param arguments the file to write
     */
    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory("magpie-baseline");
        DatabaseFile file = new DatabaseFile(folder.resolve("magpie"), KEY);
        try {
            migrate(file, "latest");
            Files.writeString(Path.of(arguments[0]), of(file));
        } finally {
            file.delete();
            Files.deleteIfExists(folder);
        }
    }

    /** Brings a new file to a version by the migrations, and closes it. */
    static void migrate(DatabaseFile file, String target) throws SQLException {
        Flyway.configure()
                .dataSource(file.fastAddress(), DatabaseFile.USER, file.password())
                .target(target)
                .load()
                .migrate();
        file.shutDown();
    }

    /** The script that makes the schema of this file; leaves the file closed. */
    static String of(DatabaseFile file) throws SQLException, IOException {
        List<String> statements = new ArrayList<>();
        try (Connection connection = file.connect();
                Statement statement = connection.createStatement()) {
            try (ResultSet row = statement.executeQuery("script simple nopasswords nosettings")) {
                while (row.next()) {
                    statements.addAll(SqlScript.of(row.getString(1)).statements());
                }
            }
            statements.removeIf(each ->
                    each.startsWith("CREATE USER") || (each.startsWith("INSERT INTO") && each.contains(HISTORY)));
            // Last, so that a script that was broken off leaves no history that says it was not.
            statements.addAll(history(statement));
        }
        file.shutDown();
        return "-- Made from the migrations by " + COMMAND + "\n\n" + String.join(";\n\n", statements) + ";\n";
    }

    private static List<String> history(Statement statement) throws SQLException {
        List<String> inserts = new ArrayList<>();
        String columns = "\"installed_rank\", \"version\", \"description\", \"type\", \"script\", \"checksum\","
                + " \"installed_by\"";
        try (ResultSet row =
                statement.executeQuery("select " + columns + " from " + HISTORY + " order by \"installed_rank\"")) {
            while (row.next()) {
                List<String> values = new ArrayList<>();
                for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
                    Object value = row.getObject(column);
                    values.add(
                            value instanceof String text ? "'" + text.replace("'", "''") + "'" : String.valueOf(value));
                }
                inserts.add("insert into " + HISTORY + " (" + columns
                        + ", \"installed_on\", \"execution_time\", \"success\") values (" + String.join(", ", values)
                        + ", current_timestamp, 0, true)");
            }
        }
        return inserts;
    }
}
