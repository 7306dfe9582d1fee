package org.magpie.cli.title;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.Message;
import org.magpie.base.error.UserException;
import org.magpie.cli.session.Core;
import org.magpie.cli.session.Session;
import org.magpie.insight.LibraryRow;
import org.magpie.insight.TitlePage;
import org.magpie.provider.ProviderException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The commands that change a title of the library. */
public final class TitleCommands {
    private TitleCommands() {}

    public static Object remove(Session session) {
        return new Remove(session);
    }

    public static Object monitor(Session session) {
        return new Monitor(session);
    }

    public static Object refresh(Session session) {
        return new Refresh(session);
    }

    /** {@code magpie remove}. */
    @Command(
            name = "remove",
            mixinStandardHelpOptions = true,
            description = "Take titles out of the library; their files stay unless --with-files is said.")
    private static final class Remove implements Callable<Integer> {
        private final Session session;

        @Parameters(index = "0..*", arity = "1..*", paramLabel = "TITLE", description = "Name or number.")
        private List<String> names = List.of();

        @Option(names = "--with-files", description = "Their files go to the recycle folder of their root folder.")
        private boolean withFiles;

        private Remove(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() {
            return session.with(core -> {
                List<LibraryRow> rows =
                        names.stream().map(name -> Session.title(core, name)).toList();
                core.catalog().remove(rows.stream().map(LibraryRow::id).collect(Collectors.toSet()), withFiles);
                session.answer(
                        rows,
                        withFiles ? "cli.removed.with-files" : "cli.removed",
                        rows.stream().map(LibraryRow::name).collect(Collectors.joining(", ")));
                return 0;
            });
        }
    }

    /** {@code magpie monitor}. */
    @Command(
            name = "monitor",
            mixinStandardHelpOptions = true,
            description = "Look out for a title, a season or an item; with --off no longer.")
    private static final class Monitor implements Callable<Integer> {
        private final Session session;

        @Parameters(index = "0", paramLabel = "TITLE", description = "Name or number.")
        @SuppressWarnings("NullAway.Init") // set by picocli
        private String name;

        @Option(names = "--season", paramLabel = "N", description = "Only this season.")
        private @Nullable Integer season;

        @Option(names = "--item", paramLabel = "ITEM", description = "Only this one: S02E03, or its name.")
        private @Nullable String item;

        @Option(names = "--off", description = "No longer.")
        private boolean off;

        private Monitor(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() {
            return session.with(core -> {
                LibraryRow title = Session.title(core, name);
                if (season == null && item == null) {
                    core.catalog().monitorTitle(title.id(), !off);
                } else {
                    core.catalog().monitorItems(items(core, title), !off);
                }
                session.answer(
                        core.insight().libraryRow(title.id()).orElseThrow(),
                        off ? "cli.monitored.off" : "cli.monitored",
                        subject(core, title));
                return 0;
            });
        }

        /** What the sentence speaks of: no more than what was changed. */
        private Message subject(Core core, LibraryRow title) {
            if (item != null) {
                TitlePage page = core.insight().title(title.id()).orElseThrow();
                TitlePage.ItemRow one = new NamedItem(item).of(page);
                return one.season() > 0 || one.number() > 0
                        ? Message.of(
                                "cli.monitored.episode",
                                title.name(),
                                "S%02dE%02d".formatted(one.season(), one.number()),
                                one.name())
                        : Message.of("cli.monitored.item", title.name(), one.name());
            }
            return season == null
                    ? Message.of("cli.monitored.title", title.name())
                    : Message.of("cli.monitored.season", title.name(), String.valueOf(season));
        }

        private Set<Long> items(Core core, LibraryRow title) {
            TitlePage page = core.insight().title(title.id()).orElseThrow();
            if (item != null) {
                return Set.of(new NamedItem(item).of(page).id());
            }
            return NamedItem.ofSeason(page, Objects.requireNonNull(season));
        }
    }

    /** {@code magpie refresh}. */
    @Command(
            name = "refresh",
            mixinStandardHelpOptions = true,
            description = "Ask a title's source again and take what has changed; without a title, all of them.")
    private static final class Refresh implements Callable<Integer> {
        private final Session session;

        @Parameters(index = "0", arity = "0..1", paramLabel = "TITLE", description = "Name or number.")
        private @Nullable String name;

        @Option(
                names = "--anyway",
                description = "Take the answer of a title's source even if it lacks most of what is known.")
        private boolean anyway;

        private Refresh(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() {
            return session.with(core -> {
                List<LibraryRow> rows = name == null ? core.insight().library() : List.of(Session.title(core, name));
                if (anyway && name == null) {
                    throw new UserException("cli.refresh.anyway");
                }
                RuntimeException first = null;
                int refreshed = 0;
                int byHand = 0;
                for (LibraryRow row : rows) {
                    try {
                        if (refresh(core, row.id())) {
                            refreshed++;
                        } else {
                            byHand++;
                        }
                    } catch (UserException | ProviderException no) {
                        // One that fails does not keep the others from their turn.
                        first = first == null ? no : first;
                    }
                }
                if (first != null && rows.size() == 1) {
                    throw first;
                }
                if (byHand > 0 && name != null) {
                    throw new UserException(
                            "catalog.refresh-none", rows.getFirst().name());
                }
                session.answer(rows, "cli.refreshed", refreshed, byHand);
                if (first != null) {
                    throw first;
                }
                return 0;
            });
        }

        private boolean refresh(Core core, long id) {
            return anyway ? core.catalog().refreshAnyway(id) : core.catalog().refresh(id);
        }
    }
}
