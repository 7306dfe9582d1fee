package org.magpie.cli.library;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.magpie.cli.session.Session;
import org.magpie.cli.session.VerdictTable;
import org.magpie.upkeep.scan.LibraryScan.Candidate;
import org.magpie.upkeep.scan.LibraryScan.Unmatched;
import picocli.CommandLine.Command;

/** {@code magpie unmatched}: what a scan found and could not recognise. */
@Command(
        name = "unmatched",
        mixinStandardHelpOptions = true,
        description = "List what stands in root folders and could not be recognised, with the reason."
                + " Say what it is with: magpie import PATH --as TITLE")
public final class UnmatchedCommand implements Callable<Integer> {
    private final Session session;

    public UnmatchedCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        return session.with(core -> {
            List<Unmatched> waiting = core.scan().unmatched();
            if (session.isJson()) {
                session.print(waiting);
                return 0;
            }
            if (waiting.isEmpty()) {
                session.tell("cli.unmatched.none");
                return 0;
            }
            session.table(
                    List.of("ID", "PATH", "FILES", "SIZE", "WHY", "MAY BE"),
                    waiting.stream()
                            .map(each -> List.of(
                                    String.valueOf(each.id()),
                                    each.place().toString(),
                                    String.valueOf(each.files()),
                                    VerdictTable.size(each.bytes()),
                                    session.texts().say(each.reason()),
                                    each.candidates().stream()
                                            .map(UnmatchedCommand::named)
                                            .collect(Collectors.joining("; "))))
                            .toList());
            return 0;
        });
    }

    private static String named(Candidate candidate) {
        return candidate.year() == 0 ? candidate.name() : candidate.name() + " (" + candidate.year() + ")";
    }
}
