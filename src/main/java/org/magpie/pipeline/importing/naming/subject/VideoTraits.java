package org.magpie.pipeline.importing.naming.subject;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.magpie.media.file.MediaInfo;
import org.magpie.media.name.LanguageCodes;

/**
 * What a probe says of a video file, and how names spell it.
 *
 * @param videoCodec as FFmpeg names it: h264, hevc, av1 …
 * @param audioCodec as FFmpeg names it: dts, ac3, eac3, truehd …
 * @param audioProfile of the codec, such as "DTS-HD MA", empty where none
 * @param audioChannels how many, 6 for 5.1; 0 where unknown
 * @param bitDepth of the picture, 0 where unknown
 * @param hdr kind of high dynamic range: none, hdr10, hdr10plus, hlg10, pq10, dolbyvision …; empty is none
 * @param threeDimensional whether the picture is 3D
 * @param audioLanguages ISO 639 codes in stream order
 * @param subtitleLanguages ISO 639 codes in stream order
 */
public record VideoTraits(
        String videoCodec,
        String audioCodec,
        String audioProfile,
        double audioChannels,
        int bitDepth,
        String hdr,
        boolean threeDimensional,
        List<String> audioLanguages,
        List<String> subtitleLanguages) {
    public VideoTraits {
        audioLanguages = List.copyOf(audioLanguages);
        subtitleLanguages = List.copyOf(subtitleLanguages);
    }

    /** What a look into a file found, for names. */
    public static VideoTraits of(MediaInfo info) {
        return new VideoTraits(
                info.videoCodec(),
                info.audioCodec(),
                info.audioProfile(),
                info.audioChannels(),
                info.bitDepth(),
                info.dynamicRange(),
                !info.stereoMode().isEmpty(),
                info.audioLanguages(),
                info.subtitles());
    }

    /**
     * The codec of the picture as people write it.
     *
     * @param releaseName whose own spelling is kept where it names the codec, as "x264" tells more than "h264"
     */
    public String spokenVideoCodec(String releaseName) {
        String name = releaseName.toLowerCase(Locale.ROOT);
        return switch (videoCodec.toLowerCase(Locale.ROOT)) {
            case "h264", "avc", "avc1" -> spelling(name, "x264", "h264", "AVC");
            case "x264" -> "x264";
            case "hevc", "h265" -> spelling(name, "x265", "h265", "HEVC");
            case "x265" -> "x265";
            case "mpeg2video", "mpeg2" -> "MPEG2";
            case "mpeg4" -> name.contains("divx") ? "DivX" : "XviD";
            case "xvid" -> "XviD";
            case "divx" -> "DivX";
            case "vc1", "wmv3" -> "VC1";
            default -> videoCodec.toUpperCase(Locale.ROOT);
        };
    }

    private static String spelling(String name, String encoder, String standard, String short_) {
        if (name.contains(encoder)) {
            return encoder;
        }
        return name.contains(short_.toLowerCase(Locale.ROOT)) && !name.contains(standard) ? short_ : standard;
    }

    /** The main sound's codec as people write it. */
    public String spokenAudioCodec() {
        String profile = audioProfile.toLowerCase(Locale.ROOT);
        String atmos = profile.contains("atmos") || profile.contains("joc") ? " Atmos" : "";
        String codec = audioCodec.toLowerCase(Locale.ROOT);
        if (codec.startsWith("pcm")) {
            return "PCM";
        }
        if (codec.startsWith("wma")) {
            return "WMA";
        }
        return switch (codec) {
            case "dts", "dca" -> dts(profile);
            case "truehd" -> "TrueHD" + atmos;
            case "eac3" -> "EAC3" + atmos;
            case "aac" -> profile.startsWith("he") ? "HE-AAC" : "AAC";
            case "opus" -> "Opus";
            case "vorbis" -> "Vorbis";
            default -> audioCodec.toUpperCase(Locale.ROOT);
        };
    }

    private static String dts(String profile) {
        if ((profile.contains("x") && profile.contains("dts:")) || profile.contains("dts-x")) {
            return "DTS-X";
        }
        if (profile.contains("hd ma")) {
            return "DTS-HD MA";
        }
        if (profile.contains("hra")) {
            return "DTS-HD HRA";
        }
        if (profile.contains("es")) {
            return "DTS-ES";
        }
        return profile.contains("express") ? "DTS Express" : "DTS";
    }

    /** 6 channels are "5.1"; empty where unknown. */
    public String spokenChannels() {
        return ChannelLayout.of(audioChannels);
    }

    /** "HDR" for any kind of it, empty for none. */
    public String dynamicRange() {
        return dynamicRangeType().isEmpty() ? "" : "HDR";
    }

    /** Which kind of high dynamic range, empty for none. */
    public String dynamicRangeType() {
        return switch (hdr.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "")) {
            case "", "none", "sdr" -> "";
            case "hdr10" -> "HDR10";
            case "hdr10plus" -> "HDR10Plus";
            case "hlg", "hlg10" -> "HLG";
            case "pq", "pq10" -> "PQ";
            case "dv", "dolbyvision" -> "DV";
            case "dvhdr10", "dolbyvisionhdr10" -> "DV HDR10";
            case "dvhdr10plus", "dolbyvisionhdr10plus" -> "DV HDR10Plus";
            case "dvhlg", "dolbyvisionhlg" -> "DV HLG";
            case "dvsdr", "dolbyvisionsdr" -> "DV SDR";
            default -> "HDR";
        };
    }

    /** {@link #languages} of the sound, in square brackets. */
    public String spokenAudioLanguages(String filter, boolean withEnglishOnly) {
        return languages(audioLanguages, filter, withEnglishOnly);
    }

    /** {@link #languages} of the subtitles, in square brackets. */
    public String spokenSubtitleLanguages(String filter) {
        return languages(subtitleLanguages, filter, true);
    }

    /**
     * Two-letter codes of languages in square brackets, {@code [EN+DE]}; empty for none.
     *
     * @param filter "DE+FR" keeps these in this order, "-DE" leaves it out, a last "+" adds "--" when others were left out
     */
    private static String languages(List<String> codes, String filter, boolean withEnglishOnly) {
        Set<String> all = new LinkedHashSet<>();
        for (String code : codes) {
            if (!code.isBlank() && !code.equalsIgnoreCase("und")) {
                all.add(LanguageCodes.twoLetters(code).toUpperCase(Locale.ROOT));
            }
        }
        Set<String> kept = new LinkedHashSet<>(all);
        String wanted = filter.toUpperCase(Locale.ROOT);
        if (wanted.startsWith("-")) {
            kept.removeAll(Set.of(withoutRepeats(wanted.substring(1).split("[-+]"))));
        } else if (!wanted.isEmpty()) {
            kept = new LinkedHashSet<>(List.of(wanted.split("\\+")));
            kept.retainAll(all);
            if (wanted.endsWith("+") && kept.size() != all.size()) {
                kept.add("--");
            }
        }
        boolean englishOnly = kept.size() == 1 && kept.contains("EN");
        return kept.isEmpty() || (englishOnly && !withEnglishOnly) ? "" : "[" + String.join("+", kept) + "]";
    }

    private static String[] withoutRepeats(String[] values) {
        return new LinkedHashSet<>(List.of(values)).toArray(String[]::new);
    }
}
