package org.magpie.cli.title;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.magpie.base.disk.WholePath;
import org.magpie.base.error.UserException;
import org.magpie.catalog.Catalog;
import org.magpie.catalog.FoundTitle;
import org.magpie.catalog.NewTitle;
import org.magpie.cli.session.Core;
import org.magpie.cli.session.DownloadWait;
import org.magpie.cli.session.MediaKindName;
import org.magpie.cli.session.Session;
import org.magpie.insight.LibraryRow;
import org.magpie.media.MediaKind;
import org.magpie.media.file.RootFolder;
import org.magpie.media.file.UsualFolders;
import org.magpie.media.quality.Profile;
import org.magpie.pipeline.search.Scope;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code magpie add movie|series NAME}: puts a title into the library. */
@Command(name = "add", mixinStandardHelpOptions = true, description = "Add a film or a series to the library.")
public final class AddCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(
            index = "0",
            paramLabel = "movie|series",
            converter = MediaKindName.class,
            description = "What it is; film, show and tv will do.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private MediaKind kind;

    @Parameters(index = "1", paramLabel = "NAME")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String name;

    @Option(names = "--year", paramLabel = "YEAR", description = "Year of release.")
    private @Nullable Integer year;

    @Option(names = "--id", paramLabel = "SOURCE:ID", description = "Id at a source, such as tvmaze:82.")
    private @Nullable String id;

    @Option(names = "--manual", description = "Add it as it is named, asking no source.")
    private boolean manual;

    @Option(
            names = "--episodes",
            paramLabel = "N",
            split = ",",
            description = "With --manual: episodes of season 1, 2, … (for example 10,8).")
    private List<Integer> episodes = new ArrayList<>();

    @Option(names = "--profile", paramLabel = "NAME", description = "Quality profile; otherwise the first of its kind.")
    private @Nullable String profile;

    @Option(
            names = "--folder",
            paramLabel = "PATH",
            description = "Root folder as a whole path, made when it is new; otherwise the first of its kind.")
    private @Nullable String folder;

    @Option(names = "--search", description = "Look for it now, and take the best release.")
    private boolean search;

    @Option(names = "--wait", description = "With --search: stay until what was taken is in the library.")
    private boolean wait;

    public AddCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (kind != MediaKind.MOVIE && kind != MediaKind.SERIES) {
            throw new UserException("cli.add.kind");
        }
        if (!episodes.isEmpty() && (!manual || kind != MediaKind.SERIES)) {
            throw new UserException("cli.add.episodes");
        }
        return session.with(search && wait, core -> {
            DownloadWait downloads = new DownloadWait(session, core);
            long titleId = core.catalog().add(title(core));
            LibraryRow row = core.insight().libraryRow(titleId).orElseThrow();
            session.answer(row, "cli.added", named(row), String.valueOf(row.id()));
            if (search) {
                Session.done(
                        core,
                        core.pipeline().releases().searchAndGrab(titleId, new Scope.Whole()),
                        Duration.ofMinutes(5));
                if (wait) {
                    return downloads.untilFiled(titleId);
                }
                if (!core.insight().queue().isEmpty()) {
                    session.tell("cli.queue.goes-on");
                }
            }
            return 0;
        });
    }

    private static String named(LibraryRow row) {
        return row.year() == 0 ? row.name() : row.name() + " (" + row.year() + ")";
    }

    private NewTitle title(Core core) {
        NewTitle.NewSlot slot =
                new NewTitle.NewSlot("", profile(core).id(), folder(core).id());
        if (manual) {
            return new NewTitle(
                    kind,
                    name,
                    year,
                    null,
                    null,
                    Map.of(),
                    episodes,
                    NewTitle.Monitoring.ALL,
                    List.of(slot),
                    Set.of(),
                    NewTitle.Provenance.HAND);
        }
        FoundTitle found = found(core);
        return new NewTitle(
                kind,
                found.name(),
                found.year(),
                found.source(),
                found.sourceId(),
                found.ids(),
                List.of(),
                NewTitle.Monitoring.ALL,
                List.of(slot),
                Set.of(),
                NewTitle.Provenance.HAND);
    }

    private FoundTitle found(Core core) {
        Catalog.Lookup lookup = core.catalog().lookup(kind, id == null ? name : id);
        List<FoundTitle> titles = lookup.titles().stream()
                .filter(title -> year == null || year.equals(title.year()))
                .toList();
        if (lookup.titles().isEmpty() && !lookup.failures().isEmpty()) {
            throw new UserException(
                    "cli.add.unanswered", name, lookup.failures().getFirst().said());
        }
        lookup.failures().forEach(failure -> session.tell(failure.said()));
        if (titles.isEmpty()) {
            throw new UserException("cli.add.none", name);
        }
        FoundTitle best = titles.getFirst();
        boolean named = titles.stream()
                        .filter(title -> title.name().equalsIgnoreCase(name))
                        .count()
                == 1;
        if (titles.size() > 1 && id == null && !named) {
            session.tell("cli.add.taken", best.name(), String.valueOf(best.year()), titles.size() - 1);
        }
        return named
                ? titles.stream()
                        .filter(title -> title.name().equalsIgnoreCase(name))
                        .findFirst()
                        .orElse(best)
                : best;
    }

    private Profile profile(Core core) {
        return core.profiles().of(kind).stream()
                .filter(known -> profile == null || known.name().equalsIgnoreCase(profile))
                .findFirst()
                .orElseThrow(() -> new UserException("cli.profile.none", String.valueOf(profile)));
    }

    /** The folder that was named, a new one too; else the first of its kind, else the usual place. */
    private RootFolder folder(Core core) {
        Path named = folder == null ? null : WholePath.of(folder);
        return core.rootFolders().all().stream()
                .filter(known -> known.kind() == kind)
                .filter(known -> named == null || known.path().equals(named))
                .findFirst()
                .orElseGet(() -> {
                    Path place = named == null ? UsualFolders.ofThisPerson().of(kind) : named;
                    RootFolder made = core.rootFolders().add(kind, place);
                    session.tell("cli.folder.made", made.path().toString());
                    return made;
                });
    }
}
