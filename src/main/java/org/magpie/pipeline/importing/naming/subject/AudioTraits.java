package org.magpie.pipeline.importing.naming.subject;

import java.util.Locale;

/**
 * What a probe says of a music or spoken-word file, and how names spell it.
 *
 * @param codec as the probe names it
 * @param bitrate in kbit/s, 0 where unknown
 * @param bits of a sample, 0 where unknown
 * @param channels how many, 0 where unknown
 * @param sampleRate in hertz, 0 where unknown
 */
public record AudioTraits(String codec, int bitrate, int bits, int channels, int sampleRate) {

    public String spokenCodec() {
        String spoken = codec.toLowerCase(Locale.ROOT);
        for (Spelling spelling : Spelling.values()) {
            for (String part : spelling.parts) {
                if (spoken.contains(part)) {
                    return spelling.name;
                }
            }
        }
        return codec;
    }

    public String spokenBitrate() {
        return bitrate == 0 ? "" : bitrate + " kbps";
    }

    public String spokenBits() {
        return bits == 0 ? "" : bits + "bit";
    }

    public String spokenChannels() {
        return ChannelLayout.of(channels);
    }

    /** In kilohertz with at most one place: "44.1kHz", "48kHz". */
    public String spokenSampleRate() {
        if (sampleRate == 0) {
            return "";
        }
        long tenths = Math.round(sampleRate / 100.0);
        return tenths % 10 == 0 ? tenths / 10 + "kHz" : tenths / 10 + "." + tenths % 10 + "kHz";
    }

    /** How codecs are spelt, first match first. */
    private enum Spelling {
        FLAC("FLAC", "flac"),
        ALAC("ALAC", "alac"),
        APE("APE", "monkey"),
        WAVPACK("WavPack", "wavpack"),
        WMA("WMA", "windows media", "wma"),
        OPUS("Opus", "opus"),
        VORBIS("Vorbis", "vorbis"),
        AAC("AAC", "mpeg-4", "mp4a", "aac"),
        MP3("MP3", "layer 3", "mp3"),
        MP2("MP2", "layer 2", "mp2"),
        PCM("PCM", "pcm");

        private final String name;
        private final String[] parts;

        Spelling(String name, String... parts) {
            this.name = name;
            this.parts = parts;
        }
    }
}
