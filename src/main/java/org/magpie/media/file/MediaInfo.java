package org.magpie.media.file;

import java.util.List;
import java.util.Objects;

/**
 * What a look into a file found. Texts are empty and numbers 0 where it said nothing. What was added to this record later is empty
 * for files that were looked into before.
 *
 * @param container format name, such as {@code matroska}
 * @param videoCodec such as {@code h264}
 * @param dynamicRange such as {@code HDR10}, {@code HDR10Plus}, {@code DV} or {@code DV HDR10}; empty for standard range
 * @param stereoMode how the two pictures of a 3D film are packed, such as {@code left_right}; empty for an ordinary picture
 * @param audioCodec of the first track
 * @param audioProfile of the first track, such as {@code DTS-HD MA}; empty where its codec has none
 * @param audioChannels of the first track, such as 5.1
 * @param sound figures of the first track
 * @param seconds length
 * @param audioLanguages English names, in the order of the tracks
 * @param subtitles English names, in the order of the tracks
 */
public record MediaInfo(
        String container,
        String videoCodec,
        int width,
        int height,
        int bitDepth,
        String dynamicRange,
        String stereoMode,
        double framesPerSecond,
        String audioCodec,
        String audioProfile,
        double audioChannels,
        Sound sound,
        double seconds,
        List<String> audioLanguages,
        List<String> subtitles) {
    public MediaInfo {
        stereoMode = Objects.requireNonNullElse(stereoMode, "");
        audioProfile = Objects.requireNonNullElse(audioProfile, "");
        sound = Objects.requireNonNullElse(sound, Sound.UNKNOWN);
        audioLanguages = List.copyOf(audioLanguages);
        subtitles = List.copyOf(subtitles);
    }

    /**
     * How sound was coded; 0 where it is not known.
     *
     * @param bitrate kbit/s
     * @param bits of one sample
     * @param rate samples a second
     */
    public record Sound(int bitrate, int bits, int rate) {
        public static final Sound UNKNOWN = new Sound(0, 0, 0);
    }

    /** What the header of a container alone tells: how long it lasts, and that the picture is 3D. */
    public static MediaInfo ofHeader(String container, double seconds, String stereoMode) {
        return new MediaInfo(
                container, "", 0, 0, 0, "", stereoMode, 0, "", "", 0, Sound.UNKNOWN, seconds, List.of(), List.of());
    }

    /** The same file, with a range that a closer look told. */
    public MediaInfo withDynamicRange(String range) {
        return new MediaInfo(
                container,
                videoCodec,
                width,
                height,
                bitDepth,
                range,
                stereoMode,
                framesPerSecond,
                audioCodec,
                audioProfile,
                audioChannels,
                sound,
                seconds,
                audioLanguages,
                subtitles);
    }
}
