package org.magpie.base.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The statements of a file of SQL, apart: H2 is slow with many in one, and each of them is a point at which a process may end. */
record SqlScript(List<String> statements) {
    SqlScript {
        statements = List.copyOf(statements);
    }

    /**
     * Reads a resource of the class path.
     *
     * @throws IllegalStateException when it is not there
     */
    static SqlScript resource(String name) {
        try (InputStream from = SqlScript.class.getClassLoader().getResourceAsStream(name)) {
            if (from == null) {
                throw new IllegalStateException("There is no " + name);
            }
            return of(new String(from.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Splits at semicolons that stand neither in quotes nor in a comment; comments are left out. */
    static SqlScript of(String text) {
        List<String> statements = new ArrayList<>();
        StringBuilder statement = new StringBuilder();
        char quote = 0;
        for (int at = 0; at < text.length(); at++) {
            char letter = text.charAt(at);
            if (quote == 0 && letter == '-' && text.startsWith("--", at)) {
                int end = text.indexOf('\n', at);
                at = end < 0 ? text.length() : end - 1;
            } else if (quote == 0 && letter == ';') {
                add(statement, statements);
            } else {
                if (quote == 0 && (letter == '\'' || letter == '"')) {
                    quote = letter;
                } else if (letter == quote) {
                    quote = 0;
                }
                statement.append(letter);
            }
        }
        add(statement, statements);
        return new SqlScript(statements);
    }

    private static void add(StringBuilder statement, List<String> statements) {
        String text = statement.toString().strip();
        statement.setLength(0);
        if (!text.isEmpty()) {
            statements.add(text);
        }
    }

    void run(Connection connection) throws SQLException {
        try (Statement each = connection.createStatement()) {
            for (String statement : statements) {
                each.execute(statement);
            }
        }
    }
}
