package org.magpie.testing.names;

import org.magpie.media.quality.Quality;

/**
 * How a release of music is coded, as people write it.
 *
 * @param text without brackets
 * @param quality what it means
 */
record Sound(String text, Quality quality) {
    /** As it stands in brackets on trackers. */
    static Sound bracketed(Pick pick) {
        return switch (pick.number(0, 9)) {
            case 0, 1, 2 ->
                new Sound(
                        pick.of(
                                "FLAC",
                                "Flac",
                                "CD FLAC",
                                "WEB FLAC",
                                "WEB-FLAC",
                                "EAC-FLAC",
                                "FLAC, cue+log",
                                "FLAC Lossless",
                                "FLAC 16-44",
                                "16Bit-44.1kHz FLAC",
                                "WEBFLAC",
                                "CD - FLAC",
                                "FLAC (tracks + cue)"),
                        Quality.FLAC);
            case 3, 4, 5 ->
                new Sound(
                        pick.of(
                                "FLAC 24-96",
                                "24bit FLAC",
                                "FLAC24bit",
                                "FLAC24",
                                "24bit.96kHz FLAC",
                                "FLAC 24bit-96kHz",
                                "Hi-Res FLAC 24-192",
                                "24-48 FLAC",
                                "24Bit-44.1kHz FLAC",
                                "Vinyl FLAC 24-96",
                                "SACD FLAC 24-88.2",
                                "FLAC 24 bit",
                                "24B-96kHz FLAC",
                                "WEB FLAC24-44.1",
                                "TR24",
                                "24-96 WEB FLAC"),
                        Quality.FLAC_24);
            case 6, 7 ->
                new Sound(
                        pick.of(
                                "MP3 320",
                                "320",
                                "MP3 320kbps",
                                "Mp3 320 kbps",
                                "MP3@320",
                                "320 kbps",
                                "CBR 320 MP3",
                                "MP3 CBR320"),
                        Quality.MP3_320);
            case 8 -> new Sound(pick.of("MP3 V0", "V0", "MP3-V0(VBR)", "MP3 VBR V0"), Quality.MP3_VBR_V0);
            default ->
                pick.of(
                        new Sound("ALAC", Quality.ALAC),
                        new Sound("AAC 256", Quality.AAC_256),
                        new Sound("M4A 256 kbps", Quality.AAC_256),
                        new Sound("MP3-VBR-V2", Quality.MP3_VBR_V2),
                        new Sound("OGG Q8", Quality.OGG_Q8),
                        new Sound("WavPack", Quality.WAVPACK),
                        new Sound("MP3 192kbps", Quality.MP3_192));
        };
    }
}
