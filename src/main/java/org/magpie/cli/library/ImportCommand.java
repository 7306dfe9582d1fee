package org.magpie.cli.library;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.magpie.base.disk.WholePath;
import org.magpie.base.error.Message;
import org.magpie.base.error.UserException;
import org.magpie.base.job.Job;
import org.magpie.base.job.Progress;
import org.magpie.cli.session.Core;
import org.magpie.cli.session.Session;
import org.magpie.cli.title.NamedItem;
import org.magpie.insight.LibraryRow;
import org.magpie.insight.TitlePage;
import org.magpie.pipeline.QueueActions;
import org.magpie.pipeline.download.DownloadState;
import org.magpie.pipeline.importing.ManualImport;
import org.magpie.pipeline.importing.plan.ImportMode;
import org.magpie.upkeep.scan.LibraryScan.Adopted;
import org.magpie.upkeep.scan.LibraryScan.PreviewLine;
import org.magpie.upkeep.scan.LibraryScan.Taken;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code magpie import}: files what lies somewhere, or takes in what lies in a root folder already. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description =
                "Say what a file or folder is. One that lies in a root folder is taken into the library where it is; any other is"
                        + " filed under its proper name.")
public final class ImportCommand implements Callable<Integer> {
    private static final Duration LONGEST = Duration.ofHours(12);

    private final Session session;

    @Parameters(index = "0", paramLabel = "PATH", description = "File or folder, as a whole path.")
    private String path = "";

    @Option(
            names = "--as",
            paramLabel = "TITLE",
            description = "Name or number of the title; otherwise what the names say.")
    private @Nullable String as;

    @Option(
            names = "--items",
            paramLabel = "ITEM",
            split = ",",
            description =
                    "What it holds, such as S01E02; one for each file, in the order of their names. Otherwise what the names say.")
    private List<String> items = new ArrayList<>();

    @Option(
            names = "--mode",
            paramLabel = "MODE",
            defaultValue = "MOVE",
            description =
                    "move, copy, or link: a hard link, or a copy where that cannot be. Only for what lies in no root"
                            + " folder.")
    private Mode mode = Mode.MOVE;

    @Option(names = "--replace", description = "Import also what is worse than what the library has.")
    private boolean replace;

    @Option(names = "--dry-run", description = "Say what would become of each file, and change nothing.")
    private boolean dryRun;

    /** How files come into the library. */
    enum Mode {
        MOVE,
        LINK,
        COPY;

        ImportMode asImported() {
            return ImportMode.valueOf(name());
        }
    }

    /**
     * A file and where it goes.
     *
     * @param to the same place for one that is taken in where it lies
     */
    record Line(String from, String to, String items) {}

    public ImportCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        return session.with(core -> {
            Path place = WholePath.of(path);
            if (!Files.exists(place)) {
                throw new UserException("import.source-missing", place.toString());
            }
            List<Line> lines = core.scan().rootOf(place).isPresent() ? adopted(core, place) : filed(core, place);
            if (session.isJson()) {
                session.print(lines);
                return 0;
            }
            session.table(
                    List.of("FROM", "TO", "ITEMS"),
                    lines.stream()
                            .map(line -> List.of(line.from(), line.to(), line.items()))
                            .toList());
            session.tell(dryRun ? "cli.import-path.would" : "cli.import-path.done", lines.size());
            return 0;
        });
    }

    private List<Line> adopted(Core core, Path place) {
        LibraryRow title = title(core, place);
        Taken taken;
        try {
            taken = core.scan().adopt(place, title.id(), items(core, title), dryRun);
        } catch (UserException why) {
            throw why.said().key().equals("scan.adopt.no-item")
                    ? new UserException("cli.import-path.which-items", why.said())
                    : why;
        }
        taken.left()
                .forEach(each ->
                        session.tell("cli.import-path.left", each.place().toString(), each.reason()));
        return taken.files().stream().map(ImportCommand::line).toList();
    }

    private static Line line(Adopted adopted) {
        return new Line(adopted.place().toString(), adopted.place().toString(), adopted.items());
    }

    private List<Line> filed(Core core, Path place) {
        QueueActions queue = core.pipeline().queue();
        ManualImport manual = queue.manualImport();
        LibraryRow title = as == null ? null : Session.title(core, as);
        ManualImport.Meant meant =
                title == null ? ManualImport.Meant.NOTHING : new ManualImport.Meant(title.id(), Set.of());
        ManualImport.Contents contents = manual.survey(List.of(place), meant, Progress.NONE);
        List<ManualImport.Choice> choices = choices(core, title, place, contents);
        List<Line> lines = new ArrayList<>();
        List<ManualImport.Outcome> outcomes = manual.outcomes(List.of(place), choices, mode.asImported());
        for (int at = 0; at < choices.size(); at++) {
            lines.add(line(core, choices.get(at), outcomes.get(at)));
        }
        if (!dryRun) {
            Job job = queue.importFiles(List.of(place), choices, mode.asImported(), Progress.NONE);
            Session.done(core, job, LONGEST);
            checkFiled(core, job);
        }
        return lines;
    }

    /** What is refused, or worse than what the library has, ends the command before anything is touched. */
    private Line line(Core core, ManualImport.Choice choice, ManualImport.Outcome outcome) {
        ManualImport.Proposal proposal = switch (outcome) {
            case ManualImport.Outcome.Goes goes -> goes.proposal();
            case ManualImport.Outcome.Refused refused ->
                throw new UserException(
                        refused.why().key(), refused.why().arguments().toArray());
        };
        Message worse = proposal.worse();
        if (worse != null && !replace) {
            throw new UserException(
                    "cli.import.worse", String.valueOf(choice.file().getFileName()), worse);
        }
        return new Line(
                choice.file().toString(),
                proposal.target().toString(),
                named(core, name(core, choice.titleId()), choice));
    }

    private static String name(Core core, long titleId) {
        return core.insight().title(titleId).orElseThrow().row().name();
    }

    /** An import that is held up waits for a person, and is no success. */
    private static void checkFiled(Core core, Job job) {
        core.insight().queue().stream()
                .filter(row ->
                        job.subject().equals("download:" + row.id()) && row.state() == DownloadState.IMPORT_BLOCKED)
                .findFirst()
                .ifPresent(row -> {
                    Message why = row.said();
                    throw new UserException("cli.wait.blocked", row.releaseName(), why == null ? "" : why);
                });
    }

    private List<ManualImport.Choice> choices(
            Core core, @Nullable LibraryRow title, Path place, ManualImport.Contents contents) {
        List<ManualImport.Found> films = contents.films().stream()
                .filter(film -> film.guess() != null || !items.isEmpty() || title == null)
                .sorted((one, other) -> one.name().compareTo(other.name()))
                .toList();
        if (!items.isEmpty() && films.size() != items.size() && films.size() != 1) {
            throw new UserException("scan.adopt.items-differ", films.size(), items.size());
        }
        List<ManualImport.Choice> choices = new ArrayList<>();
        for (int at = 0; at < films.size(); at++) {
            ManualImport.Found film = films.get(at);
            ManualImport.Choice guess = film.guess();
            if (guess == null) {
                if (title == null || items.isEmpty()) {
                    throw new UserException(
                            "cli.import-path.as-what", film.file().toString());
                }
                continue;
            }
            Set<Long> held = new TreeSet<>(guess.itemIds());
            if (!items.isEmpty()) {
                TitlePage page = core.insight().title(guess.titleId()).orElseThrow();
                held.clear();
                List<String> named = films.size() == 1 ? items : List.of(items.get(at));
                named.forEach(item -> held.add(new NamedItem(item).of(page).id()));
            }
            if (held.isEmpty()) {
                throw new UserException(
                        "cli.import-path.which-items",
                        Message.of("scan.adopt.no-item", film.name(), name(core, guess.titleId())));
            }
            choices.add(new ManualImport.Choice(
                    film.file(), guess.titleId(), guess.slotId(), held, film.quality(), film.traits()));
        }
        if (choices.isEmpty()) {
            throw contents.films().isEmpty()
                    ? new UserException("scan.adopt.nothing", place.toString())
                    : new UserException("cli.import.no-choice");
        }
        return choices;
    }

    private LibraryRow title(Core core, Path place) {
        if (as != null) {
            return Session.title(core, as);
        }
        long root = core.scan().rootOf(place).orElseThrow();
        Path whole = core.rootFolders().find(root).orElseThrow().path();
        Optional<PreviewLine> line = core.scan().look(root, Progress.NONE).lines().stream()
                .filter(each -> whole.resolve(each.path()).equals(place) && each.titleId() != 0)
                .findFirst();
        return line.map(each -> Session.title(core, String.valueOf(each.titleId())))
                .orElseThrow(() -> new UserException("cli.import-path.as-what", place.toString()));
    }

    private List<Long> items(Core core, LibraryRow title) {
        TitlePage page = core.insight().title(title.id()).orElseThrow();
        // Their order says which file holds which.
        List<Long> ids = new ArrayList<>();
        for (String item : items) {
            long id = new NamedItem(item).of(page).id();
            if (ids.contains(id)) {
                throw new UserException("cli.import-path.item-twice", item);
            }
            ids.add(id);
        }
        return ids;
    }

    private static String named(Core core, String title, ManualImport.Choice choice) {
        List<String> names = new ArrayList<>();
        core.insight().title(choice.titleId()).orElseThrow().items().stream()
                .filter(item -> choice.itemIds().contains(item.id()))
                .forEach(item ->
                        names.add(item.number() == 0 ? title : "S%02dE%02d".formatted(item.season(), item.number())));
        return String.join(", ", names);
    }
}
