package org.magpie.pipeline.search.link;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads bencoded bytes (BEP 3) that nobody vouches for: bounded in depth and in the number of values, lengths checked before
 * anything is taken, nothing behind the end.
 */
final class Bencode {
    private static final int DEEPEST = 40;
    private static final int MOST_VALUES = 2_000_000;

    private final byte[] bytes;
    private int at;
    private int values;

    private Bencode(byte[] bytes) {
        this.bytes = bytes;
    }

    /** A value and the bytes it was written with. */
    sealed interface Value {
        int start();

        int end();
    }

    record Whole(long value, int start, int end) implements Value {}

    /** Bytes, which are often but not always text. */
    record Text(int from, int start, int end) implements Value {
        int length() {
            return end - from;
        }

        String read(byte[] source) {
            return new String(source, from, end - from, StandardCharsets.UTF_8);
        }
    }

    record Sequence(List<Value> values, int start, int end) implements Value {}

    record Dictionary(Map<String, Value> entries, int start, int end) implements Value {}

    /**
     * Reads one value that takes up all the bytes; white space behind it is let pass.
     *
     * @throws BadBencodeException if it is anything else
     */
    static Value read(byte[] bytes) {
        Bencode reader = new Bencode(bytes);
        Value value = reader.value(0);
        while (reader.at < bytes.length && Character.isWhitespace(bytes[reader.at])) {
            reader.at++;
        }
        if (reader.at != bytes.length) {
            throw new BadBencodeException();
        }
        return value;
    }

    private Value value(int depth) {
        values++;
        if (depth > DEEPEST || values > MOST_VALUES) {
            throw new BadBencodeException();
        }
        return switch (peek()) {
            case 'i' -> number();
            case 'l' -> sequence(depth);
            case 'd' -> dictionary(depth);
            default -> text();
        };
    }

    private Whole number() {
        int start = at;
        at++;
        long value = digits('e');
        return new Whole(value, start, at);
    }

    private Text text() {
        int start = at;
        long length = digits(':');
        if (length < 0 || length > bytes.length - at) {
            throw new BadBencodeException();
        }
        int from = at;
        at += (int) length;
        return new Text(from, start, at);
    }

    private Sequence sequence(int depth) {
        int start = at;
        at++;
        List<Value> found = new ArrayList<>();
        while (peek() != 'e') {
            found.add(value(depth + 1));
        }
        at++;
        return new Sequence(found, start, at);
    }

    private Dictionary dictionary(int depth) {
        int start = at;
        at++;
        Map<String, Value> found = new LinkedHashMap<>();
        while (peek() != 'e') {
            Text key = text();
            // Twice the same key, and two readers would see two torrents.
            if (found.put(key.read(bytes), value(depth + 1)) != null) {
                throw new BadBencodeException();
            }
        }
        at++;
        return new Dictionary(found, start, at);
    }

    /** A number up to the given mark, which is passed over. */
    private long digits(char mark) {
        int start = at;
        while (peek() != mark) {
            boolean fits = (bytes[at] >= '0' && bytes[at] <= '9') || (bytes[at] == '-' && at == start);
            if (!fits || at - start > 19) {
                throw new BadBencodeException();
            }
            at++;
        }
        String written = new String(bytes, start, at - start, StandardCharsets.ISO_8859_1);
        at++;
        try {
            return Long.parseLong(written);
        } catch (NumberFormatException failure) {
            throw new BadBencodeException();
        }
    }

    private int peek() {
        if (at >= bytes.length) {
            throw new BadBencodeException();
        }
        return bytes[at];
    }

    /** Bytes that are not bencoded. */
    static final class BadBencodeException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        BadBencodeException() {
            super("Not bencoded");
        }
    }
}
