package org.magpie.pipeline.grab;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a torrent file promises (BEP 3; BEP 52 for version 2).
 *
 * @param infoHash 40 lower-case hex digits: SHA-1 of the info dictionary, or for a torrent of version 2 alone the first 20 bytes
 *     of its SHA-256, as clients name it
 * @param files in order; empty for version 2, whose file tree clients read themselves
 */
public record Torrent(String infoHash, String name, List<Entry> files) {
    public Torrent {
        files = List.copyOf(files);
    }

    /**
     * @param path as the torrent states it, with / between names; never to be used on disk
     * @param size bytes
     */
    public record Entry(String path, long size) {}

    /**
     * @throws BadTorrentException if the bytes are no torrent
     */
    public static Torrent read(byte[] bytes) {
        Bencode.Document document = Bencode.read(bytes);
        Map<String, Object> info = Bencode.map(document.values().getOrDefault("info", Map.of()));
        byte[] part = Arrays.copyOfRange(bytes, document.infoStart(), document.infoEnd());
        boolean first = info.containsKey("pieces");
        if (!first && !info.containsKey("file tree")) {
            throw new BadTorrentException("no pieces");
        }
        byte[] hash = Arrays.copyOf(digest(first ? "SHA-1" : "SHA-256", part), 20);
        String name = text(info.getOrDefault("name", ""));
        return new Torrent(HexFormat.of().formatHex(hash), name, files(info, name));
    }

    private static List<Entry> files(Map<String, Object> info, String name) {
        if (info.get("length") instanceof Long length) {
            return List.of(new Entry(name, length));
        }
        List<Entry> entries = new ArrayList<>();
        if (info.get("files") instanceof List<?> files) {
            for (Object each : files) {
                Map<String, Object> file = Bencode.map(each);
                if (file.get("length") instanceof Long length && file.get("path") instanceof List<?> path) {
                    entries.add(new Entry(
                            name + "/" + path.stream().map(Torrent::text).collect(Collectors.joining("/")), length));
                }
            }
        }
        return entries;
    }

    private static String text(Object value) {
        return value instanceof byte[] bytes ? new String(bytes, StandardCharsets.UTF_8) : "";
    }

    private static byte[] digest(String algorithm, byte[] bytes) {
        try {
            return MessageDigest.getInstance(algorithm).digest(bytes);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("This Java has no " + algorithm, missing);
        }
    }
}
