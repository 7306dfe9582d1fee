package org.magpie.pipeline.importing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Objects;
import java.util.Random;

/** Films of a few kilobytes: true headers, and noise behind them. */
public final class TestVideos {
    private TestVideos() {}

    /** Matroska whose header says how long it lasts and how large it is. */
    static byte[] matroska(double seconds, int noise) {
        byte[] info = element(
                0x1549a966,
                element(0x4489, ByteBuffer.allocate(8).putDouble(seconds * 1000).array()));
        byte[] cluster = element(0x1f43b675, noise(noise));
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(element(0x1a45dfa3, element(0x4282, "matroska".getBytes(StandardCharsets.US_ASCII))));
        ByteArrayOutputStream segment = new ByteArrayOutputStream();
        segment.writeBytes(info);
        segment.writeBytes(cluster);
        all.writeBytes(element(0x18538067, segment.toByteArray()));
        return all.toByteArray();
    }

    /** The same whose track says how the two pictures of a 3D film are packed, 1 for side by side. */
    public static byte[] matroska3d(double seconds, int stereoMode) {
        byte[] info = element(
                0x1549a966,
                element(0x4489, ByteBuffer.allocate(8).putDouble(seconds * 1000).array()));
        byte[] sound = element(0xae, element(0x83, new byte[] {2}));
        byte[] picture = element(0xae, element(0xe0, element(0x53b8, new byte[] {(byte) stereoMode})));
        ByteArrayOutputStream tracks = new ByteArrayOutputStream();
        tracks.writeBytes(sound);
        tracks.writeBytes(picture);
        ByteArrayOutputStream segment = new ByteArrayOutputStream();
        segment.writeBytes(info);
        segment.writeBytes(element(0x1654ae6b, tracks.toByteArray()));
        segment.writeBytes(element(0x1f43b675, noise(2_000)));
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(element(0x1a45dfa3, element(0x4282, "matroska".getBytes(StandardCharsets.US_ASCII))));
        all.writeBytes(element(0x18538067, segment.toByteArray()));
        return all.toByteArray();
    }

    /** MP4 with its index in front. */
    static byte[] mp4(int seconds, int noise) {
        ByteBuffer header = ByteBuffer.allocate(100);
        header.putInt(0).putInt(0).putInt(0).putInt(1000).putInt(seconds * 1000);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(box("ftyp", "isom\0\0\0\0isom".getBytes(StandardCharsets.US_ASCII)));
        all.writeBytes(box("moov", box("mvhd", header.array())));
        all.writeBytes(box("mdat", noise(noise)));
        return all.toByteArray();
    }

    /** AVI of 25 pictures a second. */
    static byte[] avi(int seconds, int noise) {
        ByteBuffer main = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
        main.put("avih".getBytes(StandardCharsets.US_ASCII)).putInt(56).putInt(40_000);
        main.putInt(24, seconds * 25);
        ByteBuffer all = ByteBuffer.allocate(12 + 12 + 64 + noise).order(ByteOrder.LITTLE_ENDIAN);
        all.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(all.capacity() - 8);
        all.put("AVI LIST".getBytes(StandardCharsets.US_ASCII)).putInt(68);
        all.put("hdrl".getBytes(StandardCharsets.US_ASCII)).put(main.array()).put(noise(noise));
        return all.array();
    }

    static Path write(Path file, byte[] content) throws IOException {
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        return Files.write(file, content);
    }

    private static byte[] noise(int bytes) {
        byte[] noise = new byte[bytes];
        new Random(bytes).nextBytes(noise);
        return noise;
    }

    private static byte[] element(int id, byte[] content) {
        byte[] written = ByteBuffer.allocate(4).putInt(id).array();
        int from = 0;
        while (written[from] == 0) {
            from++;
        }
        ByteBuffer all = ByteBuffer.allocate(4 - from + 8 + content.length);
        all.put(written, from, 4 - from)
                .putLong(0x0100_0000_0000_0000L | content.length)
                .put(content);
        return all.array();
    }

    private static byte[] box(String type, byte[] content) {
        return ByteBuffer.allocate(8 + content.length)
                .putInt(8 + content.length)
                .put(type.getBytes(StandardCharsets.US_ASCII))
                .put(content)
                .array();
    }

    /** A torrent of these files, each a name and its bytes. */
    static byte[] torrent(Object... files) {
        int piece = 16_384;
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        StringBuilder listed = new StringBuilder();
        for (int at = 0; at < files.length; at += 2) {
            String name = (String) files[at];
            byte[] content = (byte[]) files[at + 1];
            all.writeBytes(content);
            listed.append("d6:lengthi" + content.length + "e4:pathl" + name.length() + ":" + name + "ee");
        }
        byte[] content = all.toByteArray();
        ByteArrayOutputStream hashes = new ByteArrayOutputStream();
        try {
            for (int from = 0; from < content.length; from += piece) {
                hashes.writeBytes(MessageDigest.getInstance("SHA-1")
                        .digest(Arrays.copyOfRange(content, from, Math.min(content.length, from + piece))));
            }
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
        ByteArrayOutputStream torrent = new ByteArrayOutputStream();
        torrent.writeBytes(("d4:infod5:filesl" + listed + "e4:name4:pack12:piece lengthi" + piece + "e6:pieces"
                        + hashes.size() + ":")
                .getBytes(StandardCharsets.ISO_8859_1));
        torrent.writeBytes(hashes.toByteArray());
        torrent.writeBytes("ee".getBytes(StandardCharsets.ISO_8859_1));
        return torrent.toByteArray();
    }
}
