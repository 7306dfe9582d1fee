package org.magpie.cli.library;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.magpie.base.disk.WholePath;
import org.magpie.base.error.Message;
import org.magpie.base.error.UserException;
import org.magpie.base.job.Job;
import org.magpie.base.job.Progress;
import org.magpie.cli.session.Core;
import org.magpie.cli.session.MediaKindName;
import org.magpie.cli.session.Session;
import org.magpie.cli.session.VerdictTable;
import org.magpie.media.MediaKind;
import org.magpie.media.file.RootFolder;
import org.magpie.upkeep.scan.LibraryScan.RootReport;
import org.magpie.upkeep.scan.ScanOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code magpie scan}: looks through root folders and takes what is recognised into the library where it lies. */
@Command(
        name = "scan",
        mixinStandardHelpOptions = true,
        description =
                "Look through root folders and take what is recognised into the library, where it lies and under its name."
                        + " Nothing is moved, renamed or deleted.")
public final class ScanCommand implements Callable<Integer> {
    private static final Duration LONGEST = Duration.ofHours(24);

    private final Session session;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "ROOT",
            description = "Root folder, by its id or as a whole path; otherwise all.")
    private @Nullable String root;

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            converter = MediaKindName.class,
            description = "Only root folders of this kind: movie, series, music, book.")
    private @Nullable MediaKind kind;

    @Option(names = "--dry-run", description = "Say what would be taken for what, and change nothing.")
    private boolean dryRun;

    @Option(
            names = "--monitored",
            description = "Monitor the titles that are added, so that missing and better files are looked for.")
    private boolean monitored;

    @Option(names = "--offline", description = "Ask no source: add only titles whose names state title and year.")
    private boolean offline;

    public ScanCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        return session.with(core -> {
            List<RootReport> reports = new ArrayList<>();
            for (RootFolder folder : chosen(core)) {
                if (dryRun) {
                    reports.add(core.scan().look(folder.id(), Progress.NONE));
                } else {
                    scan(core, folder).ifPresent(reports::add);
                }
            }
            if (session.isJson()) {
                session.print(reports);
            } else {
                reports.forEach(this::tell);
            }
            return reports.stream().anyMatch(report -> report.objection() != null) ? 1 : 0;
        });
    }

    private Optional<RootReport> scan(Core core, RootFolder folder) {
        Job job = core.scan().start(folder.id(), new ScanOptions(true, monitored, !offline));
        Session.done(core, job, LONGEST);
        return core.scan().lastReport(folder.id());
    }

    private List<RootFolder> chosen(Core core) {
        String named = root;
        Optional<Path> place =
                named == null || named.matches("[0-9]{1,18}") ? Optional.empty() : Optional.of(WholePath.of(named));
        List<RootFolder> folders = core.rootFolders().all().stream()
                .filter(folder -> kind == null || folder.kind() == kind)
                .filter(folder ->
                        named != null || folder.kind() == MediaKind.MOVIE || folder.kind() == MediaKind.SERIES)
                .filter(folder -> named == null
                        || place.map(folder.path()::equals).orElseGet(() -> named.equals(String.valueOf(folder.id()))))
                .toList();
        if (folders.isEmpty()) {
            throw new UserException("cli.scan.no-root", named == null ? "" : named);
        }
        return folders;
    }

    private void tell(RootReport report) {
        String key = "cli.scan.found." + report.kind().name().toLowerCase(Locale.ROOT);
        session.out().println(report.root());
        say(key, report.titles(), report.titleFiles(), report.waitingFiles());
        say(
                dryRun ? "cli.scan.would" : "cli.scan.did",
                report.newTitles(),
                report.newFiles(),
                report.moved(),
                report.gone());
        if (report.unfinished() > 0) {
            say("cli.scan.unfinished", report.unfinished());
        }
        if (report.passed().files() > 0) {
            say("scan.passed.files", report.passed().files());
        }
        if (report.passed().folders() > 0) {
            say("scan.passed.folders", report.passed().folders());
        }
        report.problems().stream().limit(20).forEach(this::say);
        if (report.objection() != null) {
            say(report.objection());
        }
        if (dryRun && !report.lines().isEmpty()) {
            session.table(
                    List.of("PATH", "FILES", "SIZE", "TAKEN FOR", "WHY"),
                    report.lines().stream()
                            .map(line -> List.of(
                                    line.path(),
                                    String.valueOf(line.files()),
                                    VerdictTable.size(line.bytes()),
                                    line.year() == 0 ? line.title() : line.title() + " (" + line.year() + ")",
                                    session.texts().say(line.because())))
                            .toList());
        }
        if (!dryRun && report.waiting() > 0) {
            say("cli.scan.unmatched");
        }
    }

    private void say(String key, Object... arguments) {
        session.out().println(session.texts().get(key, arguments));
    }

    private void say(Message said) {
        session.out().println(session.texts().say(said));
    }
}
