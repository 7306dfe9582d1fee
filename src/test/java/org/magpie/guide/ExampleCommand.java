package org.magpie.guide;

import java.util.List;
import java.util.concurrent.Callable;
import org.magpie.cli.session.RowCount;
import org.magpie.cli.session.Session;
import org.magpie.insight.LibraryRow;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

// guide: command
/** {@code magpie largest}: what takes up most room. */
@Command(name = "largest", mixinStandardHelpOptions = true, description = "List the titles that take up most room.")
final class ExampleCommand implements Callable<Integer> {
    private final Session session;

    @Option(
            names = "--most",
            paramLabel = "N",
            defaultValue = "10",
            converter = RowCount.class,
            description = "How many (${DEFAULT-VALUE}).")
    private int most;

    ExampleCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        return session.with(core -> {
            List<LibraryRow> rows = core.insight().library().stream()
                    .sorted((one, other) -> Long.compare(other.size(), one.size()))
                    .limit(most)
                    .toList();
            if (session.isJson()) {
                session.print(rows);
                return 0;
            }
            session.table(
                    List.of("TITLE", "BYTES"),
                    rows.stream()
                            .map(row -> List.of(row.name(), String.valueOf(row.size())))
                            .toList());
            return 0;
        });
    }
}
// guide: end
