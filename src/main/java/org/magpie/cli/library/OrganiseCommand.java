package org.magpie.cli.library;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.magpie.base.disk.WholePath;
import org.magpie.base.error.Message;
import org.magpie.base.error.UserException;
import org.magpie.base.job.Job;
import org.magpie.cli.session.Core;
import org.magpie.cli.session.MediaKindName;
import org.magpie.cli.session.Session;
import org.magpie.media.MediaKind;
import org.magpie.media.file.RootFolder;
import org.magpie.pipeline.importing.organise.OrganiseOptions;
import org.magpie.pipeline.importing.organise.OrganisePlan;
import org.magpie.pipeline.importing.organise.OrganiseScope;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code magpie organise}: gives files the names that they should have. */
@Command(
        name = "organise",
        mixinStandardHelpOptions = true,
        description = "Give files the names and folders that the naming settings give them now; without a title, all of"
                + " them. It can be undone with undo.")
public final class OrganiseCommand implements Callable<Integer> {
    private static final String JOB = "organise";
    private static final Duration LONGEST = Duration.ofDays(7);

    private final Session session;

    @Parameters(index = "0", arity = "0..1", paramLabel = "TITLE", description = "Name or number.")
    private @Nullable String name;

    @Option(names = "--season", paramLabel = "N", description = "Only this season of the title; 0 for specials.")
    private @Nullable Integer season;

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            converter = MediaKindName.class,
            description = "Only titles of this kind: movie, series, music, book.")
    private @Nullable MediaKind kind;

    @Option(
            names = "--root",
            paramLabel = "FOLDER",
            description = "Only what lies under this root folder or belongs there.")
    private @Nullable String root;

    @Option(names = "--folders", description = "Give the folders of titles their names too.")
    private boolean folders;

    @Option(
            names = "--move-only",
            description = "Keep the names: only move files to the folder that their title has now.")
    private boolean moveOnly;

    @Option(names = "--dry-run", description = "Only say what would be done.")
    private boolean dryRun;

    public OrganiseCommand(Session session) {
        this.session = session;
    }

    /**
     * The answer.
     *
     * @param said what became of it; null for a dry run
     */
    private record Answer(
            List<Line> lines,
            int asIs,
            boolean dryRun,
            @Nullable String said) {}

    /** One file. */
    private record Line(
            String title,
            int season,
            String from,
            String to,
            List<Moved> with,
            @Nullable String refused) {}

    private record Moved(String from, String to) {}

    @Override
    public Integer call() {
        return session.with(core -> {
            awaitResumed(core);
            OrganiseOptions options = new OrganiseOptions(!moveOnly, folders);
            OrganisePlan plan = core.organise().plan(scope(core), options, Set.of());
            if (!session.isJson()) {
                show(plan);
            }
            Message said = null;
            if (!dryRun && !plan.parts().isEmpty()) {
                Job job = core.organise().start(plan);
                Session.done(core, job, LONGEST);
                said = core.jobs().find(job.id()).map(Job::says).orElse(null);
            }
            String line = said == null ? null : session.texts().say(said);
            if (session.isJson()) {
                session.print(new Answer(plan.lines().stream().map(this::line).toList(), plan.asIs(), dryRun, line));
            } else {
                session.out()
                        .println(
                                line != null
                                        ? line
                                        : session.texts()
                                                .get(
                                                        "cli.organise.plan",
                                                        plan.files(),
                                                        plan.refused().size(),
                                                        plan.asIs()));
                session.out().flush();
            }
            return 0;
        });
    }

    /** Waits until what an earlier run has left undone is done: it begins again with each start. */
    public static void awaitResumed(Core core) {
        core.jobs().running().stream()
                .filter(job -> job.name().equals(JOB))
                .forEach(job -> core.jobs().await(job.id(), LONGEST));
    }

    private OrganiseScope scope(Core core) {
        if (name != null) {
            long id = Session.title(core, name).id();
            return season == null ? new OrganiseScope.OfTitles(Set.of(id)) : new OrganiseScope.OfSeason(id, season);
        }
        if (season != null) {
            throw new UserException("cli.organise.season");
        }
        if (root != null) {
            Path path = WholePath.of(root);
            return new OrganiseScope.OfRoot(core.rootFolders().all().stream()
                    .filter(each -> each.path().equals(path))
                    .findFirst()
                    .map(RootFolder::id)
                    .orElseThrow(() -> new UserException("cli.organise.no-root", path.toString())));
        }
        return kind == null ? new OrganiseScope.Everything() : new OrganiseScope.OfKind(kind);
    }

    private Line line(OrganisePlan.Line line) {
        Message refusal = line.refusal();
        return new Line(
                line.title(),
                line.season(),
                line.from().toString(),
                line.to().toString(),
                line.companions().stream()
                        .map(each -> new Moved(each.from().toString(), each.to().toString()))
                        .toList(),
                refusal == null ? null : session.texts().say(refusal));
    }

    /** Title by title: where a file lies, and where it goes. */
    private void show(OrganisePlan plan) {
        String title = "";
        for (OrganisePlan.Line each : plan.lines()) {
            if (!each.title().equals(title)) {
                title = each.title();
                session.out().println(title);
            }
            Message refusal = each.refusal();
            session.out().println("  " + below(each.root(), each.from()));
            session.out()
                    .println(
                            refusal == null
                                    ? "    -> " + below(each.root(), each.to())
                                    : "    !  " + session.texts().say(refusal));
            if (refusal == null) {
                each.companions()
                        .forEach(with -> session.out()
                                .println("       " + with.from().getFileName() + " -> "
                                        + below(each.root(), with.to())));
            }
        }
    }

    private static String below(Path root, Path place) {
        return place.startsWith(root) ? root.relativize(place).toString() : place.toString();
    }
}
