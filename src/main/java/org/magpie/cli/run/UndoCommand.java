package org.magpie.cli.run;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.UserException;
import org.magpie.base.undo.UndoEntry;
import org.magpie.cli.library.OrganiseCommand;
import org.magpie.cli.session.RowCount;
import org.magpie.cli.session.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code magpie undo}: puts back what was taken away. */
@Command(
        name = "undo",
        mixinStandardHelpOptions = true,
        description = "Put back what was taken away last, or list what can be put back.")
public final class UndoCommand implements Callable<Integer> {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final int SEARCHED = 1_000;

    private final Session session;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "ID",
            description = "What to undo, as --list numbers it; the last thing without.")
    private @Nullable Long id;

    @Option(names = "--list", description = "List what can be undone and what was, newest first.")
    private boolean list;

    @Option(
            names = "--most",
            paramLabel = "N",
            defaultValue = "50",
            converter = RowCount.class,
            description = "List at most so many.")
    private int most;

    public UndoCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        return session.with(core -> {
            if (list) {
                list(core.undo().recent(most));
                return 0;
            }
            OrganiseCommand.awaitResumed(core);
            long which = id != null
                    ? id
                    : core.undo().recent(SEARCHED).stream()
                            .filter(UndoEntry::isOpen)
                            .findFirst()
                            .map(UndoEntry::id)
                            .orElseThrow(() -> new UserException("undo.nothing"));
            UndoEntry undone = core.undo().undo(which);
            // What is put back may fetch its pictures again.
            core.jobs().running().forEach(job -> core.jobs().await(job.id(), java.time.Duration.ofMinutes(1)));
            if (session.isJson()) {
                session.print(undone);
            } else {
                session.out().println(session.texts().get("undo.undone", undone.said()));
            }
            return 0;
        });
    }

    private void list(List<UndoEntry> entries) {
        if (session.isJson()) {
            session.print(entries);
            return;
        }
        session.table(
                List.of("ID", "WHEN", "WHO", "UNDONE", "WHAT"),
                entries.stream()
                        .map(entry -> List.of(
                                String.valueOf(entry.id()),
                                TIME.format(entry.happened().atZone(ZoneId.systemDefault())),
                                entry.actor().stored(),
                                entry.isOpen() ? "no" : "yes",
                                session.texts().say(entry.said())))
                        .toList());
    }
}
