package org.magpie.upkeep.scan;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.magpie.base.job.Progress;
import org.magpie.media.file.RootFolder;
import org.magpie.media.library.FilePresence;
import org.magpie.media.library.FilePresence.Known;
import org.magpie.pipeline.importing.layout.FoundFile;
import org.magpie.pipeline.importing.layout.TitleLayout;
import org.magpie.upkeep.scan.FolderTimes.FolderTime;
import org.magpie.upkeep.scan.disk.RootWalk;
import org.magpie.upkeep.scan.disk.ScanScope;
import org.magpie.upkeep.scan.disk.SkippedPaths;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says which part of a root folder has to be looked at: the folders of the titles in which something has changed. A title is looked at as a
 * whole, since what a file is depends on what lies beside it. Belongs to one thread.
 */
final class TouchedPlaces {
    private static final Logger LOG = LoggerFactory.getLogger(TouchedPlaces.class);
    /** So often everything is looked at: a file that is written over does not change the time of its folder. */
    private static final Duration WHOLE_EVERY = Duration.ofDays(7);
    /** With more places than this, looking at everything is quicker. */
    private static final int MOST_PLACES = 1_000;

    private static final int PAGE = 2_000;

    private final ScanParts parts;
    private final ScanRows rows;
    private final RootFolder root;
    private final TitleLayout layout;
    private final FolderTimes times;
    private final Set<String> titles = new HashSet<>();
    private final Set<String> waiting = new HashSet<>();
    private final Set<String> deep = new HashSet<>();
    private final Set<String> shallow = new HashSet<>();

    TouchedPlaces(ScanParts parts, ScanRows rows, RootFolder root, TitleLayout layout) {
        this.parts = parts;
        this.rows = rows;
        this.root = root;
        this.layout = layout;
        this.times = new FolderTimes(parts.store(), root.id());
    }

    /** Whether the root folder was ever looked through. */
    boolean isKnown() {
        return !times.top().isEmpty();
    }

    /** The part in which something may have changed since it was looked at, with what is due to be wanted again; weekly everything. */
    ScanScope dueScope(Progress progress) {
        Instant now = parts.clock().instant();
        Instant compared = rows.watch(root.id()).compared();
        boolean isFresh = compared != null
                && !compared.isAfter(now)
                && compared.plus(WHOLE_EVERY).isAfter(now);
        if (!isFresh || !isKnown()) {
            return ScanScope.WHOLE;
        }
        new FilePresence(parts.store())
                .missingSince(root.id(), now.minus(parts.grace().get()))
                .forEach(known -> deep.add(known.path()));
        return changedScope(progress);
    }

    /** The part in which something has changed since it was looked at, by the times of folders. */
    ScanScope changedScope(Progress progress) {
        readTitles();
        List<FolderTime> some = times.top();
        while (!some.isEmpty() && deep.size() + shallow.size() <= MOST_PLACES) {
            progress.checkCancelled();
            some.forEach(this::compare);
            some = times.page(some.getLast().path(), PAGE);
        }
        return scope();
    }

    /** The part that some files or folders belong to; those that are as they are stored, such as what Magpie itself has filed, need none. */
    ScanScope scope(Set<String> places, Progress progress) {
        readTitles();
        FilePresence presence = new FilePresence(parts.store());
        for (String place : places) {
            progress.checkCancelled();
            if (place.isEmpty()) {
                listing("");
            } else if (Files.isDirectory(root.path().resolve(place))) {
                deep.add(titleOf(place));
            } else if (!isAsStored(place, presence.below(root.id(), place))) {
                file(place);
            }
        }
        return scope();
    }

    private boolean isAsStored(String place, List<Known> known) {
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(root.path().resolve(place), BasicFileAttributes.class);
            return known.stream()
                    .anyMatch(each -> each.path().equals(place)
                            && each.missingSince() == null
                            && each.bytes() == attributes.size()
                            && (each.key() == null || each.key().equals(RootWalk.key(attributes))));
        } catch (NoSuchFileException gone) {
            LOG.trace("{} is not there", place, gone);
            String lower = place.toLowerCase(Locale.ROOT);
            return known.stream().allMatch(each -> each.missingSince() != null)
                    && waiting.stream().noneMatch(each -> each.equals(lower) || each.startsWith(lower + "/"));
        } catch (IOException failure) {
            LOG.debug("{} cannot be looked at", place, failure);
            return false;
        }
    }

    private ScanScope scope() {
        return deep.size() + shallow.size() > MOST_PLACES ? ScanScope.WHOLE : new ScanScope(deep, shallow);
    }

    private void readTitles() {
        titles.addAll(rows.folders(root.id()).keySet());
        rows.waitingPaths(root.id()).forEach(path -> waiting.add(path.toLowerCase(Locale.ROOT)));
        titles.addAll(waiting);
    }

    private void compare(FolderTime known) {
        Path place = known.path().isEmpty() ? root.path() : root.path().resolve(known.path());
        try {
            long modified = Files.readAttributes(place, BasicFileAttributes.class)
                    .lastModifiedTime()
                    .toMillis();
            if (modified != known.modified()) {
                changed(known.path());
            }
        } catch (NoSuchFileException gone) {
            LOG.trace("{} is not there", place, gone);
            deep.add(known.path());
        } catch (IOException failure) {
            LOG.debug("{} cannot be looked at", place, failure);
            changed(known.path());
        }
    }

    private void changed(String folder) {
        if (listing(folder)) {
            return;
        }
        Set<String> below = new HashSet<>();
        each(folder, (path, name) -> {
            if (!SkippedPaths.isSystemFolder(name)
                    && Files.isDirectory(root.path().resolve(path))) {
                below.add(path);
            }
        });
        deep.addAll(times.unknown(below));
    }

    /** The files directly in a folder; true where that is a title as a whole. */
    private boolean listing(String folder) {
        if (!folder.isEmpty() && isOfTitle(folder)) {
            deep.add(titleOf(folder));
            return true;
        }
        shallow.add(folder);
        return false;
    }

    private void file(String path) {
        String title = titleOf(path);
        String folder = FoundFile.parent(path);
        if (title.equals(path) && !folder.isEmpty() && isOfTitle(folder)) {
            deep.add(titleOf(folder));
        } else {
            deep.add(title);
        }
    }

    /** Whether what lies in a folder belongs to one title, and not to many that have folders of their own. */
    private boolean isOfTitle(String folder) {
        if (!titleOf(folder).equals(folder) || titles.contains(folder.toLowerCase(Locale.ROOT))) {
            return true;
        }
        List<String> media = new ArrayList<>();
        each(folder, (path, name) -> {
            if (layout.isMedia(name) || layout.isDisc(name) || layout.isPart(name)) {
                media.add(name);
            }
        });
        return !media.isEmpty();
    }

    /** The folder of the title that a place belongs to; the place itself where none is known. */
    private String titleOf(String place) {
        for (String at = place; !at.isEmpty(); at = FoundFile.parent(at)) {
            if (titles.contains(at.toLowerCase(Locale.ROOT))) {
                return at;
            }
        }
        String title = place;
        for (String at = place; !FoundFile.parent(at).isEmpty(); at = FoundFile.parent(at)) {
            if (isPart(at.substring(at.lastIndexOf('/') + 1))) {
                title = FoundFile.parent(at);
            }
        }
        return title;
    }

    private boolean isPart(String name) {
        return layout.isPart(name) || layout.isDisc(name) || SkippedPaths.isExtrasFolder(name);
    }

    /** Told of each entry of a folder. */
    @FunctionalInterface
    private interface Told {
        void of(String path, String name);
    }

    private void each(String folder, Told told) {
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(root.path().resolve(folder))) {
            for (Path place : stream) {
                String name = String.valueOf(place.getFileName());
                told.of(folder.isEmpty() ? name : folder + "/" + name, name);
            }
        } catch (IOException | DirectoryIteratorException failure) {
            LOG.debug("{} cannot be listed", folder, failure);
        }
    }
}
