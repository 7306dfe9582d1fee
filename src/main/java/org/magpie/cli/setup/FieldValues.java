package org.magpie.cli.setup;

import java.io.Console;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.magpie.base.error.Message;
import org.magpie.base.error.UserException;
import org.magpie.base.secret.Secret;
import org.magpie.base.text.Texts;
import org.magpie.provider.Providers.FormField;
import org.magpie.provider.Providers.Type;

/**
 * The values of a plug's fields as they stand on the command line. {@code field=@FILE} reads a file and {@code field=env:NAME} the
 * environment, so that a secret need not stand in the history of the shell; {@code field=text:…} takes what follows as it is.
 */
final class FieldValues {
    private static final long LARGEST_FILE = 64 << 10;

    private final List<FormField> fields;

    FieldValues(List<FormField> fields) {
        this.fields = fields;
    }

    /**
     * @throws UserException when a field is unknown, or its file or variable cannot be read
     */
    Map<String, Object> read(Map<String, String> written) {
        Map<String, Object> values = new LinkedHashMap<>();
        written.forEach((name, value) -> {
            FormField field = fields.stream()
                    .filter(each -> each.name().equalsIgnoreCase(name))
                    .findFirst()
                    .orElseThrow(() -> new UserException(
                            "cli.plug.no-field",
                            name,
                            fields.stream().map(FormField::name).collect(Collectors.joining(", "))));
            values.put(field.name(), resolved(value));
        });
        return values;
    }

    private static String resolved(String value) {
        if (value.startsWith("@")) {
            return file(value.substring(1));
        }
        if (value.startsWith("env:")) {
            String name = value.substring("env:".length());
            String found = System.getenv(name);
            if (found == null) {
                throw new UserException("cli.plug.no-variable", name);
            }
            return found;
        }
        return value.startsWith("text:") ? value.substring("text:".length()) : value;
    }

    private static String file(String name) {
        try {
            Path file = Path.of(name);
            if (Files.size(file) > LARGEST_FILE) {
                throw new UserException("cli.file.large", name);
            }
            return Files.readString(file, StandardCharsets.UTF_8).strip();
        } catch (IOException | InvalidPathException failure) {
            throw new UserException(failure, "cli.file.unreadable", name);
        }
    }

    /** Asks for the required secrets that were not given, where somebody sits at a terminal. */
    @SuppressWarnings("SystemConsoleNull") // there is none where all three streams go elsewhere
    void ask(Map<String, Object> values, Texts texts) {
        Console console = System.console();
        if (console == null || !console.isTerminal()) {
            return;
        }
        for (FormField field : fields) {
            if (field.type() == Type.SECRET && field.required() && !values.containsKey(field.name())) {
                char[] typed = console.readPassword("%s: ", texts.say(Message.of(field.label())));
                if (typed != null && typed.length > 0) {
                    values.put(field.name(), new Secret(new String(typed)));
                }
            }
        }
    }
}
