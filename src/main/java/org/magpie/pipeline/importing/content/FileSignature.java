package org.magpie.pipeline.importing.content;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * What the first bytes of a file say it is, where that is something that no film is. The signatures are those of the formats' own
 * documents: PE (Microsoft), ELF (System V ABI), Mach-O (Apple), shell links ([MS-SHLLINK]), compound files ([MS-CFB], of which
 * installers are made), RAR, 7z, ZIP (APPNOTE).
 */
public enum FileSignature {
    PROGRAM(
            "4d5a",
            "7f454c46",
            "feedface",
            "feedfacf",
            "cefaedfe",
            "cffaedfe",
            "cafebabe",
            "4c0000000114020000000000c000000000000046",
            "d0cf11e0a1b11ae1",
            "2321"),
    ARCHIVE("526172211a07", "377abcaf271c", "504b0304", "504b0506"),
    /** Nothing that speaks against a film; most formats have no mark of their own in a place that all writers keep. */
    OTHER;

    private static final int LONGEST = 32;

    private final byte[][] beginnings;

    FileSignature(String... beginnings) {
        this.beginnings =
                Arrays.stream(beginnings).map(HexFormat.of()::parseHex).toArray(byte[][]::new);
    }

    /** What the first bytes say, read from disk. */
    public static FileSignature of(Path file) throws IOException {
        byte[] start;
        try (InputStream stream = Files.newInputStream(file)) {
            start = stream.readNBytes(LONGEST);
        }
        for (FileSignature each : values()) {
            for (byte[] beginning : each.beginnings) {
                if (start.length >= beginning.length
                        && Arrays.equals(start, 0, beginning.length, beginning, 0, beginning.length)) {
                    return each;
                }
            }
        }
        return OTHER;
    }
}
