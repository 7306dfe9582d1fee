package org.magpie.cli.title;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.UserException;
import org.magpie.base.job.Job;
import org.magpie.cli.session.Session;
import org.magpie.cli.session.VerdictTable;
import org.magpie.insight.LibraryRow;
import org.magpie.insight.TitlePage;
import org.magpie.insight.VerdictRow;
import org.magpie.pipeline.search.Scope;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code magpie search NAME}: what is on offer for a title, each with its verdict. Takes nothing. */
@Command(
        name = "search",
        mixinStandardHelpOptions = true,
        description = "Look for releases of a title of the library and judge them; takes nothing.")
public final class SearchCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(index = "0", paramLabel = "NAME", description = "Name or id of a title of the library.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String name;

    @Option(names = "--season", paramLabel = "N", description = "Only this season.")
    private @Nullable Integer season;

    @Option(names = "--episode", paramLabel = "N", description = "With --season: only this episode.")
    private @Nullable Integer episode;

    public SearchCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (episode != null && season == null) {
            throw new UserException("cli.search.episode");
        }
        return session.with(core -> {
            LibraryRow title = Session.title(core, name);
            if (season != null) {
                TitlePage page = core.insight().title(title.id()).orElseThrow();
                NamedItem.ofSeason(page, season);
                if (episode != null) {
                    new NamedItem("S%02dE%02d".formatted(season, episode)).of(page);
                }
            }
            Job job = Session.done(core, core.pipeline().releases().look(title.id(), scope()), Duration.ofMinutes(5));
            List<VerdictRow> rows = core.insight().verdictsOf(job.correlation());
            session.tell(job.says()); // which indexers gave no answer, if any
            if (session.isJson()) {
                session.print(rows);
            } else {
                new VerdictTable(session).print(rows);
            }
            return 0;
        });
    }

    private Scope scope() {
        if (season == null) {
            return new Scope.Whole();
        }
        return episode == null ? new Scope.Season(season) : new Scope.Episode(season, episode, null, null);
    }
}
