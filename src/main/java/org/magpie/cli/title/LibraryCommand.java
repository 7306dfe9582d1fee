package org.magpie.cli.title;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import org.magpie.cli.session.Core;
import org.magpie.cli.session.MediaKindName;
import org.magpie.cli.session.Session;
import org.magpie.cli.session.VerdictTable;
import org.magpie.insight.LibraryDetails;
import org.magpie.insight.LibraryRow;
import org.magpie.insight.filter.FilterText;
import org.magpie.insight.filter.TitleFilter;
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

    @Option(
            names = "--filter",
            paramLabel = "FILTER",
            description = "Only what a saved filter of that name holds for, or conditions such as"
                    + " \"year >= 2000 and (genre ~ drama or tag = kids)\".")
    private @Nullable String filter;

    public LibraryCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        return session.with(core -> {
            TitleFilter conditions = conditions(core);
            BiPredicate<LibraryRow, LibraryDetails> holds = conditions.test(Instant.now());
            Map<Long, LibraryDetails> details =
                    conditions.needsDetails() ? core.insight().libraryDetails() : Map.of();
            List<LibraryRow> rows = core.insight().library().stream()
                    .filter(row -> holds.test(row, details.getOrDefault(row.id(), LibraryDetails.NONE)))
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

    /** A saved one by its name, whatever that is; otherwise what is written. */
    private TitleFilter conditions(Core core) {
        String said = filter;
        return said == null
                ? TitleFilter.everything()
                : core.filters().find(said).orElseGet(() -> FilterText.read(said));
    }
}
