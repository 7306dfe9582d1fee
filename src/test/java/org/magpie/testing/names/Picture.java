package org.magpie.testing.names;

import org.magpie.media.quality.Quality;

/**
 * The tags for picture and sound of one made-up name.
 *
 * @param text words with dots between, as they stand in the name
 * @param quality what they say
 */
record Picture(String text, Quality quality) {
    /** As a scene group tags an episode: resolution, source, codec. */
    static Picture scene(Pick pick) {
        int lines = pick.of(720, 1080, 1080, 2160);
        String figure = lines + "p";
        return switch (pick.number(0, 5)) {
            case 0, 1, 2 ->
                new Picture(figure + ".WEB." + pick.of("h264", "H264", "x264", "h265", "H265"), webdl(lines));
            case 3 -> new Picture(figure + ".BluRay." + pick.of("x264", "x265"), bluray(lines));
            case 4 -> new Picture(figure + ".HDTV." + pick.of("x264", "h264"), hdtv(lines));
            default -> new Picture(figure + ".WEBRip." + pick.of("x264", "x265"), webrip(lines));
        };
    }

    /** As other groups tag: service, source, sound, brightness, codec. */
    static Picture p2p(Pick pick) {
        int lines = pick.of(720, 1080, 1080, 2160);
        String figure = lines + "p";
        String sound =
                pick.of("DDP5.1", "DDP5.1.Atmos", "DD5.1", "AAC2.0", "DD+5.1", "DTS-HD.MA.5.1", "TrueHD.7.1.Atmos");
        String codec = pick.of("H.264", "H.265", "x264", "x265", "HEVC");
        String bright = lines == 2160 ? pick.maybe(60, ".HDR", ".DV", ".DV.HDR", ".HDR10+", ".DV.HDR10Plus") : "";
        String web = pick.maybe(70, pick.one(pick.lexicon().of("service")) + ".");
        return switch (pick.number(0, 4)) {
            case 0, 1 -> new Picture(figure + "." + web + "WEB-DL." + sound + bright + "." + codec, webdl(lines));
            case 2 -> new Picture(figure + "." + web + "WEBRip." + sound + bright + "." + codec, webrip(lines));
            case 3 -> new Picture(figure + ".BluRay." + sound + bright + "." + pick.of("x264", "x265"), bluray(lines));
            default ->
                lines == 720
                        ? new Picture("720p.BluRay." + sound + ".x264", Quality.BLURAY_720P)
                        : new Picture(
                                figure + "." + pick.maybe(40, "UHD.") + "BluRay.REMUX." + pick.of("AVC", "HEVC") + "."
                                        + sound + bright,
                                lines == 2160 ? Quality.REMUX_2160P : Quality.REMUX_1080P);
        };
    }

    /** A web picture with its tags in brackets or blanks, as trackers list it: "WEB-DL 1080p". */
    static Picture listed(Pick pick) {
        int lines = pick.of(720, 1080, 2160);
        return switch (pick.number(0, 3)) {
            case 0, 1 -> new Picture("WEB-DL." + lines + "p", webdl(lines));
            case 2 -> new Picture("WEBRip." + lines + "p", webrip(lines));
            default -> new Picture("BDRip." + lines + "p", bluray(lines));
        };
    }

    /** With blanks for the dots between the words; figures such as 5.1 and H.264 keep theirs. */
    String spaced() {
        return text.replaceAll("(?<![0-9H])\\.|\\.(?![0-9])", " ");
    }

    static Quality webdl(int lines) {
        return lines == 720 ? Quality.WEBDL_720P : lines == 1080 ? Quality.WEBDL_1080P : Quality.WEBDL_2160P;
    }

    static Quality webrip(int lines) {
        return lines == 720 ? Quality.WEBRIP_720P : lines == 1080 ? Quality.WEBRIP_1080P : Quality.WEBRIP_2160P;
    }

    static Quality bluray(int lines) {
        return lines == 720 ? Quality.BLURAY_720P : lines == 1080 ? Quality.BLURAY_1080P : Quality.BLURAY_2160P;
    }

    static Quality hdtv(int lines) {
        return lines == 720 ? Quality.HDTV_720P : lines == 1080 ? Quality.HDTV_1080P : Quality.HDTV_2160P;
    }
}
