package org.magpie.pipeline.search.indexer.m3u;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Reads a playlist (M3U with the attributes that television over the internet has added) entry by entry, without keeping any.
 * There is no standard; this reads what is in use: {@code #EXTINF} with {@code tvg-…} and {@code group-title}, {@code #EXTGRP},
 * and the headers of {@code #EXTVLCOPT} and of {@code |User-Agent=…} behind an address.
 */
public final class M3uReader {
    private static final int BLOCK = 1 << 16;
    private static final int LONGEST_LINE = 1 << 15;
    private static final int LONGEST_NAME = 500;
    private static final String VLC = "#EXTVLCOPT:";

    private final InputStream in;
    private final byte[] block;
    private byte[] line = new byte[1 << 10];
    private int at;
    private int filled;
    private long read;
    private long lineStart;
    private int length;
    private boolean tooLong;

    // what is known of the entry that is being read
    private long offset;
    private String info = "";
    private String group = "";
    private final Map<String, String> headers = new LinkedHashMap<>();

    public M3uReader(InputStream in) {
        this(in, BLOCK);
    }

    /**
     * @param ahead how many bytes are read at once; few where one entry is wanted
     */
    M3uReader(InputStream in, int ahead) {
        this.in = in;
        this.block = new byte[ahead];
    }

    /**
     * How a reading went.
     *
     * @param entries that were handed on
     * @param refused without a name, a usable address, or with lines of absurd length
     */
    public record Result(int entries, int refused) {}

    /**
     * Reads to the end.
     *
     * @param most further entries are left out
     */
    public Result read(int most, Consumer<M3uEntry> taker) throws IOException {
        int entries = 0;
        int refused = 0;
        while (entries < most && nextLine()) {
            if (tooLong) {
                refused++;
                forget();
                continue;
            }
            if (isBlank()) {
                continue;
            }
            if (line[0] == '#') {
                directive(text());
                continue;
            }
            M3uEntry entry = entry(text());
            if (entry.name().isEmpty() || !entry.isOfTheWeb()) {
                refused++;
            } else {
                taker.accept(entry);
                entries++;
            }
            forget();
        }
        return new Result(entries, refused);
    }

    private void directive(String text) {
        if (text.startsWith("#EXTINF:")) {
            forget();
            offset = lineStart;
            info = text;
        } else if (text.startsWith("#EXTGRP:")) {
            group = text.substring(8).strip();
        } else if (text.startsWith(VLC)) {
            option(text.substring(VLC.length()));
        }
    }

    private void option(String option) {
        int equals = option.indexOf('=');
        if (equals > 0) {
            header(option.substring(0, equals), option.substring(equals + 1));
        }
    }

    private void header(String name, String value) {
        switch (name.strip().toLowerCase(Locale.ROOT)) {
            case "http-user-agent", "user-agent" -> headers.put("User-Agent", value.strip());
            case "http-referrer", "http-referer", "referer", "referrer" -> headers.put("Referer", value.strip());
            default -> {
                // other options tell a player how to play
            }
        }
    }

    private M3uEntry entry(String address) {
        int comma = comma(info);
        String shown = comma < 0 ? "" : info.substring(comma + 1).strip();
        String attributes = comma < 0 ? info : info.substring(0, comma);
        String name = shown.isEmpty() ? attribute(attributes, "tvg-name") : shown;
        String titled = attribute(attributes, "group-title");
        header("user-agent", headers.getOrDefault("User-Agent", attribute(attributes, "user-agent")));
        header("referer", headers.getOrDefault("Referer", attribute(attributes, "http-referrer")));
        int bar = address.indexOf('|');
        if (bar >= 0) {
            for (String part : address.substring(bar + 1).split("&")) {
                option(URLDecoder.decode(part.replaceAll("%(?![0-9A-Fa-f]{2})", "%25"), StandardCharsets.UTF_8));
            }
        }
        headers.values().removeIf(String::isEmpty);
        return new M3uEntry(
                offset,
                name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name,
                titled.isEmpty() ? group : titled,
                attribute(attributes, "tvg-type").toLowerCase(Locale.ROOT),
                address.strip(),
                headers.isEmpty() ? Map.of() : Map.copyOf(headers));
    }

    /** The comma behind the attributes: the first one outside of quotes; where the quotes do not add up, the last one. */
    private static int comma(String info) {
        boolean quoted = false;
        for (int index = 0; index < info.length(); index++) {
            char letter = info.charAt(index);
            if (letter == '"') {
                quoted = !quoted;
            } else if (letter == ',' && !quoted) {
                return index;
            }
        }
        return info.lastIndexOf(',');
    }

    private static String attribute(String attributes, String name) {
        int from = 0;
        while (true) {
            int start = attributes.indexOf(name, from);
            if (start < 0) {
                return "";
            }
            int equals = start + name.length();
            boolean whole = start == 0 || " ,\t:".indexOf(attributes.charAt(start - 1)) >= 0;
            if (whole && attributes.startsWith("=\"", equals)) {
                int end = attributes.indexOf('"', equals + 2);
                return end < 0 ? "" : attributes.substring(equals + 2, end).strip();
            }
            from = equals;
        }
    }

    private void forget() {
        info = "";
        group = "";
        headers.clear();
    }

    private boolean isBlank() {
        for (int index = 0; index < length; index++) {
            if (line[index] > ' ' || line[index] < 0) {
                return false;
            }
        }
        return true;
    }

    /** UTF-8 is what is in use; what is none is read as Latin-1, so that a single bad letter does not cost the name. */
    private String text() {
        String text = new String(line, 0, length, StandardCharsets.UTF_8);
        return text.indexOf('\uFFFD') >= 0 ? new String(line, 0, length, StandardCharsets.ISO_8859_1) : text;
    }

    private boolean nextLine() throws IOException {
        length = 0;
        tooLong = false;
        lineStart = read + at;
        while (true) {
            if (at == filled && !fill()) {
                return length > 0;
            }
            int end = at;
            while (end < filled && block[end] != '\n') {
                end++;
            }
            keep(end - at);
            boolean whole = end < filled;
            at = whole ? end + 1 : end;
            if (whole) {
                if (length > 0 && line[length - 1] == '\r') {
                    length--;
                }
                skipByteOrderMark();
                return true;
            }
        }
    }

    private void keep(int count) {
        int fits = Math.min(count, LONGEST_LINE - length);
        if (length + fits > line.length) {
            line = Arrays.copyOf(line, Math.min(LONGEST_LINE, Math.max(length + fits, 2 * line.length)));
        }
        System.arraycopy(block, at, line, length, fits);
        length += fits;
        tooLong |= fits < count;
    }

    private boolean fill() throws IOException {
        read += filled;
        at = 0;
        filled = Math.max(0, in.read(block));
        return filled > 0;
    }

    private void skipByteOrderMark() {
        boolean marked = lineStart == 0
                && length >= 3
                && line[0] == (byte) 0xEF
                && line[1] == (byte) 0xBB
                && line[2] == (byte) 0xBF;
        if (marked) {
            length -= 3;
            System.arraycopy(line, 3, line, 0, length);
        }
    }
}
