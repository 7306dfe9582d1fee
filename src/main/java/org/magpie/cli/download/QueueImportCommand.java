package org.magpie.cli.download;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.Message;
import org.magpie.base.error.UserException;
import org.magpie.cli.session.Core;
import org.magpie.cli.session.Session;
import org.magpie.cli.session.VerdictTable;
import org.magpie.cli.title.NamedItem;
import org.magpie.insight.LibraryRow;
import org.magpie.insight.QueueRow;
import org.magpie.insight.TitlePage;
import org.magpie.pipeline.importing.ManualImport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code magpie queue import ID}: a person says what the files of a download are. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description =
                "Show the files of a whole download and what each is taken for; with --file or --all, import them.")
final class QueueImportCommand implements Callable<Integer> {
    private static final Duration LONGEST = Duration.ofHours(2);

    private final Session session;

    @Parameters(index = "0", paramLabel = "ID", description = "The number that queue shows.")
    private long id;

    @Option(
            names = "--as",
            paramLabel = "TITLE",
            description = "The title that the files belong to, by name or number.")
    private @Nullable String as;

    @Option(
            names = "--file",
            paramLabel = "NAME=ITEM",
            description =
                    "A file and what it is: \"show.mkv=S01E02\", several with + between them; for a film just its name.")
    private Map<String, String> files = new LinkedHashMap<>();

    @Option(names = "--all", description = "Import every file as it is taken for.")
    private boolean all;

    @Option(names = "--replace", description = "Import even what would replace a better file.")
    private boolean replace;

    QueueImportCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        return session.with(core -> {
            ManualImport.Contents contents =
                    core.pipeline().queue().manualImport().look(id);
            if (files.isEmpty() && !all) {
                show(core, contents);
                return 0;
            }
            List<ManualImport.Choice> choices = all ? guesses(contents) : chosen(core, contents);
            if (choices.isEmpty()) {
                throw new UserException("cli.import.no-choice");
            }
            if (!replace) {
                choices.forEach(choice -> check(core, choice));
            }
            Session.done(core, core.pipeline().queue().importManually(id, choices), LONGEST);
            List<QueueRow> rows = core.insight().queue().stream()
                    .filter(row -> row.id() == id)
                    .toList();
            if (session.isJson()) {
                session.print(rows);
            } else {
                session.tell("cli.import.done", choices.size());
            }
            return 0;
        });
    }

    private void check(Core core, ManualImport.Choice choice) {
        Message worse =
                core.pipeline().queue().manualImport().propose(id, choice).worse();
        if (worse != null) {
            throw new UserException(
                    "cli.import.worse", String.valueOf(choice.file().getFileName()), worse);
        }
    }

    private void show(Core core, ManualImport.Contents contents) {
        if (session.isJson()) {
            session.print(contents.films());
            return;
        }
        session.table(
                List.of("FILE", "SIZE", "QUALITY", "TAKEN FOR", "WHY"),
                contents.films().stream()
                        .map(found -> List.of(
                                found.name(),
                                VerdictTable.size(found.bytes()),
                                found.quality().name(),
                                found.guess() == null ? "" : taken(core, found.guess()),
                                session.texts().say(found.because())))
                        .toList());
        contents.leftOut().forEach(name -> session.tell("cli.line", name));
    }

    private static String taken(Core core, ManualImport.Choice choice) {
        return core.insight()
                .title(choice.titleId())
                .map(page -> page.row().name() + " "
                        + page.items().stream()
                                .filter(item -> choice.itemIds().contains(item.id()))
                                .map(QueueImportCommand::named)
                                .collect(Collectors.joining(", ")))
                .orElse("");
    }

    private static String named(TitlePage.ItemRow item) {
        return item.number() == 0 ? item.name() : "S%02dE%02d".formatted(item.season(), item.number());
    }

    private static List<ManualImport.Choice> guesses(ManualImport.Contents contents) {
        List<ManualImport.Choice> guesses = new ArrayList<>();
        contents.films().forEach(found -> {
            if (found.guess() != null) {
                guesses.add(found.guess());
            }
        });
        return guesses;
    }

    private List<ManualImport.Choice> chosen(Core core, ManualImport.Contents contents) {
        QueueRow row = core.insight().queue().stream()
                .filter(each -> each.id() == id)
                .findFirst()
                .orElseThrow(() -> new UserException("cli.queue.none", String.valueOf(id)));
        LibraryRow title = Session.title(core, as == null ? String.valueOf(row.titleId()) : as);
        TitlePage page = core.insight().title(title.id()).orElseThrow();
        TitlePage.SlotRow slot = page.slots().stream()
                .filter(each -> each.name().equals(row.slot()))
                .findFirst()
                .orElse(page.slots().getFirst());
        List<ManualImport.Choice> choices = new ArrayList<>();
        files.forEach((name, item) -> {
            ManualImport.Found found = contents.films().stream()
                    .filter(each -> each.name().equals(name) || each.name().endsWith("/" + name))
                    .findFirst()
                    .orElseThrow(() -> new UserException("cli.import.no-file", name));
            choices.add(
                    new ManualImport.Choice(found.file(), title.id(), slot.id(), items(page, item), found.quality()));
        });
        return choices;
    }

    private static Set<Long> items(TitlePage page, String written) {
        if (written.isBlank() && page.items().size() == 1) {
            return Set.of(page.items().getFirst().id());
        }
        Set<Long> ids = new TreeSet<>();
        for (String each : written.split("\\+")) {
            ids.add(new NamedItem(each).of(page).id());
        }
        return ids;
    }
}
