package org.magpie.cli.title;

import java.util.List;
import java.util.concurrent.Callable;
import org.magpie.cli.session.RowCount;
import org.magpie.cli.session.Session;
import org.magpie.insight.WantedRow;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code magpie wanted}: what is still missing. */
@Command(name = "wanted", mixinStandardHelpOptions = true, description = "List what is wanted and not here.")
public final class WantedCommand implements Callable<Integer> {
    private final Session session;

    @Option(names = "--upgrades", description = "List what is here but to be upgraded.")
    private boolean upgrades;

    @Option(
            names = "--most",
            paramLabel = "N",
            defaultValue = "1000",
            converter = RowCount.class,
            description = "At most so many rows.")
    private int most;

    public WantedCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        return session.with(core -> {
            List<WantedRow> rows = core.insight().wanted(upgrades, most);
            if (session.isJson()) {
                session.print(rows);
            } else {
                session.table(
                        List.of("TITLE", "ITEM", "COPY", "PROFILE", "HAVE", "DATE"),
                        rows.stream()
                                .map(row -> List.of(
                                        row.title(),
                                        row.item(),
                                        row.slot(),
                                        row.profile(),
                                        row.have(),
                                        row.date() == null ? "" : row.date().toString()))
                                .toList());
            }
            return 0;
        });
    }
}
