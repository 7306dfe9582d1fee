package org.magpie.pipeline.download.client.folder;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.magpie.base.disk.IllegalCharacters;
import org.magpie.base.disk.Root;
import org.magpie.base.disk.SafeName;

/**
 * What was put into a watched folder, so that it is known again when something comes out: one small file for each, in a hidden
 * folder beside, named by its info hash. Nothing leaves the folder.
 */
final class WatchFolderNotes {
    static final String TORRENT = ".torrent";

    private static final String NOTES = ".magpie";
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{40}");
    private static final int LARGEST_NOTE = 64 << 20;
    private static final int HEAD = 4;

    private final Root folder;

    WatchFolderNotes(Root folder) {
        this.folder = folder;
    }

    /**
     * @param hash the info hash
     * @param title the release's name
     * @param file what was put into the folder
     * @param output what it is expected to come out as
     * @param size bytes, -1 while nothing tells
     * @param known what is known of the files under that name
     */
    record Entry(String hash, String title, String file, String output, long size, KnownFiles known) {
        Entry with(KnownFiles now) {
            return new Entry(hash, title, file, output, size, now);
        }
    }

    /** The name that a magnet link gives ({@code dn}, BEP 9); empty where it gives none. */
    static Optional<String> nameIn(String magnet) {
        for (String part : magnet.substring(magnet.indexOf('?') + 1).split("&", -1)) {
            if (part.startsWith("dn=") && part.length() > 3) {
                try {
                    return Optional.of(URLDecoder.decode(part.substring(3), StandardCharsets.UTF_8));
                } catch (IllegalArgumentException broken) {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    /**
     * Puts a file into the folder at once and whole; noted before, so that it is never there unknown. The bytes of a torrent file are
     * kept beside the note, since programs take the file away and its hashes are wanted later.
     */
    void put(String hash, String title, String output, long size, String ending, byte[] bytes, KnownFiles known)
            throws IOException {
        String stem = SafeName.of(title, IllegalCharacters.DEFAULT, ending.length() + 9);
        String file = Files.exists(folder.resolve(stem + ending), LinkOption.NOFOLLOW_LINKS)
                ? stem + "-" + hash.substring(0, 8) + ending
                : stem + ending;
        Path notes = Files.createDirectories(folder.resolve(NOTES));
        if (ending.equals(TORRENT)) {
            write(notes, notes.resolve(hash + TORRENT), bytes);
        }
        note(new Entry(hash, title, file, output, size, known));
        write(notes, folder.resolve(file), bytes);
    }

    /** Writes down what is known now. */
    void note(Entry entry) throws IOException {
        Path notes = Files.createDirectories(folder.resolve(NOTES));
        List<String> lines = new ArrayList<>(
                List.of(line(entry.title()), line(entry.file()), line(entry.output()), Long.toString(entry.size())));
        lines.addAll(entry.known().lines());
        write(notes, notes.resolve(entry.hash()), String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    }

    /** The torrent file that was put there; empty for a magnet link. */
    Optional<byte[]> torrent(Entry entry) throws IOException {
        Path file = folder.resolve(NOTES).resolve(entry.hash() + TORRENT);
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                ? Optional.of(Files.readAllBytes(file))
                : Optional.empty();
    }

    List<Entry> all() throws IOException {
        Path notes = folder.resolve(NOTES);
        if (!Files.isDirectory(notes)) {
            if (!Files.isDirectory(folder.path())) {
                // A drive that is not there must not look like a folder without downloads.
                throw new java.nio.file.NoSuchFileException(folder.path().toString());
            }
            return List.of();
        }
        List<Entry> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(notes)) {
            for (Path file : files.sorted().toList()) {
                find(String.valueOf(file.getFileName())).ifPresent(all::add);
            }
        }
        return all;
    }

    Optional<Entry> find(String hash) throws IOException {
        Path note = folder.resolve(NOTES).resolve(HASH.matcher(hash).matches() ? hash : "none");
        if (!Files.isRegularFile(note, LinkOption.NOFOLLOW_LINKS) || Files.size(note) > LARGEST_NOTE) {
            return Optional.empty();
        }
        String[] lines = new String(Files.readAllBytes(note), StandardCharsets.UTF_8).split("\n", -1);
        return lines.length >= HEAD && lines[3].matches("-?\\d{1,18}")
                ? Optional.of(new Entry(
                        hash,
                        lines[0],
                        lines[1],
                        lines[2],
                        Long.parseLong(lines[3]),
                        KnownFiles.read(List.of(lines).subList(HEAD, lines.length))))
                : Optional.empty();
    }

    /** Whether the program has taken the file away. */
    boolean isTaken(Entry entry) {
        return !Files.exists(folder.resolve(entry.file()), LinkOption.NOFOLLOW_LINKS);
    }

    void remove(Entry entry) throws IOException {
        Files.deleteIfExists(folder.resolve(entry.file()));
        Files.deleteIfExists(folder.resolve(NOTES).resolve(entry.hash() + TORRENT));
        Files.deleteIfExists(folder.resolve(NOTES).resolve(entry.hash()));
    }

    private static void write(Path beside, Path target, byte[] bytes) throws IOException {
        Path temporary = Files.createTempFile(beside, "new", ".tmp");
        try {
            Files.write(temporary, bytes);
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static String line(String text) {
        return text.replace('\n', ' ').replace('\r', ' ');
    }
}
