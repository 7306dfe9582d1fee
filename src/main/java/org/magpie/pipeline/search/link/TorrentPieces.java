package org.magpie.pipeline.search.link;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a torrent file says of the content of its files, so that it can be told whether a file on a disk is whole (BEP 3, BEP 52).
 *
 * @param pieceLength bytes of a piece
 * @param hashes SHA-1 of each piece, 20 bytes after one another, of all files as if they were one; empty for version 2 alone
 * @param single whether the torrent is one file without a folder
 * @param files in the order of the pieces
 */
@SuppressWarnings("ArrayRecordComponent") // read once and never compared
public record TorrentPieces(long pieceLength, byte[] hashes, boolean single, List<Entry> files) {
    private static final int SHA1 = 20;

    /**
     * A file of a torrent.
     *
     * @param path inside the torrent's folder, with slashes between its parts; the torrent's name where it is the only file; not trusted
     * @param length bytes
     * @param padding whether it only fills up a piece (BEP 47) and need not be on any disk
     * @param root of the file's hash tree, null in version 1
     */
    @SuppressWarnings("ArrayRecordComponent") // read once and never compared
    public record Entry(String path, long length, boolean padding, byte @Nullable [] root) {}

    /** Number of pieces that {@link #hashes} tells of. */
    public int count() {
        return hashes.length / SHA1;
    }

    /** The hash of one piece. */
    public byte[] hash(int piece) {
        return Arrays.copyOfRange(hashes, piece * SHA1, (piece + 1) * SHA1);
    }

    /** Bytes of all files that are no padding. */
    public long size() {
        return files.stream()
                .filter(file -> !file.padding())
                .mapToLong(Entry::length)
                .sum();
    }

    /** Reads the bytes of a torrent file; empty where they tell nothing of its pieces. */
    public static Optional<TorrentPieces> read(byte[] bytes) {
        try {
            return Bencode.read(bytes) instanceof Bencode.Dictionary root
                            && root.entries().get("info") instanceof Bencode.Dictionary info
                            && info.entries().get("piece length") instanceof Bencode.Whole length
                            && length.value() > 0
                    ? of(info, length.value(), bytes)
                    : Optional.empty();
        } catch (Bencode.BadBencodeException broken) {
            return Optional.empty();
        }
    }

    private static Optional<TorrentPieces> of(Bencode.Dictionary info, long pieceLength, byte[] bytes) {
        List<Entry> files = new ArrayList<>();
        if (info.entries().get("pieces") instanceof Bencode.Text pieces && pieces.length() > 0) {
            boolean single = info.entries().get("length") instanceof Bencode.Whole;
            if (info.entries().get("length") instanceof Bencode.Whole length) {
                files.add(new Entry(name(info, bytes), length.value(), false, null));
            } else if (info.entries().get("files") instanceof Bencode.Sequence listed) {
                listed.values().forEach(each -> listed(each, bytes, files));
            }
            byte[] hashes = Arrays.copyOfRange(bytes, pieces.from(), pieces.end());
            long size = files.stream().mapToLong(Entry::length).sum();
            boolean fits = hashes.length % SHA1 == 0
                    && !files.isEmpty()
                    && (size + pieceLength - 1) / pieceLength == hashes.length / SHA1;
            return fits
                    ? Optional.of(new TorrentPieces(pieceLength, hashes, single, List.copyOf(files)))
                    : Optional.empty();
        }
        if (info.entries().get("file tree") instanceof Bencode.Dictionary tree) {
            tree(tree, "", bytes, files);
            boolean single = files.size() == 1 && files.getFirst().path().equals(name(info, bytes));
            return files.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new TorrentPieces(pieceLength, new byte[0], single, List.copyOf(files)));
        }
        return Optional.empty();
    }

    private static String name(Bencode.Dictionary info, byte[] bytes) {
        return info.entries().get("name") instanceof Bencode.Text name ? name.read(bytes) : "";
    }

    private static void listed(Bencode.Value file, byte[] bytes, List<Entry> files) {
        if (file instanceof Bencode.Dictionary entry
                && entry.entries().get("length") instanceof Bencode.Whole length
                && entry.entries().get("path") instanceof Bencode.Sequence parts) {
            boolean padding = entry.entries().get("attr") instanceof Bencode.Text attr
                    && attr.read(bytes).contains("p");
            String path = parts.values().stream()
                    .map(part -> part instanceof Bencode.Text text ? text.read(bytes) : "")
                    .collect(Collectors.joining("/"));
            files.add(new Entry(path, length.value(), padding, null));
        }
    }

    /** A file is a dictionary under the empty name. */
    private static void tree(Bencode.Dictionary folder, String path, byte[] bytes, List<Entry> files) {
        for (Map.Entry<String, Bencode.Value> entry : folder.entries().entrySet()) {
            if (!(entry.getValue() instanceof Bencode.Dictionary below)) {
                continue;
            }
            if (!entry.getKey().isEmpty()) {
                tree(below, path.isEmpty() ? entry.getKey() : path + "/" + entry.getKey(), bytes, files);
            } else if (below.entries().get("length") instanceof Bencode.Whole length) {
                byte @Nullable [] root = below.entries().get("pieces root") instanceof Bencode.Text hash
                        ? Arrays.copyOfRange(bytes, hash.from(), hash.end())
                        : null;
                files.add(new Entry(path, length.value(), false, root));
            }
        }
    }
}
