package org.magpie.media.file;

import java.util.Locale;
import org.magpie.media.MediaKind;
import org.magpie.media.quality.Quality;

/**
 * What a probe says of an audio file.
 *
 * @param codec as the probe names it, such as "MPEG Version 1 Audio, Layer 3" or "flac"
 * @param bitrate in kbit/s, 0 where unknown
 * @param sampleSize in bits, 0 where unknown
 */
public record ProbedAudio(String codec, int bitrate, int sampleSize) {

    /** The quality that people know the file by; {@link Quality#MUSIC_UNKNOWN} where the probe does not tell enough. */
    public Quality quality() {
        String spoken = codec.toLowerCase(Locale.ROOT);
        boolean variable = spoken.contains("vbr");
        if (spoken.contains("flac")) {
            return sampleSize >= 24 ? Quality.FLAC_24 : Quality.FLAC;
        }
        if (spoken.contains("alac")) {
            return sampleSize >= 24 ? Quality.ALAC_24 : Quality.ALAC;
        }
        if (spoken.contains("monkey") || spoken.equals("ape")) {
            return Quality.APE;
        }
        if (spoken.contains("wavpack")) {
            return Quality.WAVPACK;
        }
        if (spoken.contains("windows media") || spoken.contains("wma")) {
            return Quality.WMA;
        }
        if (spoken.contains("opus")) {
            return opus();
        }
        if (spoken.contains("vorbis")) {
            return vorbis();
        }
        if (spoken.contains("mpeg-4") || spoken.contains("aac") || spoken.contains("mp4a")) {
            return aac(variable);
        }
        if (spoken.contains("layer 3") || spoken.contains("mp3")) {
            return mp3(spoken, variable);
        }
        if (spoken.contains("pcm") || spoken.contains("wav")) {
            return Quality.WAV;
        }
        return Quality.MUSIC_UNKNOWN;
    }

    private Quality mp3(String spoken, boolean variable) {
        if (variable) {
            // LAME's quality 2 averages about 190 kbit/s, quality 0 about 245; between the two lies the border.
            boolean low = spoken.contains("version 2") || (bitrate > 0 && bitrate < 220);
            return low ? Quality.MP3_VBR_V2 : Quality.MP3_VBR_V0;
        }
        return Quality.of(MediaKind.MUSIC).stream()
                .filter(quality -> quality.displayName(MediaKind.MUSIC).equals("MP3-" + bitrate))
                .findFirst()
                .orElse(Quality.MUSIC_UNKNOWN);
    }

    private Quality aac(boolean variable) {
        if (variable) {
            return Quality.AAC_VBR;
        }
        return switch (bitrate) {
            case 192 -> Quality.AAC_192;
            case 256 -> Quality.AAC_256;
            case 320 -> Quality.AAC_320;
            default -> Quality.AAC_VBR;
        };
    }

    /** Vorbis names its qualities by these nominal rates (xiph.org, "Ogg Vorbis encoder quality"). */
    private Quality vorbis() {
        return switch (bitrate) {
            case 160 -> Quality.OGG_Q5;
            case 192 -> Quality.OGG_Q6;
            case 224 -> Quality.OGG_Q7;
            case 256 -> Quality.OGG_Q8;
            case 320 -> Quality.OGG_Q9;
            case 500 -> Quality.OGG_Q10;
            default -> Quality.MUSIC_UNKNOWN;
        };
    }

    /** Opus has no qualities of its own; the rates are put into the nearest one of Vorbis. */
    private Quality opus() {
        if (bitrate < 130) {
            return Quality.MUSIC_UNKNOWN;
        }
        if (bitrate < 180) {
            return Quality.OGG_Q5;
        }
        if (bitrate < 205) {
            return Quality.OGG_Q6;
        }
        if (bitrate < 240) {
            return Quality.OGG_Q7;
        }
        if (bitrate < 290) {
            return Quality.OGG_Q8;
        }
        return bitrate < 410 ? Quality.OGG_Q9 : Quality.OGG_Q10;
    }
}
