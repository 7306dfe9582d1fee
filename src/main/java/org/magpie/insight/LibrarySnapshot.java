package org.magpie.insight;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.magpie.base.secret.BrokenSecretException;
import org.magpie.base.secret.Vault;
import org.magpie.media.MediaKind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the window showed last, kept beside the database so that the next start shows it at once and the truth, which is seldom
 * another, as soon as the database is open. Encrypted like the database. Never the only copy of anything: whatever is wrong with
 * the file, it is as if there were none.
 *
 * @param preferences those that the window's look hangs on, by key
 * @param rows the library, by sort name
 */
public record LibrarySnapshot(Map<String, String> preferences, List<LibraryRow> rows) {
    private static final Logger LOG = LoggerFactory.getLogger(LibrarySnapshot.class);

    private static final Object WRITING = new Object();

    /** Changed whenever a row changes its form: an older file then is none. */
    private static final int FORM = 1;

    private static final long MOST_BYTES = 256L << 20;
    private static final int MOST_ROWS = 2_000_000;
    private static final MediaKind[] KINDS = MediaKind.values();
    private static final LibraryRow.State[] STATES = LibraryRow.State.values();

    public LibrarySnapshot {
        preferences = Map.copyOf(preferences);
        rows = List.copyOf(rows);
    }

    /** Empty where there is none that can be used. */
    public static Optional<LibrarySnapshot> read(Path file, Vault vault) {
        try {
            if (!Files.exists(file) || Files.size(file) > MOST_BYTES) {
                return Optional.empty();
            }
            byte[] open = vault.open(Files.readAllBytes(file));
            return read(inflated(open));
        } catch (IOException | BrokenSecretException | IllegalArgumentException | IndexOutOfBoundsException failure) {
            LOG.info("What was shown last is not readable; it is read from the database", failure);
            return Optional.empty();
        }
    }

    private static byte[] inflated(byte[] packed) throws IOException {
        try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(packed))) {
            return in.readNBytes((int) MOST_BYTES);
        }
    }

    private static Optional<LibrarySnapshot> read(byte[] bytes) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        if (in.readInt() != FORM) {
            return Optional.empty();
        }
        Map<String, String> preferences = new HashMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            preferences.put(in.readUTF(), in.readUTF());
        }
        int count = in.readInt();
        if (count < 0 || count > MOST_ROWS) {
            return Optional.empty();
        }
        // Few words are said of many rows: each is kept once.
        Map<String, String> words = new HashMap<>();
        List<LibraryRow> rows = new ArrayList<>(count);
        for (int at = 0; at < count; at++) {
            rows.add(row(in, words));
        }
        return Optional.of(new LibrarySnapshot(preferences, rows));
    }

    private static LibraryRow row(DataInputStream in, Map<String, String> words) throws IOException {
        long id = in.readLong();
        MediaKind kind = KINDS[in.readByte()];
        String name = text(in);
        String sortName = text(in);
        return new LibraryRow(
                id,
                kind,
                name,
                sortName.isEmpty() ? name : sortName,
                in.readInt(),
                in.readBoolean(),
                STATES[in.readByte()],
                in.readInt(),
                in.readInt(),
                in.readLong(),
                word(in, words),
                word(in, words),
                tags(in, words),
                Instant.ofEpochSecond(in.readLong(), in.readInt()),
                in.readBoolean() ? Instant.ofEpochSecond(in.readLong(), in.readInt()) : null,
                in.readBoolean());
    }

    private static Set<String> tags(DataInputStream in, Map<String, String> words) throws IOException {
        int left = in.readUnsignedShort();
        if (left == 0) {
            return Set.of();
        }
        Set<String> tags = new TreeSet<>();
        for (; left > 0; left--) {
            tags.add(word(in, words));
        }
        return Set.copyOf(tags);
    }

    private static String word(DataInputStream in, Map<String, String> words) throws IOException {
        String word = text(in);
        String known = words.putIfAbsent(word, word);
        return known == null ? word : known;
    }

    /** Names may be longer than {@code readUTF} allows. */
    private static String text(DataInputStream in) throws IOException {
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Replaces what is kept; a failure is only worth a line in the log. */
    public void write(Path file, Vault vault) {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try {
            byte[] locked = vault.lock(bytes());
            // The window and the library behind it both write while Magpie ends: one would move away the file of the
            // other.
            synchronized (WRITING) {
                Files.write(fresh, locked);
                Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException failure) {
            LOG.info("What is shown could not be kept for the next start: {}", failure.toString());
        }
    }

    private byte[] bytes() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(bytes))) {
            out.writeInt(FORM);
            out.writeInt(preferences.size());
            for (Map.Entry<String, String> each : preferences.entrySet()) {
                out.writeUTF(each.getKey());
                out.writeUTF(each.getValue());
            }
            out.writeInt(rows.size());
            for (LibraryRow row : rows) {
                write(out, row);
            }
        }
        return bytes.toByteArray();
    }

    private static void write(DataOutputStream out, LibraryRow row) throws IOException {
        out.writeLong(row.id());
        out.writeByte(row.kind().ordinal());
        write(out, row.name());
        write(out, row.sortName().equals(row.name()) ? "" : row.sortName());
        out.writeInt(row.year());
        out.writeBoolean(row.monitored());
        out.writeByte(row.state().ordinal());
        out.writeInt(row.have());
        out.writeInt(row.wanted());
        out.writeLong(row.size());
        write(out, row.quality());
        write(out, row.profile());
        out.writeShort(row.tags().size());
        for (String tag : row.tags()) {
            write(out, tag);
        }
        write(out, row.added());
        Instant next = row.nextDate();
        out.writeBoolean(next != null);
        if (next != null) {
            write(out, next);
        }
        out.writeBoolean(row.hasPoster());
    }

    private static void write(DataOutputStream out, Instant time) throws IOException {
        out.writeLong(time.getEpochSecond());
        out.writeInt(time.getNano());
    }

    private static void write(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }
}
