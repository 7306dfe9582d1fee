package org.magpie.media.file;

import java.util.List;

/**
 * What a look into a file found. Texts are empty and numbers 0 where it said nothing.
 *
 * @param container format name, such as {@code matroska}
 * @param videoCodec such as {@code h264}
 * @param dynamicRange such as {@code HDR10}; empty for standard range
 * @param audioCodec of the first track
 * @param audioChannels of the first track, such as 5.1
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
        double framesPerSecond,
        String audioCodec,
        double audioChannels,
        double seconds,
        List<String> audioLanguages,
        List<String> subtitles) {
    public MediaInfo {
        audioLanguages = List.copyOf(audioLanguages);
        subtitles = List.copyOf(subtitles);
    }
}
