package org.magpie.cli.title;

import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.UserException;
import org.magpie.cli.session.Core;
import org.magpie.cli.session.RowCount;
import org.magpie.cli.session.Session;
import org.magpie.cli.session.VerdictTable;
import org.magpie.insight.LibraryRow;
import org.magpie.insight.TitlePage;
import org.magpie.insight.VerdictRow;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code magpie why NAME [--item S02E03]}: the verdicts that are kept for a title, or for one of its items. */
@Command(
        name = "why",
        mixinStandardHelpOptions = true,
        description = "Tell why releases of a title were taken or refused.")
public final class WhyCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(index = "0", paramLabel = "NAME", description = "Name or id of a title of the library.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String name;

    @Option(
            names = "--item",
            paramLabel = "ITEM",
            description = "Only releases that would bring this episode, album or book: S02E03, or its name.")
    private @Nullable String item;

    @Option(
            names = "--most",
            paramLabel = "N",
            defaultValue = "200",
            converter = RowCount.class,
            description = "At most so many rows.")
    private int most;

    public WhyCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        return session.with(core -> {
            LibraryRow title = Session.title(core, name);
            List<VerdictRow> rows = verdicts(core, title.id());
            if (session.isJson()) {
                session.print(rows);
            } else {
                new VerdictTable(session).print(rows);
            }
            return 0;
        });
    }

    private List<VerdictRow> verdicts(Core core, long titleId) {
        if (item == null) {
            return core.insight().verdicts(titleId, most);
        }
        TitlePage page = core.insight().title(titleId).orElseThrow(() -> new UserException("cli.title.none", name));
        return core.insight()
                .verdictsOfItem(titleId, new NamedItem(item).of(page).id(), most);
    }
}
