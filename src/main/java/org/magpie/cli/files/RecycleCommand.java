package org.magpie.cli.files;

import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.Message;
import org.magpie.base.error.UserException;
import org.magpie.base.job.Progress;
import org.magpie.cli.session.Session;
import org.magpie.cli.session.VerdictTable;
import org.magpie.pipeline.importing.recycle.Recycle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code magpie recycle}: what lies in the recycle folders. */
@Command(name = "recycle", mixinStandardHelpOptions = true, description = "List what lies in the recycle folders.")
public final class RecycleCommand implements Callable<Integer> {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final Session session;

    public RecycleCommand(Session session) {
        this.session = session;
    }

    /** The commands below it. */
    public static List<Object> below(Session session) {
        return List.of(new Listing(session), new Restore(session), new Empty(session));
    }

    @Override
    public Integer call() {
        return list(session);
    }

    /**
     * A file as it is printed.
     *
     * @param from where it lay before; null where nobody noted it
     */
    private record Row(
            long id,
            String place,
            @Nullable String from,
            @Nullable String title,
            long bytes,
            String put) {
        static Row of(Recycle.Item item) {
            Path from = item.from();
            return new Row(
                    item.id(),
                    item.place().toString(),
                    from == null ? null : from.toString(),
                    item.title(),
                    item.bytes(),
                    item.put().toString());
        }
    }

    private static int list(Session session) {
        return session.with(core -> {
            List<Recycle.Item> items = core.recycle().list();
            if (session.isJson()) {
                session.print(items.stream().map(Row::of).toList());
                return 0;
            }
            session.table(
                    List.of("ID", "PUT THERE", "SIZE", "TITLE", "FROM"),
                    items.stream()
                            .map(item -> List.of(
                                    String.valueOf(item.id()),
                                    TIME.format(item.put().atZone(ZoneId.systemDefault())),
                                    VerdictTable.size(item.bytes()),
                                    Objects.requireNonNullElse(item.title(), ""),
                                    String.valueOf(Objects.requireNonNullElse(item.from(), item.place()))))
                            .toList());
            return 0;
        });
    }

    /** {@code magpie recycle list}. */
    @Command(name = "list", mixinStandardHelpOptions = true, description = "List what lies in the recycle folders.")
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

    /** {@code magpie recycle restore}. */
    @Command(
            name = "restore",
            mixinStandardHelpOptions = true,
            description = "Put files back to where they were, with what was taken away together with them.")
    private static final class Restore implements Callable<Integer> {
        private final Session session;

        @Parameters(index = "0..*", arity = "0..*", paramLabel = "ID", description = "Which, as list numbers them.")
        private List<Long> ids = List.of();

        @Option(names = "--all", description = "All of them.")
        private boolean all;

        private Restore(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() {
            if (all != ids.isEmpty()) {
                throw new UserException("cli.recycle.which");
            }
            return session.with(core -> {
                List<Long> which = all
                        ? core.recycle().list().stream().map(Recycle.Item::id).toList()
                        : ids;
                List<Message> done = new ArrayList<>();
                UserException first = null;
                for (long id : which) {
                    boolean gone = all && core.recycle().list().stream().noneMatch(each -> each.id() == id);
                    if (gone) {
                        continue; // came back together with another one
                    }
                    try {
                        done.add(core.recycle().restore(id));
                    } catch (UserException no) {
                        first = first == null ? no : first;
                    }
                }
                if (session.isJson()) {
                    session.print(done.stream().map(session.texts()::say).toList());
                } else {
                    done.forEach(each -> session.out().println(session.texts().say(each)));
                    session.out().flush();
                }
                if (first != null) {
                    throw first;
                }
                return 0;
            });
        }
    }

    /** {@code magpie recycle empty}. */
    @Command(
            name = "empty",
            mixinStandardHelpOptions = true,
            description = "Remove for good what Magpie has put into the recycle folders.")
    private static final class Empty implements Callable<Integer> {
        private final Session session;

        @Option(names = "--yes", description = "Do it: without, only how much it is is said.")
        private boolean yes;

        private Empty(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() {
            return session.with(core -> {
                List<Recycle.Amount> amounts = core.recycle().amounts();
                int files = amounts.stream().mapToInt(Recycle.Amount::files).sum();
                long bytes = amounts.stream().mapToLong(Recycle.Amount::bytes).sum();
                if (!yes) {
                    throw new UserException("cli.recycle.sure", files, VerdictTable.size(bytes));
                }
                int removed = core.recycle().empty(Progress.NONE);
                session.answer(removed, "cli.recycle.emptied", removed);
                return 0;
            });
        }
    }
}
