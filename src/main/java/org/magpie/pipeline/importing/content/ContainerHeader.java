package org.magpie.pipeline.importing.content;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the headers of a film's container tell without any other program: how long it lasts and how long the file has to be.
 * Reads Matroska and WebM (RFC 9559: Segment size, TimestampScale, Duration), MP4 and QuickTime (ISO/IEC 14496-12: boxes, mvhd) and
 * AVI (Microsoft RIFF: avih, dmlh). Reads a few kilobytes at most, whatever the file says of itself.
 *
 * @param seconds how long it lasts, 0 where it does not say
 * @param stereoMode how the two pictures of a 3D film are packed, as Matroska numbers it (RFC 9559, section 5.1.4.1.28.3); 0 for an
 *     ordinary picture and where it does not say
 * @param wholeBytes how long the file is when it is whole, 0 where it does not say
 */
public record ContainerHeader(double seconds, long wholeBytes, int stereoMode) {
    /** How deep elements of Matroska are looked into: Tracks, TrackEntry, Video. */
    private static final Set<Long> TRACKS = Set.of(0x1654ae6bL, 0xaeL, 0xe0L);

    private static final long STEREO_MODE = 0x53b8L;
    private static final int MOST_ELEMENTS = 4_000;
    private static final long SEGMENT = 0x18538067L;
    private static final long INFO = 0x1549a966L;
    private static final long CLUSTER = 0x1f43b675L;
    private static final long TIMESTAMP_SCALE = 0x2ad7b1L;
    private static final long DURATION = 0x4489L;
    private static final double NANOSECONDS = 1e9;

    /** Empty where the file is no such container or its header cannot be understood. */
    public static Optional<ContainerHeader> read(Path file) throws IOException {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            if (in.length() < 16) {
                return Optional.empty();
            }
            byte[] start = new byte[12];
            in.readFully(start);
            String text = new String(start, StandardCharsets.ISO_8859_1);
            in.seek(0);
            if (text.startsWith("\u001aE\u00df\u00a3")) {
                return Optional.of(matroska(in));
            }
            if (text.startsWith("ftyp", 4)) {
                return Optional.of(mp4(in));
            }
            return text.startsWith("RIFF") && text.endsWith("AVI ") ? Optional.of(avi(in)) : Optional.empty();
        }
    }

    private ContainerHeader(double seconds, long wholeBytes) {
        this(seconds, wholeBytes, 0);
    }

    private static ContainerHeader matroska(RandomAccessFile in) throws IOException {
        long length = in.length();
        long whole = 0;
        double seconds = 0;
        int stereo = 0;
        for (int seen = 0; seen < MOST_ELEMENTS && in.getFilePointer() + 2 <= length; seen++) {
            long id = number(in, true);
            long size = number(in, false);
            long data = in.getFilePointer();
            if (id == SEGMENT) {
                whole = size < 0 ? 0 : data + size;
                continue; // its children are what is looked for
            }
            if (id < 0 || size < 0 || id == CLUSTER) {
                break;
            }
            if (id == INFO) {
                seconds = matroskaSeconds(in, Math.min(length, data + size));
            }
            if (size > length - data) {
                break;
            }
            if (TRACKS.contains(id)) {
                stereo = Math.max(stereo, stereoMode(in, data + size));
            }
            in.seek(data + size);
        }
        return new ContainerHeader(seconds, whole, stereo);
    }

    /** The first one of a picture that is not 0, found in the tracks up to that place; what is of no interest is jumped over. */
    private static int stereoMode(RandomAccessFile in, long end) throws IOException {
        for (int seen = 0; seen < MOST_ELEMENTS && in.getFilePointer() + 2 <= end; seen++) {
            long id = number(in, true);
            long size = number(in, false);
            if (id < 0 || size < 0 || size > end - in.getFilePointer()) {
                return 0;
            }
            long data = in.getFilePointer();
            if (id == STEREO_MODE && size <= 8) {
                int mode = (int) unsigned(in, (int) size);
                if (mode > 0) {
                    return mode;
                }
            }
            if (!TRACKS.contains(id)) {
                in.seek(data + size);
            }
        }
        return 0;
    }

    private static double matroskaSeconds(RandomAccessFile in, long end) throws IOException {
        double scale = 1_000_000;
        double duration = 0;
        while (in.getFilePointer() + 2 <= end) {
            long id = number(in, true);
            long size = number(in, false);
            if (id < 0 || size < 0 || size > end - in.getFilePointer()) {
                break;
            }
            long data = in.getFilePointer();
            if (id == TIMESTAMP_SCALE && size <= 8) {
                scale = unsigned(in, (int) size);
            } else if (id == DURATION && size == 4) {
                duration = in.readFloat();
            } else if (id == DURATION && size == 8) {
                duration = in.readDouble();
            }
            in.seek(data + size);
        }
        double seconds = duration * scale / NANOSECONDS;
        return Double.isFinite(seconds) && seconds > 0 ? seconds : 0;
    }

    /**
     * A number of variable length (RFC 8794); -1 where it is unknown or cannot be read.
     *
     * @param marked whether its length marker is a part of it, as in an element's id
     */
    private static long number(RandomAccessFile in, boolean marked) throws IOException {
        int first = in.read();
        if (first <= 0) {
            return -1;
        }
        int bytes = Integer.numberOfLeadingZeros(first) - 23;
        long value = marked ? first : first & (0xff >> bytes);
        boolean unknown = (first & (0xff >> bytes)) == (0xff >> bytes);
        for (int at = 1; at < bytes; at++) {
            int next = in.read();
            if (next < 0) {
                return -1;
            }
            unknown &= next == 0xff;
            value = (value << 8) | next;
        }
        return unknown && !marked ? -1 : value;
    }

    private static double unsigned(RandomAccessFile in, int bytes) throws IOException {
        double value = 0;
        for (int at = 0; at < bytes; at++) {
            value = value * 256 + in.read();
        }
        return value;
    }

    private static ContainerHeader mp4(RandomAccessFile in) throws IOException {
        long length = in.length();
        double seconds = 0;
        boolean index = false;
        boolean media = false;
        long at = 0;
        for (int seen = 0; seen < MOST_ELEMENTS && at + 8 <= length; seen++) {
            Box box = box(in, at, length);
            if (box == null) {
                return new ContainerHeader(seconds, 0);
            }
            media |= box.type.equals("mdat");
            if (box.type.equals("moov")) {
                index = true;
                seconds = movieSeconds(in, box, length);
            }
            at = box.end;
        }
        // Without its index a film cannot be played: what is missing stands behind the end of what is here.
        long whole = at > length ? at : media && !index && at == length ? length + 1 : 0;
        return new ContainerHeader(seconds, whole);
    }

    /**
     * A box of an MP4 file.
     *
     * @param data where its contents begin
     * @param end where the next one begins
     */
    private record Box(String type, long data, long end) {}

    private static @Nullable Box box(RandomAccessFile in, long at, long length) throws IOException {
        in.seek(at);
        long size = in.readInt() & 0xffffffffL;
        byte[] type = new byte[4];
        in.readFully(type);
        long data = at + 8;
        if (size == 1) {
            if (data + 8 > length) {
                return null;
            }
            size = in.readLong();
            data += 8;
        } else if (size == 0) {
            size = length - at;
        }
        boolean sound = size >= data - at && size < Long.MAX_VALUE / 2;
        return sound ? new Box(new String(type, StandardCharsets.ISO_8859_1), data, at + size) : null;
    }

    private static double movieSeconds(RandomAccessFile in, Box movie, long length) throws IOException {
        long at = movie.data;
        long end = Math.min(movie.end, length);
        while (at + 8 <= end) {
            Box box = box(in, at, end);
            if (box == null) {
                return 0;
            }
            if (box.type.equals("mvhd") && box.data + 32 <= end) {
                in.seek(box.data);
                boolean wide = in.readInt() >>> 24 == 1;
                in.skipBytes(wide ? 16 : 8);
                long scale = in.readInt() & 0xffffffffL;
                long duration = wide ? in.readLong() : in.readInt() & 0xffffffffL;
                boolean known = scale > 0 && duration > 0 && duration != 0xffffffffL;
                return known ? (double) duration / scale : 0;
            }
            at = box.end;
        }
        return 0;
    }

    private static ContainerHeader avi(RandomAccessFile in) throws IOException {
        byte[] head = new byte[(int) Math.min(in.length(), 64 << 10)];
        in.readFully(head);
        long whole = 8 + little(head, 4);
        String text = new String(head, StandardCharsets.ISO_8859_1);
        int main = text.indexOf("avih");
        if (main < 0 || main + 28 > head.length) {
            return new ContainerHeader(0, whole);
        }
        long microseconds = little(head, main + 8);
        long frames = little(head, main + 24);
        int extended = text.indexOf("dmlh");
        if (extended > 0 && extended + 12 <= head.length) {
            frames = Math.max(frames, little(head, extended + 8));
        }
        return new ContainerHeader(microseconds * frames / 1e6, whole);
    }

    private static long little(byte[] bytes, int at) {
        return (bytes[at] & 0xffL)
                | (bytes[at + 1] & 0xffL) << 8
                | (bytes[at + 2] & 0xffL) << 16
                | (bytes[at + 3] & 0xffL) << 24;
    }
}
