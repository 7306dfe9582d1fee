package org.magpie.pipeline.importing;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.function.BiConsumer;
import org.magpie.base.disk.Root;
import org.magpie.base.error.DiskException;
import org.magpie.pipeline.importing.ImportPlan.Companion;
import org.magpie.pipeline.importing.ImportPlan.Replaced;
import org.magpie.pipeline.importing.JournalEntity.Mode;
import org.magpie.pipeline.importing.JournalEntity.Stage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The steps on disk of one import. Each can be broken off anywhere and done again: what it finds on disk tells how far it came.
 * No step destroys the only copy of anything.
 */
final class Placing {
    private static final Logger LOG = LoggerFactory.getLogger(Placing.class);
    private static final int BLOCK = 1 << 20;

    private Placing() {}

    /**
     * Brings the file, whole, beside its target.
     *
     * @param progress hears bytes done and bytes in all, and may throw to end it
     * @return how it came there
     * @throws DiskException when the disk does not let it
     */
    static Mode stage(JournalEntity journal, BiConsumer<Long, Long> progress) {
        Path source = journal.source();
        Path temporary = journal.temporary();
        try {
            if (!Files.isDirectory(journal.root())) {
                // A drive that is not plugged in: making the folder would fill the drive below it.
                throw new DiskException(DiskException.Reason.MISSING, journal.root());
            }
            makeFolder(journal.root(), journal.folder());
            if (Files.exists(source)) {
                Files.deleteIfExists(temporary);
                return bring(journal.mode(), source, temporary, progress);
            }
            if (Files.exists(temporary)) {
                // Moved, and broken off before that was noted.
                return journal.mode();
            }
            throw new DiskException(DiskException.Reason.MISSING, source);
        } catch (IOException failure) {
            throw DiskException.of(journal.target(), failure);
        }
    }

    /** Puts what the file replaces, and whatever else has its name, into the recycle folder. */
    static void clear(JournalEntity journal, RecycleFolder recycle) {
        String mark = Long.toString(journal.id());
        for (Replaced old : journal.note().replaced()) {
            recycle.takeWithSubtitles(journal.root(), Path.of(old.place()), mark);
        }
        recycle.take(journal.root(), journal.target(), mark);
        for (Companion each : journal.note().beside()) {
            recycle.take(journal.root(), target(journal, each), mark);
        }
    }

    /**
     * Brings what comes with the file to its place, before the file itself gets its name: a crash in between leaves what the next
     * start finds done and passes over.
     */
    static void accompany(JournalEntity journal) {
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
                throw DiskException.of(target, failure);
            }
        }
    }

    /** Below the root, whatever the journal says. */
    private static Path target(JournalEntity journal, Companion companion) {
        return new Root(journal.root()).resolve(companion.path());
    }

    /** Takes away the beginning of a file that cannot be brought now. */
    static void putOff(JournalEntity journal) {
        if (journal.stage() == Stage.PLANNED) {
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
            throw DiskException.of(journal.target(), failure);
        }
    }

    private static Mode bring(Mode wanted, Path source, Path temporary, BiConsumer<Long, Long> progress)
            throws IOException {
        if (wanted == Mode.LINK) {
            try {
                Files.createLink(temporary, source);
                return Mode.LINK;
            } catch (UnsupportedOperationException | FileSystemException notHere) {
                // Another drive, or one that knows no links.
                copy(source, temporary, progress);
                return Mode.COPY;
            }
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

    /** Copies and then reads back what has arrived: a drive's silent fault must not cost the only good copy. */
    static void copy(Path source, Path target, BiConsumer<Long, Long> progress) throws IOException {
        byte[] sent;
        long size = Files.size(source);
        try (FileChannel from = FileChannel.open(source, StandardOpenOption.READ);
                FileChannel to = FileChannel.open(
                        target,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            MessageDigest digest = sha1();
            ByteBuffer buffer = ByteBuffer.allocate(BLOCK);
            long done = 0;
            while (from.read(buffer) >= 0) {
                buffer.flip();
                digest.update(buffer.duplicate());
                done += buffer.remaining();
                while (buffer.hasRemaining()) {
                    to.write(buffer);
                }
                buffer.clear();
                progress.accept(done, size);
            }
            to.force(true);
            sent = digest.digest();
        }
        if (Files.size(target) != size || !MessageDigest.isEqual(sent, digest(target))) {
            Files.deleteIfExists(target);
            throw new DiskException(DiskException.Reason.DIFFERENT, target);
        }
    }

    private static byte[] digest(Path file) throws IOException {
        try (FileChannel from = FileChannel.open(file, StandardOpenOption.READ)) {
            MessageDigest digest = sha1();
            ByteBuffer buffer = ByteBuffer.allocate(BLOCK);
            while (from.read(buffer) >= 0) {
                digest.update(buffer.flip());
                buffer.clear();
            }
            return digest.digest();
        }
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("This Java has no SHA-1", missing);
        }
    }

    private static void makeFolder(Path root, Path folder) throws IOException {
        Files.createDirectories(folder);
        // A link inside the library could lead out of it.
        if (!folder.toRealPath().startsWith(root.toRealPath())) {
            throw new DiskException(DiskException.Reason.OUTSIDE_ROOT, folder);
        }
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
