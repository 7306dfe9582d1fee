package org.magpie.pipeline.grab;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the encoding of torrent files (BEP 3). Nobody vouches for what it reads: depth and lengths are bounded, and anything
 * that does not add up is an error. Numbers come as {@code Long}, strings as {@code byte[]}, the rest as {@code List} and
 * {@code Map}.
 */
final class Bencode {
    private static final int DEEPEST = 50;
    private static final int MOST_VALUES = 2_000_000;

    private final byte[] bytes;
    private int at;
    private int values;
    private int infoStart = -1;
    private int infoEnd = -1;

    private Bencode(byte[] bytes) {
        this.bytes = bytes;
    }

    /** What a torrent file says, and where in it the part stands whose hash is the torrent's name. */
    record Document(Map<String, Object> values, int infoStart, int infoEnd) {}

    /**
     * @throws BadTorrentException if it is anything but one dictionary with an {@code info} dictionary
     */
    static Document read(byte[] bytes) {
        Bencode reader = new Bencode(bytes);
        Object value = reader.value(0);
        if (reader.at != bytes.length || !(value instanceof Map<?, ?>) || reader.infoStart < 0) {
            throw new BadTorrentException("not a torrent");
        }
        return new Document(map(value), reader.infoStart, reader.infoEnd);
    }

    /** Strings are the only keys that {@link #dictionary} makes. */
    @SuppressWarnings("unchecked")
    static Map<String, Object> map(Object value) {
        return value instanceof Map<?, ?> ? (Map<String, Object>) value : Map.of();
    }

    private Object value(int depth) {
        if (depth > DEEPEST || ++values > MOST_VALUES) {
            throw new BadTorrentException("too deep or too large");
        }
        byte first = peek();
        if (first == 'i') {
            at++;
            return number('e');
        }
        if (first == 'l') {
            at++;
            List<Object> list = new ArrayList<>();
            while (peek() != 'e') {
                list.add(value(depth + 1));
            }
            at++;
            return list;
        }
        return first == 'd' ? dictionary(depth) : string();
    }

    private Map<String, Object> dictionary(int depth) {
        at++;
        Map<String, Object> map = new LinkedHashMap<>();
        while (peek() != 'e') {
            String key = new String(string(), StandardCharsets.UTF_8);
            int start = at;
            Object value = value(depth + 1);
            if (depth == 0 && key.equals("info") && value instanceof Map<?, ?>) {
                infoStart = start;
                infoEnd = at;
            }
            map.put(key, value);
        }
        at++;
        return map;
    }

    private byte[] string() {
        long length = number(':');
        if (length < 0 || length > bytes.length - at) {
            throw new BadTorrentException("a string beyond the end");
        }
        byte[] text = new byte[(int) length];
        System.arraycopy(bytes, at, text, 0, text.length);
        at += text.length;
        return text;
    }

    private long number(char end) {
        int start = at;
        while (peek() != end) {
            at++;
            if (at - start > 19) {
                throw new BadTorrentException("a number without an end");
            }
        }
        String digits = new String(bytes, start, at - start, StandardCharsets.US_ASCII);
        at++;
        if (!digits.matches("-?\\d{1,18}")) {
            throw new BadTorrentException("not a number");
        }
        return Long.parseLong(digits);
    }

    private byte peek() {
        if (at >= bytes.length) {
            throw new BadTorrentException("cut off");
        }
        return bytes[at];
    }
}
