package org.magpie.pipeline.parse;

import java.util.List;

/**
 * How a name tags picture and sound, in the words of the lists.
 *
 * @param lines of the picture, 0 when they are not known
 * @param videoCodec "h264" and so on, empty when none is stated
 * @param hdr every kind of high dynamic range, in order
 * @param audio every sound format, in order
 * @param channels "5.1" and so on, empty when none is stated
 * @param service the streaming service by its name, empty when none is stated
 */
public record VideoTags(
        int lines, String videoCodec, List<String> hdr, List<String> audio, String channels, String service) {
    /** Nothing is tagged. */
    public static final VideoTags NONE = new VideoTags(0, "", List.of(), List.of(), "", "");

    public VideoTags {
        hdr = List.copyOf(hdr);
        audio = List.copyOf(audio);
    }
}
