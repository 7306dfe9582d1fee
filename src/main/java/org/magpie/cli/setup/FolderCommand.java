package org.magpie.cli.setup;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.magpie.base.disk.WholePath;
import org.magpie.base.error.UserException;
import org.magpie.cli.session.MediaKindName;
import org.magpie.cli.session.Session;
import org.magpie.cli.session.VerdictTable;
import org.magpie.media.MediaKind;
import org.magpie.media.file.RootFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code magpie folder}: the root folders of the library. */
@Command(name = "folder", mixinStandardHelpOptions = true, description = "List, add or remove root folders.")
public final class FolderCommand implements Callable<Integer> {
    private final Session session;

    public FolderCommand(Session session) {
        this.session = session;
    }

    /** The commands below it. */
    public static List<Object> below(Session session) {
        return List.of(new Listing(session), new Add(session), new Repoint(session), new Remove(session));
    }

    @Override
    public Integer call() {
        return list(session);
    }

    private static int list(Session session) {
        return session.with(core -> {
            List<RootFolder> folders = core.rootFolders().all();
            if (session.isJson()) {
                session.print(folders);
                return 0;
            }
            session.table(
                    List.of("ID", "KIND", "PATH", "FREE", "STATE"),
                    folders.stream()
                            .map(folder -> List.of(
                                    String.valueOf(folder.id()),
                                    MediaKindName.of(folder.kind()),
                                    folder.path().toString(),
                                    VerdictTable.size(folder.free()),
                                    session.texts().get(folder.reachable() ? "cli.folder.there" : "cli.folder.gone")))
                            .toList());
            return 0;
        });
    }

    /** {@code magpie folder list}. */
    @Command(name = "list", mixinStandardHelpOptions = true, description = "List the root folders.")
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

    /** {@code magpie folder add}. */
    @Command(
            name = "add",
            mixinStandardHelpOptions = true,
            description = "Add a root folder; it is made when it is not there.")
    private static final class Add implements Callable<Integer> {
        private final Session session;

        @Parameters(
                index = "0",
                paramLabel = "KIND",
                converter = MediaKindName.class,
                description = "movie, series, music or book.")
        @SuppressWarnings("NullAway.Init") // set by picocli
        private MediaKind kind;

        @Parameters(index = "1", paramLabel = "PATH", description = "Whole path: from / on, or from ~ on.")
        @SuppressWarnings("NullAway.Init") // set by picocli
        private String path;

        private Add(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() {
            return session.with(core -> {
                RootFolder added = core.rootFolders().add(kind, WholePath.of(path));
                session.answer(added, "cli.folder.added", added.path().toString());
                return 0;
            });
        }
    }

    /** {@code magpie folder repoint}. */
    @Command(
            name = "repoint",
            mixinStandardHelpOptions = true,
            description =
                    "Say that a root folder with its files is at another place now; all that is known of them stays.")
    private static final class Repoint implements Callable<Integer> {
        private final Session session;

        @Parameters(index = "0", paramLabel = "ID", description = "Number of the root folder.")
        private long id;

        @Parameters(index = "1", paramLabel = "PATH", description = "Where it is now, as a whole path.")
        private String path = "";

        private Repoint(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() {
            return session.with(core -> {
                RootFolder folder = core.rootFolders().repoint(id, WholePath.of(path));
                session.answer(folder, "cli.folder.repointed", folder.path().toString());
                return 0;
            });
        }
    }

    /** {@code magpie folder remove}. */
    @Command(
            name = "remove",
            mixinStandardHelpOptions = true,
            description = "Forget a root folder that no title uses; nothing on disk changes.")
    private static final class Remove implements Callable<Integer> {
        private final Session session;

        @Parameters(index = "0", paramLabel = "PATH|ID")
        @SuppressWarnings("NullAway.Init") // set by picocli
        private String meant;

        private Remove(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() {
            return session.with(core -> {
                RootFolder folder = core.rootFolders().all().stream()
                        .filter(each -> String.valueOf(each.id()).equals(meant) || isMeant(each.path()))
                        .findFirst()
                        .orElseThrow(() -> new UserException("cli.folder.not-there", meant));
                core.rootFolders().remove(folder.id());
                session.answer(folder, "cli.folder.removed", folder.path().toString());
                return 0;
            });
        }

        private boolean isMeant(Path path) {
            return !meant.matches("[0-9]+") && path.equals(WholePath.of(meant));
        }
    }
}
