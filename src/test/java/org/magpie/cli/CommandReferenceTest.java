package org.magpie.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.magpie.base.text.Texts;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Holds the reference of the commands against the commands. What it should say stands in {@code target/commands.md}. */
class CommandReferenceTest {
    private static final Path PAGE = Path.of("src/site/markdown/commands.md");
    private static final Path MADE = Path.of("target/commands.md");
    private static final List<String> GLOBAL = List.of("--data", "--json", "--help", "--version");

    @Test
    void thePageSaysWhatTheCommandsSay() throws IOException {
        String made = page();
        Files.writeString(MADE, made);
        assertThat(made).contains("magpie plug add", "magpie queue import", "magpie config export");
        assertThat(Files.readString(PAGE))
                .as("copy %s over %s after a change of the commands", MADE, PAGE)
                .isEqualTo(made);
    }

    private static String page() {
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        CommandLine line = new CommandLineLauncher(
                        (data, schedules) -> {
                            throw new IllegalStateException("no command runs here");
                        },
                        new Texts(Locale.ENGLISH))
                .line(nowhere, nowhere);
        StringBuilder page = new StringBuilder("""
                # Commands

                Without a command, `magpie` opens the window. Every command takes `--data DIR` (the data folder; otherwise `MAGPIE_HOME`,
                otherwise the system's own place), `--json` (JSON and nothing else on the output) and `--help`, before or after its name.
                What is said to a person stands on the error stream.

                Exit codes: 0 done, 1 failed with one line on the error stream, 2 wrong usage, 4 another Magpie uses the data folder and cannot do it.
                """);
        add(page, line);
        return page.toString();
    }

    private static void add(StringBuilder page, CommandLine parent) {
        for (CommandLine command :
                parent.getSubcommands().values().stream().distinct().toList()) {
            CommandSpec spec = command.getCommandSpec();
            if (spec.name().equals("help")) {
                continue;
            }
            page.append("\n## ")
                    .append(spec.qualifiedName(" "))
                    .append(arguments(spec))
                    .append("\n\n");
            page.append(String.join(" ", spec.usageMessage().description())).append('\n');
            List<OptionSpec> options = spec.options().stream()
                    .filter(option -> GLOBAL.stream().noneMatch(List.of(option.names())::contains))
                    .toList();
            if (!options.isEmpty()
                    || spec.positionalParameters().stream().anyMatch(each -> each.description().length > 0)) {
                page.append("\n| | |\n|---|---|\n");
                spec.positionalParameters().stream()
                        .filter(each -> each.description().length > 0)
                        .forEach(each ->
                                row(page, each.paramLabel(), described(each.description(), each.defaultValue())));
                options.forEach(each -> row(page, named(each), described(each.description(), each.defaultValue())));
            }
            add(page, command);
        }
    }

    private static void row(StringBuilder page, String name, String text) {
        page.append("| `")
                .append(name.replace("|", "\\|"))
                .append("` | ")
                .append(text)
                .append(" |\n");
    }

    private static String named(OptionSpec option) {
        return option.longestName() + (option.arity().max() == 0 ? "" : " " + option.paramLabel());
    }

    private static String described(String[] lines, String otherwise) {
        return String.join(" ", lines)
                .replace("${DEFAULT-VALUE}", String.valueOf(otherwise))
                .replace("|", "\\|");
    }

    private static String arguments(CommandSpec spec) {
        return spec.positionalParameters().stream()
                .map(CommandReferenceTest::argument)
                .collect(Collectors.joining());
    }

    private static String argument(PositionalParamSpec each) {
        String name = each.paramLabel() + (each.arity().max() > 1 ? "…" : "");
        return " " + (each.arity().min() == 0 ? "[" + name + "]" : name);
    }
}
