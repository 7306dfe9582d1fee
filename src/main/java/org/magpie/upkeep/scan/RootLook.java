package org.magpie.upkeep.scan;

import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.Message;
import org.magpie.base.job.Progress;
import org.magpie.media.file.RootFolder;
import org.magpie.media.library.FilePresence;
import org.magpie.media.library.FilePresence.Known;
import org.magpie.pipeline.importing.layout.FoundFile;
import org.magpie.pipeline.importing.layout.TitleLayout;
import org.magpie.upkeep.scan.disk.DiskComparison;
import org.magpie.upkeep.scan.disk.FileFingerprint;
import org.magpie.upkeep.scan.disk.RootCensus;
import org.magpie.upkeep.scan.disk.RootGuard;
import org.magpie.upkeep.scan.disk.RootMarker;
import org.magpie.upkeep.scan.disk.RootWalk;
import org.magpie.upkeep.scan.disk.ScanScope;

/** Looks at a root folder or a part of it, beside what is stored of it, and says when that must not be believed. Belongs to one thread. */
final class RootLook {
    /** Of how many sizes files are asked for by size, rather than all of them. */
    private static final int FEW_SIZES = 50;

    private static final int PAGE = 2_000;

    private final ScanParts parts;
    private final ScanRows rows;
    private final FilePresence presence;
    private final RootFolder root;
    private final TitleLayout layout;
    private final ScanScope scope;
    private final Instant now;
    private final Progress progress;
    private final ScanRows.Watch watch;

    RootLook(
            ScanParts parts,
            ScanRows rows,
            RootFolder root,
            TitleLayout layout,
            ScanScope scope,
            Instant now,
            Progress progress) {
        this.parts = parts;
        this.rows = rows;
        this.presence = new FilePresence(parts.store());
        this.root = root;
        this.layout = layout;
        this.scope = scope;
        this.now = now;
        this.progress = progress;
        this.watch = rows.watch(root.id());
    }

    /** A root folder as it stands, beside what is known of it. */
    record Seen(RootWalk.Walked walked, DiskComparison comparison, int unfinished) {}

    Seen see() {
        Map<Long, Optional<Path>> others = new HashMap<>();
        progress.says(Message.of("scan.says.looking", root.path().toString()));
        RootWalk.Walked walked = RootWalk.walk(root.path(), layout, scope, progress);
        DiskComparison comparison = DiskComparison.of(
                walked,
                root.id(),
                known(),
                this::elsewhere,
                otherRoot -> others.computeIfAbsent(otherRoot, this::lookedInto),
                file -> FileFingerprint.of(root.path().resolve(file.path())));
        long still = now.minus(parts.settle()).toEpochMilli();
        List<FoundFile> settled = new ArrayList<>();
        for (FoundFile file : comparison.fresh()) {
            if (parts.settle().isZero() || file.modified() <= still || file.modified() > now.toEpochMilli()) {
                settled.add(file);
            } else {
                walked.folders().replace(file.folder(), RootWalk.AGAIN);
            }
        }
        int unsettled = comparison.fresh().size() - settled.size();
        return new Seen(walked, comparison.withFresh(settled), walked.unfinished() + unsettled);
    }

    private List<Known> known() {
        if (scope.isWhole()) {
            return presence.under(root.id());
        }
        Map<Long, Known> known = new LinkedHashMap<>();
        for (String path : scope.deep()) {
            spellings(path)
                    .forEach(each -> presence.below(root.id(), each).forEach(file -> known.put(file.id(), file)));
        }
        for (String path : scope.shallow()) {
            spellings(path)
                    .forEach(each -> presence.directlyIn(root.id(), each).forEach(file -> known.put(file.id(), file)));
        }
        return List.copyOf(known.values());
    }

    private static Set<String> spellings(String path) {
        Set<String> all = new HashSet<>(Set.of(path));
        all.add(ScanScope.composed(path));
        all.add(Normalizer.normalize(path, Normalizer.Form.NFD));
        return all;
    }

    private List<Known> elsewhere(Set<Long> sizes) {
        if (scope.isWhole()) {
            return presence.elsewhere(root.id());
        }
        if (sizes.size() <= FEW_SIZES) {
            return presence.ofSizes(sizes).stream().filter(this::isOutside).toList();
        }
        List<Known> all = new ArrayList<>(presence.elsewhere(root.id()));
        presence.under(root.id()).stream().filter(this::isOutside).forEach(all::add);
        return all;
    }

    private boolean isOutside(Known known) {
        return known.rootId() != root.id() || !scope.hasFile(known.path());
    }

    /**
     * Where another root folder is, if what is not there is surely gone: not while something speaks against it, nor where it is empty or the
     * marker that was put into it is not there, as with a drive that is not mounted.
     */
    private Optional<Path> lookedInto(long otherRoot) {
        Path path = parts.roots().find(otherRoot).map(RootFolder::path).orElse(null);
        ScanRows.Watch other = rows.watch(otherRoot);
        return path != null && !other.isStopped() && RootGuard.isLookedInto(path, other.marker())
                ? Optional.of(path)
                : Optional.empty();
    }

    /** Why nothing may be changed. */
    Optional<RootGuard.Objection> objection(Seen seen) {
        if (scope.isWhole()) {
            return RootGuard.after(
                    root.path(),
                    watch.marker(),
                    RootCensus.of(seen.walked(), seen.comparison(), watch.confirmed()),
                    watch.accepted());
        }
        boolean isAllThere = seen.comparison().vanished() == 0
                && (seen.comparison().stillGone().isEmpty() || RootGuard.isLookedInto(root.path(), watch.marker()));
        if (isAllThere) {
            return Optional.empty();
        }
        RootCensus census = RootCensus.ask(
                root.path(),
                seen.walked(),
                seen.comparison(),
                above -> presence.page(root.id(), above, PAGE),
                watch.confirmed(),
                progress);
        return RootGuard.after(root.path(), watch.marker(), census, watch.accepted());
    }

    /** Whether what waits at a path belongs to the part that was looked at. */
    boolean isLookedAt(String path) {
        return scope.hasFolder(path)
                || scope.hasListed(path)
                || (scope.hasFile(path) && !Files.isDirectory(root.path().resolve(path)));
    }

    /** Notes that all is well. A look at a part says nothing of the rest. */
    void done(Seen seen, boolean isTaken) {
        new FolderTimes(parts.store(), root.id()).store(seen.walked().folders(), scope);
        if (scope.isWhole()) {
            rows.compared(root.id(), marker(), isTaken, now);
        }
    }

    private @Nullable String marker() {
        return RootMarker.read(root.path())
                .or(() -> RootMarker.write(root.path()))
                .orElse(watch.marker());
    }
}
