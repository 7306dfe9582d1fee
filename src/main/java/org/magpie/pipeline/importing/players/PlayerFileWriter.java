package org.magpie.pipeline.importing.players;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.magpie.base.disk.Root;
import org.magpie.base.disk.SafeName;
import org.magpie.base.error.DiskException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes one file for players, whole or not at all, and never over what somebody else wrote. */
final class PlayerFileWriter {
    private static final Logger LOG = LoggerFactory.getLogger(PlayerFileWriter.class);
    /** No NFO file of a person is longer. */
    private static final int LARGEST_NFO = 1 << 20;

    private static final int LARGEST_PICTURE = 8 << 20;
    private static final Set<String> POSTERS = Set.of("poster", "folder", "cover", "movie");
    private static final Set<String> BACKDROPS = Set.of("fanart", "backdrop");
    private static final List<String> PICTURE_ENDINGS = List.of(".jpg", ".jpeg", ".png", ".webp", ".tbn");

    private final Consumer<Path> permissions;

    /**
     * @param permissions gives a file the mode and group that a person has chosen
     */
    PlayerFileWriter(Consumer<Path> permissions) {
        this.permissions = permissions;
    }

    /** What became of a file. */
    enum Outcome {
        FRESH,
        RENEWED,
        SAME,
        LEFT
    }

    /**
     * What became of a file, or would.
     *
     * @param row what is known of it from now on; null where nothing is
     */
    record Result(Outcome outcome, @Nullable WrittenFile row) {
        static final Result LEFT = new Result(Outcome.LEFT, null);
        static final Result NOTHING = new Result(Outcome.SAME, null);
    }

    /**
     * What was written before, and where.
     *
     * @param row what is known of the file at its place; null where nothing is
     * @param before a file of the same subject whose video is gone, such as that of a replaced video: what somebody added to it is
     *     taken over; null where there is none
     */
    record Known(@Nullable WrittenFile row, @Nullable WrittenFile before) {}

    /**
     * @param look only says what would become of it
     */
    Result write(WantedFile wanted, long titleId, Known known, boolean look) {
        try {
            if (!wanted.ready()) {
                return Result.NOTHING;
            }
            Path place = new Root(wanted.root()).resolve(wanted.path());
            if (SafeName.bytesOf(place.getFileName().toString()) > SafeName.MAX_BYTES) {
                return Result.LEFT;
            }
            return wanted.what().isNfo()
                    ? nfo(wanted, titleId, known, place, look)
                    : picture(wanted, titleId, known.row(), place, look);
        } catch (IOException | DiskException failure) {
            LOG.warn("{} is not written for players: {}", wanted.path(), failure.toString());
            return Result.LEFT;
        }
    }

    private Result nfo(WantedFile wanted, long titleId, Known known, Path place, boolean look) throws IOException {
        List<NfoElement> ours = wanted.nfo() == null ? List.of() : wanted.nfo().get();
        if (ours.isEmpty()) {
            return Result.NOTHING;
        }
        byte[] fresh = new NfoDocument(ours, "").written();
        String made = Hashes.of(fresh);
        Optional<BasicFileAttributes> there = attributes(place);
        WrittenFile row = known.row();
        if (there.isEmpty()) {
            NfoMerge merge = takenOver(ours, known.before(), wanted).orElseGet(() -> NfoMerge.fresh(ours));
            return put(wanted, titleId, place, null, merge, made, look);
        }
        if (!there.get().isRegularFile()) {
            return Result.LEFT;
        }
        if (row != null && row.made().equals(made) && isAsWritten(there.get(), row)) {
            return new Result(Outcome.SAME, row.titleId() == titleId ? null : moved(row, titleId));
        }
        if (row == null) {
            return holds(there.get(), place, fresh)
                    ? unnoted(look, row(wanted, titleId, place, fresh, made, NfoMerge.fresh(ours)))
                    : Result.LEFT;
        }
        byte[] bytes = bytes(place, LARGEST_NFO);
        Optional<NfoDocument> theirs = NfoDocument.read(bytes);
        if (theirs.isEmpty() || theirs.get().isLocked()) {
            return Result.LEFT;
        }
        Optional<NfoMerge> merge = NfoMerge.of(ours, theirs.get(), row.parts());
        if (merge.isEmpty()) {
            return Result.LEFT;
        }
        if (!merge.get().changed()) {
            // Its hash stays: whether somebody changed it since is asked when it is to be removed.
            return new Result(
                    Outcome.SAME,
                    new WrittenFile(
                            row.id(),
                            row.rootId(),
                            row.path(),
                            titleId,
                            wanted.what(),
                            row.hash(),
                            made,
                            row.bytes(),
                            row.modified(),
                            merge.get().parts()));
        }
        return put(wanted, titleId, place, bytes, merge.get(), made, look);
    }

    /** Whether a file is byte for byte what would be written; that it is costs one reading. */
    private static boolean holds(BasicFileAttributes there, Path place, byte[] bytes) throws IOException {
        return there.size() == bytes.length && Arrays.equals(bytes, bytes(place, Math.max(bytes.length, 1)));
    }

    /** What was written but not noted, as Magpie ended in between, is its own all the same. */
    private static Result unnoted(boolean look, WrittenFile row) {
        return new Result(Outcome.SAME, look ? null : row);
    }

    private static WrittenFile moved(WrittenFile row, long titleId) {
        return new WrittenFile(
                row.id(),
                row.rootId(),
                row.path(),
                titleId,
                row.what(),
                row.hash(),
                row.made(),
                row.bytes(),
                row.modified(),
                row.parts());
    }

    /** What somebody wrote into the file of the video that was there before. */
    private static Optional<NfoMerge> takenOver(List<NfoElement> ours, @Nullable WrittenFile before, WantedFile wanted)
            throws IOException {
        if (before == null) {
            return Optional.empty();
        }
        Path place = new Root(wanted.root()).resolve(before.path());
        if (attributes(place).filter(BasicFileAttributes::isRegularFile).isEmpty()) {
            return Optional.empty();
        }
        return NfoDocument.read(bytes(place, LARGEST_NFO))
                .filter(theirs -> !theirs.isLocked())
                .flatMap(theirs -> NfoMerge.of(ours, theirs, before.parts()));
    }

    private Result put(
            WantedFile wanted,
            long titleId,
            Path place,
            byte @Nullable [] before,
            NfoMerge merge,
            String made,
            boolean look)
            throws IOException {
        Outcome outcome = before == null ? Outcome.FRESH : Outcome.RENEWED;
        if (look) {
            return new Result(outcome, null);
        }
        byte[] bytes = merge.document().written();
        replace(place, before, bytes);
        return new Result(outcome, row(wanted, titleId, place, bytes, made, merge));
    }

    private static WrittenFile row(
            WantedFile wanted, long titleId, Path place, byte[] bytes, String made, @Nullable NfoMerge merge)
            throws IOException {
        BasicFileAttributes written = Files.readAttributes(place, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        return new WrittenFile(
                0,
                wanted.rootId(),
                wanted.path(),
                titleId,
                wanted.what(),
                Hashes.of(bytes),
                made,
                bytes.length,
                written.lastModifiedTime().toInstant(),
                merge == null ? Map.of() : merge.parts());
    }

    private Result picture(WantedFile wanted, long titleId, @Nullable WrittenFile row, Path place, boolean look)
            throws IOException {
        Optional<byte[]> ours =
                wanted.picture() == null ? Optional.empty() : wanted.picture().get();
        if (ours.isEmpty()) {
            return Result.NOTHING;
        }
        String made = Hashes.of(ours.get());
        Optional<BasicFileAttributes> there = attributes(place);
        if (there.isEmpty()) {
            if (hasOther(place, wanted.what())) {
                return Result.LEFT;
            }
            if (!look) {
                replace(place, null, ours.get());
            }
            return new Result(Outcome.FRESH, look ? null : row(wanted, titleId, place, ours.get(), made, null));
        }
        if (!there.get().isRegularFile()) {
            return Result.LEFT;
        }
        if (row != null && row.made().equals(made) && isAsWritten(there.get(), row)) {
            return Result.NOTHING;
        }
        if (holds(there.get(), place, ours.get())) {
            return unnoted(look, row(wanted, titleId, place, ours.get(), made, null));
        }
        if (row == null) {
            return Result.LEFT;
        }
        byte[] bytes = bytes(place, LARGEST_PICTURE);
        if (!Hashes.of(bytes).equals(row.hash())) {
            return Result.LEFT; // somebody chose another one
        }
        if (row.made().equals(made)) {
            return Result.NOTHING;
        }
        if (!look) {
            replace(place, bytes, ours.get());
        }
        return new Result(Outcome.RENEWED, look ? null : row(wanted, titleId, place, ours.get(), made, null));
    }

    /** Whether a person has put a picture there under another name that players read. */
    private static boolean hasOther(Path place, WantedFile.What what) throws IOException {
        String name = place.getFileName().toString();
        String stem = name.substring(0, name.length() - ".jpg".length());
        int dash = stem.lastIndexOf('-') + 1;
        for (String other : what == WantedFile.What.POSTER ? POSTERS : BACKDROPS) {
            for (String ending : PICTURE_ENDINGS) {
                Path candidate = place.resolveSibling(stem.substring(0, dash) + other + ending);
                if (attributes(candidate).isPresent()) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether a file is still what Magpie wrote. */
    static boolean isUnchanged(Path place, WrittenFile row) {
        try {
            Optional<BasicFileAttributes> there = attributes(place);
            return there.isPresent()
                    && there.get().isRegularFile()
                    && there.get().size() == row.bytes()
                    && Hashes.of(bytes(place, LARGEST_PICTURE)).equals(row.hash());
        } catch (IOException unreadable) {
            LOG.debug("{} is left", place, unreadable);
            return false;
        }
    }

    /** By what costs no reading; wrong at most where somebody set the time back, and then nothing is written. */
    static boolean isAsWritten(BasicFileAttributes there, WrittenFile row) {
        Instant modified = there.lastModifiedTime().toInstant();
        return there.size() == row.bytes() && modified.equals(row.modified());
    }

    static Optional<BasicFileAttributes> attributes(Path place) throws IOException {
        try {
            return Optional.of(Files.readAttributes(place, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        }
    }

    private static byte[] bytes(Path place, int most) throws IOException {
        try (InputStream in = Files.newInputStream(place, LinkOption.NOFOLLOW_LINKS)) {
            byte[] bytes = in.readNBytes(most + 1);
            if (bytes.length > most) {
                throw new IOException("larger than " + most + " bytes");
            }
            return bytes;
        }
    }

    /**
     * Puts a file in its place in one step.
     *
     * @param before what stood there when it was looked at; null where nothing did
     */
    private void replace(Path place, byte @Nullable [] before, byte[] bytes) throws IOException {
        Path part = place.resolveSibling(".magpie-" + UUID.randomUUID() + ".tmp");
        try {
            Files.write(part, bytes, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            permissions.accept(part);
            Optional<BasicFileAttributes> now = attributes(place);
            boolean same = before == null
                    ? now.isEmpty()
                    : now.isPresent() && Arrays.equals(before, bytes(place, Math.max(before.length, 1)));
            if (!same) {
                throw new IOException("something else has just written it");
            }
            Files.move(part, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
