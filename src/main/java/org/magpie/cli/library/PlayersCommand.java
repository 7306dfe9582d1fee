package org.magpie.cli.library;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.magpie.base.disk.WholePath;
import org.magpie.base.error.UserException;
import org.magpie.base.job.Job;
import org.magpie.base.job.Progress;
import org.magpie.cli.session.Core;
import org.magpie.cli.session.Session;
import org.magpie.media.file.RootFolder;
import org.magpie.pipeline.importing.players.FilmNfo;
import org.magpie.pipeline.importing.players.PlayerChoices;
import org.magpie.pipeline.importing.players.PlayerDialect;
import org.magpie.pipeline.importing.players.PlayerFiles.Figures;
import org.magpie.pipeline.importing.players.PlayerFiles.Removable;
import org.magpie.pipeline.importing.players.PlayerSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code magpie players}: NFO files and pictures beside films and series. */
@Command(
        name = "players",
        mixinStandardHelpOptions = true,
        description = "NFO files and pictures beside films and series, as Kodi, Jellyfin and Emby read them.")
public final class PlayersCommand implements Callable<Integer> {
    private static final Duration LONGEST = Duration.ofDays(1);

    private final Session session;

    public PlayersCommand(Session session) {
        this.session = session;
    }

    /** The commands below it. */
    public static List<Object> below(Session session) {
        return List.of(new Listing(session), new Choose(session), new Write(session), new Remove(session));
    }

    @Override
    public Integer call() {
        return list(session);
    }

    /** A root folder as it is printed. */
    private record Row(long id, String path, PlayerSettings players) {}

    private static int list(Session session) {
        return session.with(core -> {
            Map<Long, PlayerSettings> chosen = core.players().settings();
            List<Row> rows = folders(core).stream()
                    .map(folder -> new Row(
                            folder.id(),
                            folder.path().toString(),
                            chosen.getOrDefault(folder.id(), PlayerSettings.OFF)))
                    .toList();
            if (session.isJson()) {
                session.print(rows);
                return 0;
            }
            session.table(
                    List.of("ID", "PATH", "FOR", "NFO", "PICTURES", "NFO OF FILMS"),
                    rows.stream()
                            .map(row -> List.of(
                                    String.valueOf(row.id()),
                                    row.path(),
                                    row.players().isOn() ? named(row.players().dialect()) : "-",
                                    yes(session, row.players().nfo()),
                                    yes(session, row.players().pictures()),
                                    named(row.players().filmNfo())))
                            .toList());
            return 0;
        });
    }

    private static String yes(Session session, boolean on) {
        return session.texts().get(on ? "cli.players.on" : "cli.players.off");
    }

    private static String named(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static List<RootFolder> folders(Core core) {
        return core.rootFolders().all().stream()
                .filter(folder -> PlayerChoices.isFor(folder.kind()))
                .toList();
    }

    /** By its id or as a whole path, also one of music or books: what is said of it then tells why not. */
    private static RootFolder folder(Core core, String meant) {
        boolean number = meant.matches("[0-9]{1,18}");
        Path path = number ? Path.of("") : WholePath.of(meant);
        return core.rootFolders().all().stream()
                .filter(folder -> number
                        ? String.valueOf(folder.id()).equals(meant)
                        : folder.path().equals(path))
                .findFirst()
                .orElseThrow(() -> new UserException("cli.folder.not-there", meant));
    }

    /** {@code magpie players list}. */
    @Command(name = "list", mixinStandardHelpOptions = true, description = "List what is written in which root folder.")
    private static final class Listing implements Callable<Integer> {
        private final Session session;

        private Listing(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() {
            return list(session);
        }
    }

    /** {@code magpie players set}. */
    @Command(
            name = "set",
            mixinStandardHelpOptions = true,
            description =
                    "Say what is written in a root folder from now on; what is not named stays as it is. What lies"
                            + " there already stays too.")
    private static final class Choose implements Callable<Integer> {
        private final Session session;

        @Parameters(index = "0", paramLabel = "ROOT", description = "Root folder, by its id or as a whole path.")
        private String root = "";

        @Option(names = "--for", paramLabel = "PLAYER", description = "kodi, jellyfin or emby.")
        private @Nullable PlayerDialect dialect;

        @Option(names = "--nfo", negatable = true, description = "Write NFO files; --no-nfo: do not.")
        private @Nullable Boolean nfo;

        @Option(
                names = "--pictures",
                negatable = true,
                description = "Write posters and wide pictures; --no-pictures: do not.")
        private @Nullable Boolean pictures;

        @Option(
                names = "--film-nfo",
                paramLabel = "NAME",
                description = "What the NFO file of a film is called: file-name, as its video; or movie, movie.nfo.")
        private @Nullable String filmNfo;

        private Choose(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() {
            return session.with(core -> {
                RootFolder folder = folder(core, root);
                PlayerSettings before = core.players().settings(folder.id());
                PlayerSettings chosen = new PlayerSettings(
                        dialect == null ? before.dialect() : dialect,
                        nfo == null ? before.nfo() : nfo,
                        pictures == null ? before.pictures() : pictures,
                        filmNfo == null ? before.filmNfo() : filmNfo(filmNfo));
                core.players().choose(folder.id(), chosen);
                session.answer(
                        new Row(folder.id(), folder.path().toString(), chosen),
                        chosen.isOn() ? "cli.players.chosen" : "cli.players.taken-off",
                        folder.path().toString());
                return 0;
            });
        }

        private static FilmNfo filmNfo(String said) {
            for (FilmNfo each : FilmNfo.values()) {
                if (named(each).equals(said)) {
                    return each;
                }
            }
            throw new UserException("cli.players.film-nfo", said);
        }
    }

    /** What became of a root folder, or would. */
    private record Answer(
            String root,
            @Nullable Figures figures,
            @Nullable Removable removable,
            @Nullable String said) {}

    /** {@code magpie players write}. */
    @Command(
            name = "write",
            mixinStandardHelpOptions = true,
            description =
                    "Write everything that is missing or out of date now. Files of other programs, and what somebody"
                            + " changed, are left.")
    private static final class Write implements Callable<Integer> {
        private final Session session;

        @Parameters(
                index = "0",
                arity = "0..1",
                paramLabel = "ROOT",
                description = "Root folder, by its id or as a whole path; otherwise all where something is written.")
        private @Nullable String root;

        @Option(names = "--dry-run", description = "Only say how much it is.")
        private boolean dryRun;

        private Write(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() {
            return session.with(core -> {
                String meant = root;
                List<RootFolder> chosen = meant == null
                        ? folders(core).stream()
                                .filter(folder ->
                                        core.players().settings(folder.id()).isOn())
                                .toList()
                        : List.of(folder(core, meant));
                if (chosen.isEmpty()) {
                    throw new UserException("players.off");
                }
                List<Answer> answers = new ArrayList<>();
                for (RootFolder folder : chosen) {
                    answers.add(dryRun ? look(core, folder) : write(core, folder));
                }
                return told(session, answers);
            });
        }

        private Answer look(Core core, RootFolder folder) {
            if (!core.players().settings(folder.id()).isOn()) {
                throw new UserException("players.off");
            }
            Figures figures = core.players().look(folder.id(), Progress.NONE);
            return new Answer(
                    folder.path().toString(),
                    figures,
                    null,
                    session.texts()
                            .get(
                                    "cli.players.would",
                                    figures.fresh(),
                                    figures.renewed(),
                                    figures.same(),
                                    figures.left()));
        }

        private Answer write(Core core, RootFolder folder) {
            Job done = Session.done(core, core.players().write(folder.id()), LONGEST);
            return new Answer(folder.path().toString(), null, null, said(session, done));
        }
    }

    private static @Nullable String said(Session session, Job job) {
        return job.says() == null ? null : session.texts().say(job.says());
    }

    private static int told(Session session, List<Answer> answers) {
        if (session.isJson()) {
            session.print(answers);
            return 0;
        }
        for (Answer each : answers) {
            session.out().println(each.said() == null ? each.root() : each.root() + ": " + each.said());
        }
        session.out().flush();
        return 0;
    }

    /** {@code magpie players remove}. */
    @Command(
            name = "remove",
            mixinStandardHelpOptions = true,
            description =
                    "Take it off and move into the recycle folder what Magpie wrote and nobody changed since. It can"
                            + " be undone with undo.")
    private static final class Remove implements Callable<Integer> {
        private final Session session;

        @Parameters(index = "0", paramLabel = "ROOT", description = "Root folder, by its id or as a whole path.")
        private String root = "";

        @Option(names = "--dry-run", description = "Only say how much it is.")
        private boolean dryRun;

        private Remove(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() {
            return session.with(core -> {
                RootFolder folder = folder(core, root);
                if (dryRun) {
                    Removable removable = core.players().removable(folder.id());
                    return told(
                            session,
                            List.of(new Answer(
                                    folder.path().toString(),
                                    null,
                                    removable,
                                    session.texts()
                                            .get("cli.players.removable", removable.files(), removable.changed()))));
                }
                Job done = Session.done(core, core.players().remove(folder.id()), LONGEST);
                return told(session, List.of(new Answer(folder.path().toString(), null, null, said(session, done))));
            });
        }
    }
}
