package org.magpie.pipeline.importing;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.magpie.base.disk.Root;
import org.magpie.base.disk.Transfers;
import org.magpie.base.error.DiskException;
import org.magpie.base.error.Message;
import org.magpie.base.job.Progress;
import org.magpie.media.library.Library.Owner;
import org.magpie.pipeline.importing.JournalEntity.Mode;
import org.magpie.pipeline.importing.JournalEntity.Stage;
import org.magpie.pipeline.importing.plan.ImportPlan.Companion;
import org.magpie.pipeline.importing.plan.ImportPlan.Replaced;
import org.magpie.pipeline.importing.recycle.RecycleFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The steps on disk of one import. Each can be broken off anywhere and done again: what it finds on disk tells how far it came.
 * No step destroys the only copy of anything.
 */
final class FilePlacement {
    private static final Logger LOG = LoggerFactory.getLogger(FilePlacement.class);
    private static final Transfers DISK = new Transfers();
    /** What the names of files begin with that are on their way. */
    private static final String HIDDEN = ".magpie-";

    private FilePlacement() {}

    /**
     * Brings the file, whole, beside its target.
     *
     * @param progress hears bytes done and bytes in all, and may throw to end it
     * @return how it came there
     * @throws DiskException when the disk does not let it
     */
    static Mode stage(JournalEntity journal, FiledPermissions permissions, BiConsumer<Long, Long> progress) {
        Path source = journal.source();
        Path temporary = journal.temporary();
        try {
            if (!Files.isDirectory(journal.root())) {
                // A drive that is not plugged in: making the folder would fill the drive below it.
                throw new DiskException(DiskException.Reason.MISSING, journal.root());
            }
            makeFolder(journal.root(), journal.folder(), permissions);
            if (isMoved(journal)) {
                return journal.mode();
            }
            if (!Files.exists(source)) {
                throw new DiskException(DiskException.Reason.MISSING, source);
            }
            Files.deleteIfExists(temporary);
            Mode how = bring(journal.mode(), source, temporary, progress);
            permissions.applyToFile(temporary);
            return how;
        } catch (IOException failure) {
            throw failure(journal, failure);
        }
    }

    /**
     * Whether the file was moved, and the import broken off before that was noted. What has its old name by then, as when its client
     * fetches again what it lacks, is another file: then the one beside the target may be the only whole one.
     */
    static boolean isMoved(JournalEntity journal) {
        Path source = journal.source();
        Path temporary = journal.temporary();
        if (journal.stage() != Stage.PLANNED || !Files.exists(temporary)) {
            return false;
        }
        try {
            if (Files.size(temporary) != journal.note().facts().bytes()) {
                // The beginning of a copy.
                return false;
            }
            // From another drive it is copied, and the whole file stays where it was until then.
            return !Files.exists(source)
                    || (journal.mode() == Mode.MOVE
                            && Files.getFileStore(temporary).equals(Files.getFileStore(source)));
        } catch (IOException failure) {
            throw failure(journal, failure);
        }
    }

    /** Whether what is to be brought in is not what it was when that was decided; what is gone is not meant. */
    static boolean isChanged(JournalEntity journal) {
        try {
            return journal.stage() == Stage.PLANNED
                    && !isMoved(journal)
                    && Files.exists(journal.source())
                    && Files.size(journal.source()) != journal.note().facts().bytes();
        } catch (IOException failure) {
            throw failure(journal, failure);
        }
    }

    /** A person knows the folder that may not be written, not the hidden file that Magpie tried to make in it. */
    private static DiskException failure(JournalEntity journal, IOException failure) {
        DiskException plain = DiskException.of(journal.target(), failure);
        Path name = plain.path().getFileName();
        boolean hidden = name != null && name.toString().startsWith(HIDDEN);
        return hidden ? new DiskException(plain.reason(), journal.folder(), failure) : plain;
    }

    /**
     * Puts what the file replaces into the recycle folder, and whatever else has its name and is nobody's in the library. Nothing that
     * the library knows under another title or slot is moved.
     *
     * @param owner whose a place is, as the library knows it
     * @return what was moved although it was not to be replaced: files that nobody knew of
     * @throws DiskException when somebody else's file has the name by now
     */
    static List<Path> clear(JournalEntity journal, RecycleFolder recycle, Function<Path, Optional<Owner>> owner) {
        String mark = journal.mark();
        Set<Long> leaving = new HashSet<>();
        for (Replaced old : journal.note().replaced()) {
            leaving.add(old.fileId());
            Path place = Path.of(old.place());
            if (owner.apply(place).map(Owner::fileId).orElse(old.fileId()) == old.fileId()) {
                recycle.takeWithSubtitles(journal.root(), place, mark);
            }
        }
        Path target = journal.target();
        Optional<Owner> owned = owner.apply(target);
        if (owned.isPresent() && !leaving.contains(owned.get().fileId())) {
            throw new DiskException(DiskException.Reason.EXISTS, target);
        }
        List<Path> unknown = new ArrayList<>();
        if (Files.exists(target)) {
            recycle.takeWithSubtitles(journal.root(), target, mark);
            unknown.add(target);
        }
        for (Companion each : journal.note().beside()) {
            recycle.take(journal.root(), target(journal, each), mark)
                    .ifPresent(moved -> unknown.add(target(journal, each)));
        }
        return unknown;
    }

    /**
     * Brings what comes with the file to its place, before the file itself gets its name: a crash in between leaves what the next
     * start finds done and passes over.
     */
    static void accompany(JournalEntity journal, FiledPermissions permissions) {
        List<Companion> companions = journal.note().beside();
        for (int at = 0; at < companions.size(); at++) {
            Path source = Path.of(companions.get(at).source());
            Path target = target(journal, companions.get(at));
            Path temporary = target.resolveSibling(".magpie-" + journal.id() + "-" + at + ".part");
            try {
                if (Files.exists(target)) {
                    Files.deleteIfExists(temporary);
                } else if (Files.exists(source)) {
                    Files.deleteIfExists(temporary);
                    Mode how = bring(journal.mode(), source, temporary, (done, size) -> {});
                    permissions.applyToFile(temporary);
                    Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
                    if (how == Mode.COPY_AND_DELETE) {
                        Files.deleteIfExists(source);
                    }
                } else if (Files.exists(temporary)) {
                    // Moved, and broken off before it had its name.
                    Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
                }
            } catch (IOException failure) {
                remove(temporary, source);
                throw failure(journal, failure);
            }
        }
    }

    /** Below the root, whatever the journal says. */
    private static Path target(JournalEntity journal, Companion companion) {
        return new Root(journal.root()).resolve(companion.path());
    }

    /** Takes away the beginning of a file that cannot be brought now. */
    static void putOff(JournalEntity journal) {
        if (journal.stage() == Stage.PLANNED && !isMoved(journal)) {
            remove(journal.temporary(), journal.source());
        }
    }

    /** Unless it is the only copy: it was moved, and that is not noted yet. */
    private static void remove(Path temporary, Path source) {
        try {
            if (Files.exists(source)) {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException failure) {
            LOG.warn("Left behind until the import is tried again: {}", temporary, failure);
        }
    }

    /** Gives the file its name. */
    static void name(JournalEntity journal) {
        try {
            if (Files.exists(journal.temporary())) {
                Files.move(journal.temporary(), journal.target(), StandardCopyOption.ATOMIC_MOVE);
                force(journal.folder());
            } else if (!Files.exists(journal.target())) {
                throw new DiskException(DiskException.Reason.MISSING, journal.target());
            }
        } catch (IOException failure) {
            throw failure(journal, failure);
        }
    }

    private static Mode bring(Mode wanted, Path source, Path temporary, BiConsumer<Long, Long> progress)
            throws IOException {
        if (wanted == Mode.LINK) {
            // Another drive, or one that knows no links: copied.
            if (isLinked(source, temporary)) {
                return Mode.LINK;
            }
            copy(source, temporary, progress);
            return Mode.COPY;
        }
        if (wanted == Mode.MOVE) {
            try {
                Files.move(source, temporary, StandardCopyOption.ATOMIC_MOVE);
                return Mode.MOVE;
            } catch (AtomicMoveNotSupportedException otherDrive) {
                copy(source, temporary, progress);
                return Mode.COPY_AND_DELETE;
            }
        }
        copy(source, temporary, progress);
        return wanted;
    }

    private static boolean isLinked(Path source, Path temporary) {
        try {
            return DISK.link(source, temporary) == Transfers.Link.LINKED;
        } catch (DiskException notHere) {
            LOG.debug("{} cannot be linked", source, notHere);
            return false;
        }
    }

    /** Copies and then reads back what has arrived: a drive's silent fault must not cost the only good copy. */
    private static void copy(Path source, Path target, BiConsumer<Long, Long> progress) throws IOException {
        try {
            DISK.copyUnfinished(source, target, new Heard(progress));
        } catch (DiskException different) {
            Files.deleteIfExists(target);
            throw different;
        }
    }

    /** Tells of bytes as somebody wants to hear of them, who may throw to end it. */
    private record Heard(BiConsumer<Long, Long> progress) implements Progress {
        @Override
        public void at(long done, long total) {
            progress.accept(done, total);
        }

        @Override
        public void says(Message message) {}

        @Override
        public boolean isCancelled() {
            return false;
        }
    }

    private static void makeFolder(Path root, Path folder, FiledPermissions permissions) throws IOException {
        List<Path> made = new ArrayList<>();
        for (Path at = folder; at != null && at.startsWith(root) && !Files.exists(at); at = at.getParent()) {
            made.add(at);
        }
        Files.createDirectories(folder);
        // A link inside the library could lead out of it.
        if (!folder.toRealPath().startsWith(root.toRealPath())) {
            throw new DiskException(DiskException.Reason.OUTSIDE_ROOT, folder);
        }
        made.forEach(permissions::applyToFolder);
    }

    /** Makes the new name itself last; systems that cannot do that for folders do it by themselves. */
    private static void force(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException notPossibleHere) {
            return;
        }
    }
}
