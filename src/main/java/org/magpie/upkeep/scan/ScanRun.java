package org.magpie.upkeep.scan;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.Message;
import org.magpie.base.error.UserException;
import org.magpie.base.job.Progress;
import org.magpie.media.TitleFacts;
import org.magpie.media.file.RootFolder;
import org.magpie.media.history.HistoryLog;
import org.magpie.media.library.FilePresence;
import org.magpie.pipeline.importing.layout.FoundFile;
import org.magpie.pipeline.importing.layout.TitleClue;
import org.magpie.pipeline.importing.layout.TitleGroup;
import org.magpie.pipeline.importing.layout.TitleLayout;
import org.magpie.pipeline.match.Matching;
import org.magpie.provider.ProviderException;
import org.magpie.upkeep.scan.LibraryScan.Candidate;
import org.magpie.upkeep.scan.LibraryScan.PreviewLine;
import org.magpie.upkeep.scan.LibraryScan.RootReport;
import org.magpie.upkeep.scan.RootLook.Seen;
import org.magpie.upkeep.scan.disk.DiskComparison;
import org.magpie.upkeep.scan.disk.RootGuard;
import org.magpie.upkeep.scan.disk.ScanScope;

/** One look through a root folder, with or without taking what is found. Belongs to one thread. */
final class ScanRun {
    /** A source that knew nothing is asked again after this time. */
    private static final Duration ASK_AGAIN = Duration.ofDays(7);

    private final ScanParts parts;
    private final ScanRows rows;
    private final FilePresence presence;
    private final RootFolder root;
    private final TitleLayout layout;
    private final Progress progress;
    private final RootLook look;
    private final Instant now;
    private final List<ScanRows.Waiting> waiting = new ArrayList<>();
    private final List<PreviewLine> lines = new ArrayList<>();
    private final Set<String> titles = new HashSet<>();
    /** What titles are called that are added by their names alone, by each of their ids. */
    private final Map<String, TitleClue> named = new HashMap<>();

    private final Map<String, ScanRows.LeftAlone> leftAlone;
    /** Places that are left alone. */
    private final Set<String> alone = new HashSet<>();

    private int newTitles;
    private int newFiles;

    ScanRun(ScanParts parts, ScanRows rows, RootFolder root, TitleLayout layout, ScanScope scope, Progress progress) {
        this.parts = parts;
        this.rows = rows;
        this.presence = new FilePresence(parts.store());
        this.root = root;
        this.layout = layout;
        this.progress = progress;
        this.now = parts.clock().instant();
        this.leftAlone = rows.leftAlone(root.id());
        this.look = new RootLook(parts, rows, root, layout, scope, now, progress);
    }

    /** Tells what would be done. */
    RootReport look() {
        Optional<RootGuard.Objection> absent = RootGuard.before(root.path());
        if (absent.isPresent()) {
            return report(null, 0, absent.get().said());
        }
        Seen seen = look.see();
        Optional<RootGuard.Objection> objection = look.objection(seen);
        recognise(seen, null, ScanOptions.USUAL);
        return report(seen, 0, objection.map(RootGuard.Objection::said).orElse(null));
    }

    /** Does it. */
    RootReport take(ScanOptions options) {
        Optional<RootGuard.Objection> absent = RootGuard.before(root.path());
        if (absent.isPresent()) {
            rows.objected(root.id(), absent.get().said(), 0, now);
            return report(null, 0, absent.get().said());
        }
        Seen seen = look.see();
        Optional<RootGuard.Objection> objection = look.objection(seen);
        if (objection.isPresent()) {
            rows.objected(root.id(), objection.get().said(), objection.get().gone(), now);
            return report(seen, 0, objection.get().said());
        }
        ScanJournal journal =
                new ScanJournal(parts.store(), root.id(), root.path().toString());
        int returned = new PresenceChanges(
                        parts.store(),
                        parts.library(),
                        presence,
                        new HistoryLog(parts.clock()),
                        journal,
                        root.id(),
                        now)
                .store(seen.comparison(), parts.grace().get());
        if (!seen.comparison().fresh().isEmpty()) {
            Map<String, Long> folders = rows.folders(root.id());
            Adoption adoption = new Adoption(
                    parts.store(),
                    parts.library(),
                    parts.titles(),
                    parts.matching(),
                    layout,
                    parts.clock(),
                    root.id(),
                    profile(),
                    options.monitored(),
                    folders,
                    journal);
            recognise(seen, adoption, options);
            adoption.flush();
            waiting.addAll(adoption.waiting());
            newTitles = adoption.newTitles();
            newFiles = adoption.newFiles();
        }
        journal.done();
        rows.waiting(root.id(), waiting, path -> look.isLookedAt(path) && !alone.contains(path), now);
        look.done(seen, options.addTitles());
        return report(seen, returned, null);
    }

    /**
     * @param adoption null where nothing is to be taken
     */
    private void recognise(Seen seen, @Nullable Adoption adoption, ScanOptions options) {
        List<TitleGroup> groups =
                layout.group(seen.comparison().fresh(), seen.walked().sidecars());
        Map<Long, List<String>> names = new HashMap<>();
        seen.comparison()
                .same()
                .forEach(pair -> names.computeIfAbsent(pair.known().titleId(), title -> new ArrayList<>(1))
                        .add(pair.found().name()));
        Recognition recognition = new Recognition(
                parts.library(),
                parts.matching(),
                rows.folders(root.id()),
                title -> names.getOrDefault(title, List.of()));
        List<TitleGroup> unasked = new ArrayList<>();
        List<Judged> known = new ArrayList<>();
        int done = 0;
        for (TitleGroup group : groups) {
            progress.checkCancelled();
            progress.at(++done, groups.size());
            if (isLeftAlone(group)) {
                continue;
            }
            Verdict verdict = recognition.of(group);
            if (verdict instanceof Verdict.Unasked) {
                unasked.add(group);
            } else {
                known.add(new Judged(group, verdict));
            }
        }
        preview(known, adoption == null);
        // All have been recognised before the first is stored: each change of the library makes its index anew.
        known.forEach(each -> carryOut(each.group(), each.verdict(), adoption));
        Map<String, Instant> asked = rows.asked(root.id());
        SourceLookup sources = new SourceLookup(
                parts.catalog(),
                parts.hasSource(),
                layout.isNameEnough(),
                options.askSources() && adoption != null,
                parts.clock());
        done = 0;
        for (TitleGroup group : unasked) {
            progress.checkCancelled();
            progress.at(++done, unasked.size());
            Verdict verdict = unknown(group, sources, asked, options, adoption == null);
            preview(List.of(new Judged(group, verdict)), adoption == null);
            carryOut(group, verdict, adoption);
        }
    }

    /** What a person wants left alone stays so while it is the same. */
    private boolean isLeftAlone(TitleGroup group) {
        boolean isAlone =
                new ScanRows.LeftAlone(group.files().size(), group.bytes()).equals(leftAlone.get(group.path()));
        if (isAlone) {
            alone.add(group.path());
        }
        return isAlone;
    }

    private boolean isLeftAlone(ScanRows.Waiting each) {
        return new ScanRows.LeftAlone(each.files(), each.bytes()).equals(leftAlone.get(each.path()));
    }

    private record Judged(TitleGroup group, Verdict verdict) {}

    private Verdict unknown(
            TitleGroup group, SourceLookup sources, Map<String, Instant> asked, ScanOptions options, boolean isLook) {
        if (!options.addTitles()) {
            return new Verdict.Waits(Message.of("scan.reason.new-title"), List.of(), null);
        }
        Instant last = asked.get(group.path());
        if (last != null && last.plus(ASK_AGAIN).isAfter(now) && !last.isAfter(now)) {
            return new Verdict.Waits(Message.of("scan.reason.no-source-knows", group.path()), List.of(), last);
        }
        Verdict verdict = sources.find(group);
        if (isLook && verdict instanceof Verdict.Waits && parts.hasSource().test(group.kind())) {
            // A scan asks what a look may not.
            return new Verdict.Unasked(Message.of("scan.reason.new-title"));
        }
        return verdict instanceof Verdict.Named named && isIdOfAnother(group, named.clue())
                ? new Verdict.Waits(Message.of("scan.reason.id-against-name"), List.of(), null)
                : verdict;
    }

    /** Whether a title that this very scan adds has one of the ids and is called otherwise. */
    private boolean isIdOfAnother(TitleGroup group, TitleClue clue) {
        boolean isOther = false;
        for (Map.Entry<String, String> id : group.ids().entrySet()) {
            TitleClue first = named.putIfAbsent(id.getKey() + ":" + id.getValue(), clue);
            isOther |= first != null && !group.mayBe(first.names(), first.year());
        }
        return isOther;
    }

    private void carryOut(TitleGroup group, Verdict verdict, @Nullable Adoption adoption) {
        switch (verdict) {
            case Verdict.Known known -> {
                if (adoption != null) {
                    adoption.known(group, known.titleId());
                }
            }
            case Verdict.Named named -> {
                newTitles++;
                newFiles += group.files().size();
                if (adoption != null && !adoption.named(group, named)) {
                    waits(group, new Verdict.Waits(Message.of("scan.reason.no-numbers"), List.of(), null));
                }
            }
            case Verdict.Sourced sourced -> {
                newTitles++;
                newFiles += group.files().size();
                if (adoption != null) {
                    sourced(group, sourced, adoption);
                }
            }
            case Verdict.Waits waits -> waits(group, waits);
            case Verdict.Unasked unasked -> waits(group, new Verdict.Waits(unasked.because(), List.of(), null));
        }
    }

    private void sourced(TitleGroup group, Verdict.Sourced sourced, Adoption adoption) {
        try {
            adoption.sourced(group, sourced);
        } catch (UserException failure) {
            waits(group, new Verdict.Waits(failure.said(), List.of(), null));
        } catch (ProviderException failure) {
            waits(group, new Verdict.Waits(failure.said(), List.of(), null));
        }
    }

    private void waits(TitleGroup group, Verdict.Waits waits) {
        waiting.add(new ScanRows.Waiting(
                group.path(), group.files().size(), group.bytes(), waits.because(), waits.candidates(), waits.asked()));
    }

    /** What becomes of groups, for people; of titles of the library also which of the files are of none of their items. */
    private void preview(List<Judged> judged, boolean isLook) {
        Map<Long, TitleFacts> facts = Map.of();
        if (isLook) {
            Set<Long> ids = judged.stream()
                    .map(Judged::verdict)
                    .filter(Verdict.Known.class::isInstance)
                    .map(verdict -> ((Verdict.Known) verdict).titleId())
                    .collect(Collectors.toSet());
            facts = parts.library().facts(ids).stream().collect(Collectors.toMap(TitleFacts::id, title -> title));
        }
        for (Judged each : judged) {
            line(each.group(), each.verdict(), facts);
        }
    }

    private void line(TitleGroup group, Verdict verdict, Map<Long, TitleFacts> facts) {
        switch (verdict) {
            case Verdict.Known known -> {
                titles.add("#" + known.titleId());
                TitleFacts title = facts.get(known.titleId());
                if (title != null) {
                    newFiles += clear(group, title, known.because());
                }
            }
            case Verdict.Named named -> {
                titles.add(named.clue().name() + named.clue().year());
                add(group, named.clue().name(), year(named.clue().year()), 0, named.because(), List.of());
            }
            case Verdict.Sourced sourced -> {
                titles.add(sourced.title().source() + sourced.title().sourceId());
                add(group, sourced.title().name(), year(sourced.title().year()), 0, sourced.because(), List.of());
            }
            case Verdict.Waits waits -> add(group, "", 0, 0, waits.because(), waits.candidates());
            case Verdict.Unasked unasked -> add(group, "", 0, 0, unasked.because(), List.of());
        }
    }

    private void add(
            TitleGroup group, String title, int year, long titleId, Message because, List<Candidate> candidates) {
        lines.add(new PreviewLine(
                group.path(), group.files().size(), group.bytes(), title, year, titleId, because, candidates));
    }

    /** How many of a group's files are surely of items of the title; each of the others waits in a line of its own. */
    private int clear(TitleGroup group, TitleFacts title, Message because) {
        List<Matching.Held> held = new HeldItems(parts.matching(), layout).of(group.files(), title);
        List<PreviewLine> unclear = new ArrayList<>();
        int clear = 0;
        long bytes = 0;
        for (int at = 0; at < held.size(); at++) {
            Matching.Held items = held.get(at);
            FoundFile file = group.files().get(at).file();
            if (items.certain() && !items.itemIds().isEmpty()) {
                clear++;
                bytes += file.bytes();
            } else {
                ScanRows.Waiting waits = HeldItems.waiting(file, items, title);
                waiting.add(waits);
                unclear.add(
                        new PreviewLine(file.path(), 1, file.bytes(), "", 0, 0, waits.reason(), waits.candidates()));
            }
        }
        if (clear > 0) {
            lines.add(new PreviewLine(
                    group.path(), clear, bytes, title.name(), title.year(), title.id(), because, List.of()));
        }
        lines.addAll(unclear);
        return clear;
    }

    private static int year(@Nullable Integer year) {
        return year == null ? 0 : year;
    }

    private long profile() {
        return parts.profiles().of(root.kind()).stream()
                .findFirst()
                .orElseThrow(() -> new UserException("catalog.profile-gone"))
                .id();
    }

    private RootReport report(@Nullable Seen seen, int returned, @Nullable Message objection) {
        if (seen == null) {
            return new RootReport(
                    root.id(),
                    root.kind(),
                    root.path(),
                    0,
                    0,
                    0,
                    0,
                    0,
                    0,
                    0,
                    0,
                    0,
                    0,
                    0,
                    LibraryScan.Passed.NONE,
                    List.of(),
                    objection,
                    List.of());
        }
        DiskComparison comparison = seen.comparison();
        Set<Long> knownTitles = new HashSet<>();
        comparison.same().forEach(pair -> knownTitles.add(pair.known().titleId()));
        comparison.moved().forEach(pair -> knownTitles.add(pair.known().titleId()));
        List<ScanRows.Waiting> open =
                waiting.stream().filter(each -> !isLeftAlone(each)).toList();
        titles.removeIf(title -> title.startsWith("#") && knownTitles.contains(Long.parseLong(title.substring(1))));
        return new RootReport(
                root.id(),
                root.kind(),
                root.path(),
                seen.walked().files().size(),
                knownTitles.size() + titles.size(),
                comparison.same().size() + comparison.changed().size(),
                comparison.moved().size(),
                comparison.gone().size(),
                returned,
                newTitles,
                newFiles,
                open.size(),
                open.stream().mapToInt(ScanRows.Waiting::files).sum(),
                seen.unfinished(),
                new LibraryScan.Passed(
                        seen.walked().passedFiles(), seen.walked().passedFolders()),
                problems(seen),
                objection,
                lines);
    }

    private static List<Message> problems(Seen seen) {
        List<Message> problems = new ArrayList<>();
        seen.walked().problems().forEach(problem -> problems.add(problem.said()));
        seen.comparison().doubles().forEach(file -> problems.add(Message.of("scan.problem.second-name", file.path())));
        return problems;
    }

    static Path normal(Path place) {
        return place.toAbsolutePath().normalize();
    }
}
