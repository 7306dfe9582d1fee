package org.magpie.pipeline.importing.organise;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.magpie.base.error.DiskException;
import org.magpie.base.undo.MoveSequence;

/** What a plan has to know of the disk. */
interface DiskView {
    /** What lies in a folder. */
    record Entry(String name, boolean folder) {}

    /**
     * What lies in a folder; nothing where it is not there.
     *
     * @throws DiskException when it cannot be read
     */
    List<Entry> list(Path folder);

    /** Whether two names in a folder are one where only their capitals, or how their accents are written, differ. */
    boolean ignoresCase(Path folder);

    /** Whether a file is a link that says where to go from its own folder: elsewhere it would lead nowhere. */
    boolean isRelativeLink(Path file);

    /** A file as it is now, on its way to another place. */
    MoveSequence.Move move(Path from, Path to, String note);

    /** The disk as it is; a folder is read once. */
    static DiskView now() {
        return new Now();
    }

    /** Remembers what it has read. */
    final class Now implements DiskView {
        private final Map<Path, List<Entry>> folders = new HashMap<>();
        private final Map<Path, Boolean> ignoring = new HashMap<>();

        private Now() {}

        @Override
        public List<Entry> list(Path folder) {
            return folders.computeIfAbsent(folder, Now::read);
        }

        private static List<Entry> read(Path folder) {
            if (!Files.isDirectory(folder)) {
                return List.of();
            }
            try (Stream<Path> all = Files.list(folder)) {
                return all.map(each -> new Entry(
                                each.getFileName().toString(), Files.isDirectory(each, LinkOption.NOFOLLOW_LINKS)))
                        .toList();
            } catch (IOException failure) {
                throw DiskException.of(folder, failure);
            } catch (UncheckedIOException failure) {
                throw DiskException.of(folder, Objects.requireNonNull(failure.getCause()));
            }
        }

        /** Asked by a name that lies there, in other letters; an empty folder is as the one that it lies in. */
        @Override
        public boolean ignoresCase(Path folder) {
            Boolean known = ignoring.get(folder);
            if (known != null) {
                return known;
            }
            boolean ignores = asked(folder);
            ignoring.put(folder, ignores);
            return ignores;
        }

        private boolean asked(Path folder) {
            List<Entry> entries = list(folder);
            for (Entry each : entries) {
                String other = swapped(each.name());
                if (!other.equals(each.name())) {
                    return entries.stream().noneMatch(entry -> entry.name().equals(other))
                            && Files.exists(folder.resolve(other), LinkOption.NOFOLLOW_LINKS);
                }
            }
            Path above = folder.getParent();
            return above != null && ignoresCase(above);
        }

        @Override
        public boolean isRelativeLink(Path file) {
            try {
                return Files.isSymbolicLink(file)
                        && !Files.readSymbolicLink(file).isAbsolute();
            } catch (IOException unreadable) {
                return true;
            }
        }

        private static String swapped(String name) {
            StringBuilder other = new StringBuilder();
            for (char letter : name.toCharArray()) {
                boolean plain = letter < 128 && Character.isLetter(letter);
                other.append(plain ? (char) (letter ^ ' ') : letter);
            }
            return other.toString();
        }

        @Override
        public MoveSequence.Move move(Path from, Path to, String note) {
            return MoveSequence.move(from, to, note);
        }
    }
}
