package org.magpie.base.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileVaultTest {
    private static final int PIECE = FileVault.PIECE;

    private final FileVault vault = new FileVault(new byte[32]);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE, 3 * PIECE + 77})
    void aFileOfAnySizeComesBackFromAnyPlace(int size) throws IOException {
        byte[] open = bytes(size);
        Path file = locked(open);

        try (LockedFile opened = vault.open(file)) {
            assertThat(opened.from(0).readAllBytes()).isEqualTo(open);
            for (int from : new int[] {0, size / 2, Math.max(0, size - 1), Math.min(size, PIECE), size, size + PIECE}) {
                byte[] rest = Arrays.copyOfRange(open, Math.min(from, size), size);
                assertThat(opened.from(from).readAllBytes()).isEqualTo(rest);
            }
        }
    }

    @Test
    void theSameTwiceLooksDifferent() throws IOException {
        byte[] open = new byte[100];

        assertThat(Files.readAllBytes(locked(open))).isNotEqualTo(Files.readAllBytes(locked(open)));
    }

    @Test
    void neitherAChangedByteNorAnotherKeyNorAnotherOrderNorALostEndPasses() throws IOException {
        byte[] whole = Files.readAllBytes(locked(bytes(3 * PIECE + 77)));
        int piece = PIECE + 16;
        byte[] changed = whole.clone();
        changed[whole.length - 1] ^= 1;
        byte[] swapped = whole.clone();
        System.arraycopy(whole, 32, swapped, 32 + piece, piece);
        System.arraycopy(whole, 32 + piece, swapped, 32, piece);

        isRefused(vault, changed);
        isRefused(vault, swapped);
        isRefused(vault, Arrays.copyOf(whole, 32 + 2 * piece));
        isRefused(vault, Arrays.copyOf(whole, whole.length - 5));
        isRefused(vault, Arrays.copyOf(whole, 32));
        isRefused(vault, Arrays.copyOf(whole, 10));
        byte[] other = new byte[32];
        other[0] = 1;
        isRefused(new FileVault(other), whole);
    }

    private void isRefused(FileVault by, byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("changed"), bytes);
        assertThatIOException().isThrownBy(() -> {
            try (LockedFile opened = by.open(file)) {
                opened.from(0).readAllBytes();
            }
        });
    }

    private Path locked(byte[] open) throws IOException {
        Path file = Files.createTempFile(folder, "locked", null);
        try (OutputStream out = vault.create(file)) {
            // In strides that meet the end of a piece in every way.
            for (int at = 0; at < open.length; at += 5_000) {
                out.write(open, at, Math.min(5_000, open.length - at));
            }
        }
        return file;
    }

    private static byte[] bytes(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }
}
