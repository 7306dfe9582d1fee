package org.magpie.cli.title;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.magpie.cli.session.MediaKindName;
import org.magpie.cli.session.Session;
import org.magpie.cli.session.VerdictTable;
import org.magpie.insight.LibraryRow;
import org.magpie.media.MediaKind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code magpie library}: what there is. */
@Command(name = "library", mixinStandardHelpOptions = true, description = "List the library.")
public final class LibraryCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(index = "0", arity = "0..1", paramLabel = "TEXT", description = "Only names that hold this text.")
    private @Nullable String text;

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            converter = MediaKindName.class,
            description = "Only movie, series, music or book.")
    private @Nullable MediaKind kind;

    public LibraryCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        return session.with(core -> {
            List<LibraryRow> rows = core.insight().library().stream()
                    .filter(row -> kind == null || row.kind() == kind)
                    .filter(row ->
                            text == null || row.name().toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT)))
                    .toList();
            if (session.isJson()) {
                session.print(rows);
            } else {
                session.table(
                        List.of("ID", "NAME", "YEAR", "KIND", "STATE", "HERE", "QUALITY", "SIZE"),
                        rows.stream()
                                .map(row -> List.of(
                                        String.valueOf(row.id()),
                                        row.name(),
                                        row.year() == 0 ? "" : String.valueOf(row.year()),
                                        MediaKindName.of(row.kind()),
                                        session.texts()
                                                .get("library.state."
                                                        + row.state().name().toLowerCase(Locale.ROOT)),
                                        row.have() + "/" + row.wanted(),
                                        row.quality(),
                                        VerdictTable.size(row.size())))
                                .toList());
            }
            return 0;
        });
    }
}
