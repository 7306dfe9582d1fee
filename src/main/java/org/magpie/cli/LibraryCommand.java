package org.magpie.cli;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.magpie.insight.LibraryRow;
import org.magpie.media.MediaKind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code magpie library}: what there is. */
@Command(name = "library", mixinStandardHelpOptions = true, description = "List the library.")
final class LibraryCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private final DataOption where = new DataOption();

    @Parameters(index = "0", arity = "0..1", paramLabel = "TEXT", description = "Only names that hold this text.")
    private @Nullable String text;

    @Option(names = "--kind", description = "Only one kind: ${COMPLETION-CANDIDATES}.")
    private @Nullable MediaKind kind;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    LibraryCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        return session.with(where.data, core -> {
            List<LibraryRow> rows = core.insight().library().stream()
                    .filter(row -> kind == null || row.kind() == kind)
                    .filter(row ->
                            text == null || row.name().toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT)))
                    .toList();
            if (json) {
                session.print(rows);
            } else {
                session.table(
                        List.of("ID", "NAME", "YEAR", "KIND", "STATE", "HERE", "QUALITY", "SIZE"),
                        rows.stream()
                                .map(row -> List.of(
                                        String.valueOf(row.id()),
                                        row.name(),
                                        row.year() == 0 ? "" : String.valueOf(row.year()),
                                        row.kind().name().toLowerCase(Locale.ROOT),
                                        session.texts()
                                                .get("library.state."
                                                        + row.state().name()),
                                        row.have() + "/" + row.wanted(),
                                        row.quality(),
                                        Verdicts.size(row.size())))
                                .toList());
            }
            return 0;
        });
    }
}
