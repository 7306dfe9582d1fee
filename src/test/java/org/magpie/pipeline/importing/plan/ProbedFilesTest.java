package org.magpie.pipeline.importing.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.magpie.media.file.MediaInfo;

/** What stands in real files where an answer cut to its fields would prove little: ffmpeg writes them, ffprobe reads them. */
class ProbedFilesTest {
    private static final int PREFIX_SEI = 39;
    private static final int FIRST_PARAMETER_SET = 32;

    @TempDir
    private Path folder;

    @Test
    void theMovingMetadataOfHdr10PlusIsFoundInTheFirstFrame() throws Exception {
        Path plain = folder.resolve("plain.265");
        ffmpeg(
                "-f lavfi -i testsrc2=s=320x180:d=0.2 -pix_fmt yuv420p10le -c:v libx265 -preset ultrafast",
                "-x265-params log-level=none:colorprim=bt2020:transfer=smpte2084:colormatrix=bt2020nc:repeat-headers=1",
                "-f hevc " + plain);
        Path moving = Files.write(folder.resolve("moving.265"), withHdr10Plus(Files.readAllBytes(plain)));

        assertThat(look(plain).dynamicRange()).isEqualTo("HDR10");
        assertThat(look(moving).dynamicRange()).isEqualTo("HDR10Plus");
    }

    @Test
    void aFilmIn3dIsToldInMatroskaAndInMp4() throws Exception {
        Path matroska = folder.resolve("film.mkv");
        Path mp4 = folder.resolve("film.mp4");
        ffmpeg("-f lavfi -i testsrc2=s=320x180:d=0.2 -c:v libx264 -metadata:s:v:0 stereo_mode=left_right " + matroska);
        ffmpeg("-i " + matroska + " -c copy -strict unofficial " + mp4);

        assertThat(look(matroska).stereoMode()).isEqualTo("left_right");
        assertThat(look(mp4).stereoMode()).isEqualTo("side by side");
    }

    private static MediaInfo look(Path file) {
        return new MediaProbe("ffprobe", Duration.ofMinutes(1)).look(file).orElseThrow();
    }

    private static void ffmpeg(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("ffmpeg", "-nostdin", "-v", "error", "-y"));
        command.addAll(List.of(String.join(" ", arguments).split(" ")));
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }

    /** The stream with a message of SMPTE ST 2094-40 before each picture (ITU-T H.265, annex D; CTA-861-H, annex S). */
    private static byte[] withHdr10Plus(byte[] stream) {
        byte[] start = {0, 0, 0, 1};
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        String units = new String(stream, StandardCharsets.ISO_8859_1);
        for (String unit : units.split("\\x00?\\x00\\x00\\x01", -1)) {
            if (unit.isEmpty()) {
                continue;
            }
            boolean picture = ((unit.charAt(0) >> 1) & 63) < FIRST_PARAMETER_SET;
            if (picture && (unit.charAt(2) & 0x80) != 0) {
                all.writeBytes(start);
                all.writeBytes(message());
            }
            all.writeBytes(start);
            all.writeBytes(unit.getBytes(StandardCharsets.ISO_8859_1));
        }
        return all.toByteArray();
    }

    private static byte[] message() {
        StringBuilder bits = new StringBuilder();
        put(bits, 1, 8); // version
        put(bits, 1, 2); // windows
        put(bits, 4_000_000, 27); // luminance of the screen it was made for
        put(bits, 0, 1);
        for (int brightest : new int[] {17_830, 16_895, 14_252}) {
            put(bits, brightest, 17);
        }
        put(bits, 1_037, 17); // average
        put(bits, 0, 4 + 10 + 1 + 1 + 1); // no percentiles, no curves
        while (bits.length() % 8 != 0) {
            bits.append('0');
        }
        byte[] figures = new BigInteger(bits.toString(), 2).toByteArray();
        byte[] registered = {(byte) 0xB5, 0, 0x3C, 0, 1, 4};
        ByteArrayOutputStream raw = new ByteArrayOutputStream();
        raw.write(4); // user data registered by ITU-T T.35
        raw.write(registered.length + figures.length);
        raw.writeBytes(registered);
        raw.writeBytes(figures);
        raw.write(0x80);
        return escaped(raw.toByteArray());
    }

    private static void put(StringBuilder bits, int value, int width) {
        String digits = Integer.toBinaryString(value);
        bits.append("0".repeat(width - digits.length())).append(digits);
    }

    /** Two zeros in a row must not look like the start of a unit. */
    private static byte[] escaped(byte[] raw) {
        ByteArrayOutputStream unit = new ByteArrayOutputStream();
        unit.write(PREFIX_SEI << 1);
        unit.write(1);
        int zeros = 0;
        for (byte each : raw) {
            if (zeros >= 2 && each >= 0 && each <= 3) {
                unit.write(3);
                zeros = 0;
            }
            unit.write(each);
            zeros = each == 0 ? zeros + 1 : 0;
        }
        return unit.toByteArray();
    }
}
