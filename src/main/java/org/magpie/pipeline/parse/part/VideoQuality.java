package org.magpie.pipeline.parse.part;

import java.util.Optional;
import java.util.Set;
import org.magpie.media.MediaKind;
import org.magpie.media.quality.Quality;
import org.magpie.media.quality.QualityModifier;
import org.magpie.media.quality.QualitySource;
import org.magpie.pipeline.parse.QualityOrigin;
import org.magpie.pipeline.parse.QualityOrigin.Origin;
import org.magpie.pipeline.parse.word.Extensions;
import org.magpie.pipeline.parse.word.Subject;
import org.magpie.pipeline.parse.word.TokenMeanings;
import org.magpie.pipeline.parse.word.Tokens;
import org.magpie.pipeline.parse.word.WordMeaning;

/** Decides the quality of a video from what its name says. */
public final class VideoQuality {
    private static final Set<String> DISK_CODECS = Set.of("avc", "hevc", "vc1", "mvc", "mpeg2");

    private final boolean movie;

    public VideoQuality(MediaKind kind) {
        this.movie = kind == MediaKind.MOVIE;
    }

    /** The quality, with where it was learnt. */
    public Decided decide(VideoSource facts, TokenMeanings meanings, String extension) {
        Origin resolution = facts.lines() > 0 ? Origin.NAME : Origin.UNKNOWN;
        if (movie && isDisk(facts, meanings, extension)) {
            return new Decided(Quality.BR_DISK, QualityOrigin.ofVideo(Origin.NAME, resolution));
        }
        Quality named = named(facts, meanings);
        if (named != Quality.UNKNOWN) {
            return new Decided(named, QualityOrigin.ofVideo(Origin.NAME, resolution));
        }
        if (facts.has("remux-word") && facts.lines() > 0) {
            return new Decided(bluray(facts, false), QualityOrigin.ofVideo(Origin.NAME, resolution));
        }
        Optional<Quality> fromExtension = Extensions.quality(extension);
        if (facts.lines() > 0) {
            return bareResolution(facts, fromExtension);
        }
        if (facts.has("remux-word")) {
            return new Decided(Quality.REMUX_1080P, QualityOrigin.ofVideo(Origin.NAME, Origin.UNKNOWN));
        }
        if (facts.has("h264") || facts.has("xvid") || facts.has("divx")) {
            return new Decided(Quality.SDTV, QualityOrigin.ofVideo(Origin.NAME, Origin.UNKNOWN));
        }
        return fromExtension
                .map(quality -> new Decided(quality, QualityOrigin.ofVideo(Origin.EXTENSION, Origin.EXTENSION)))
                .orElse(new Decided(Quality.UNKNOWN, QualityOrigin.UNKNOWN));
    }

    private Decided bareResolution(VideoSource facts, Optional<Quality> fromExtension) {
        Origin source = fromExtension.isPresent() ? Origin.EXTENSION : Origin.UNKNOWN;
        QualitySource from = fromExtension.map(Quality::source).orElse(QualitySource.TV);
        Quality quality = switch (from) {
            case BLURAY -> bluray(facts, false);
            case DVD -> Quality.DVD;
            default -> movie && facts.lines() == 540 ? Quality.WEBDL_480P : hdtv(facts.lines());
        };
        return new Decided(quality, QualityOrigin.ofVideo(source, Origin.NAME));
    }

    private Quality named(VideoSource facts, TokenMeanings meanings) {
        int lines = facts.lines();
        if (movie && facts.has("screener")) {
            return Quality.DVDSCR;
        }
        if (movie && facts.has("regional")) {
            return Quality.REGIONAL;
        }
        return switch (facts.source()) {
            case "bluray" -> bluray(facts, movie && isEncodedNowhere(facts) && isGermanRemux(meanings));
            case "bdrip" -> lines == 0 ? Quality.BLURAY_480P : bluray(facts, false);
            case "webdl" -> webdl(facts);
            case "webrip" -> webrip(lines);
            case "hdtv" -> broadcast(facts, meanings);
            case "rawhd" -> Quality.RAW_HD;
            case "sdtv" -> lines == 0 && isHighDefinition(meanings) ? Quality.HDTV_720P : hdtv(Math.max(lines, 480));
            case "dvd" -> Quality.DVD;
            case "dvdr" -> movie ? Quality.DVD_R : Quality.DVD;
            case "cam" -> movie ? Quality.CAM : Quality.UNKNOWN;
            case "telesync", "ts" -> movie ? Quality.TELESYNC : Quality.UNKNOWN;
            case "telecine", "tc" -> movie ? Quality.TELECINE : Quality.UNKNOWN;
            case "workprint", "wp" -> movie ? Quality.WORKPRINT : Quality.UNKNOWN;
            default -> Quality.UNKNOWN;
        };
    }

    private static Quality broadcast(VideoSource facts, TokenMeanings meanings) {
        if (facts.has("mpeg2")) {
            return Quality.RAW_HD;
        }
        if (facts.lines() > 0) {
            return hdtv(facts.lines());
        }
        WordMeaning sense = meanings.at(facts.sourceAt(), Subject.SOURCE);
        boolean twoWords = sense != null && sense.last() > sense.first();
        return facts.isSourceBracketed() || twoWords ? Quality.HDTV_720P : Quality.SDTV;
    }

    /** Before 720p was written down, "HR" said that a PDTV rip had more than standard definition. */
    private static boolean isHighDefinition(TokenMeanings meanings) {
        Tokens tokens = meanings.tokens();
        for (int i = 0; i + 1 < tokens.size(); i++) {
            if (tokens.get(i).is("hr")
                    && (tokens.get(i + 1).is("ws") || tokens.get(i + 1).is("pdtv"))) {
                return true;
            }
        }
        return false;
    }

    private static Quality bluray(VideoSource facts, boolean german) {
        boolean remux = facts.has("remux-word") || german;
        return switch (facts.lines()) {
            case 2160 -> remux ? Quality.REMUX_2160P : Quality.BLURAY_2160P;
            case 1080 -> remux ? Quality.REMUX_1080P : Quality.BLURAY_1080P;
            case 720 -> Quality.BLURAY_720P;
            case 576 -> Quality.BLURAY_576P;
            case 360, 480, 540 -> Quality.BLURAY_480P;
            default -> {
                if (remux) {
                    yield Quality.REMUX_1080P;
                }
                yield facts.has("xvid") || facts.has("divx") ? Quality.BLURAY_480P : Quality.BLURAY_720P;
            }
        };
    }

    private static Quality webdl(VideoSource facts) {
        return switch (facts.lines()) {
            case 2160 -> Quality.WEBDL_2160P;
            case 1080 -> Quality.WEBDL_1080P;
            case 720 -> Quality.WEBDL_720P;
            case 0 -> facts.isSourceBracketed() ? Quality.WEBDL_720P : Quality.WEBDL_480P;
            default -> Quality.WEBDL_480P;
        };
    }

    private static Quality webrip(int lines) {
        return switch (lines) {
            case 2160 -> Quality.WEBRIP_2160P;
            case 1080 -> Quality.WEBRIP_1080P;
            case 720 -> Quality.WEBRIP_720P;
            default -> Quality.WEBRIP_480P;
        };
    }

    private static Quality hdtv(int lines) {
        return switch (lines) {
            case 2160 -> Quality.HDTV_2160P;
            case 1080 -> Quality.HDTV_1080P;
            case 720 -> Quality.HDTV_720P;
            default -> Quality.SDTV;
        };
    }

    /** Whether it is the untouched disk: said so, or a disk's source with a disk's own codec and no sign of a new encoding. */
    private static boolean isDisk(VideoSource facts, TokenMeanings meanings, String extension) {
        boolean image = facts.has("iso") || extension.equals("iso");
        if (facts.has("brdisk")) {
            return true;
        }
        if (!facts.source().equals("bluray")
                || facts.has("remux-word")
                || facts.has("h264")
                || facts.has("h265")
                || facts.has("xvid")
                || facts.has("mkv")
                || facts.has("wmv")
                || facts.lines() == 720) {
            return false;
        }
        if (image || facts.has("untouched") || facts.hasBehindTitle("complete") || facts.hasBehindTitle("disc")) {
            return true;
        }
        boolean diskCodec = facts.has("avc")
                || facts.has("vc1")
                || facts.has("mpeg2")
                || facts.has("mvc")
                || facts.hasBehindTitle("bdmv");
        boolean diskHevc = facts.has("hevc") && facts.statedLines() != 1080;
        return (diskCodec || diskHevc) && !isGermanRemux(meanings);
    }

    private static boolean isEncodedNowhere(VideoSource facts) {
        return !facts.has("h264") && !facts.has("h265") && !facts.has("xvid");
    }

    /** German groups leave the word away: a disk's own codec behind "German" is the disk's stream without the disk. */
    private static boolean isGermanRemux(TokenMeanings meanings) {
        Tokens tokens = meanings.tokens();
        int german = indexOf(tokens, "german");
        if (german < 0) {
            return false;
        }
        boolean codec = false;
        boolean bluray = false;
        for (int i = german + 1; i < tokens.size(); i++) {
            WordMeaning coded = meanings.at(i, Subject.CODEC);
            WordMeaning source = meanings.at(i, Subject.SOURCE);
            codec |= coded != null && DISK_CODECS.contains(coded.meaning());
            bluray |= source != null && source.means("bluray");
        }
        return codec && bluray;
    }

    private static int indexOf(Tokens tokens, String word) {
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).is(word)) {
                return i;
            }
        }
        return -1;
    }

    /** Lines to report: cinema recordings keep the size that is stated, all others have their own. */
    public int lines(Quality quality, VideoSource facts) {
        if (quality == Quality.DVD) {
            return movie ? facts.lines() : 480;
        }
        boolean own = quality.resolution() > 0 || quality.modifier() != QualityModifier.NONE;
        return own ? quality.resolution() : facts.lines();
    }

    /** A quality and where it was learnt. */
    public record Decided(Quality quality, QualityOrigin origin) {}
}
