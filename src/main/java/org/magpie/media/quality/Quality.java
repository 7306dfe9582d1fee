package org.magpie.media.quality;

import java.util.Arrays;
import java.util.List;
import org.magpie.media.MediaKind;

/**
 * A quality that people know by name, worst first within each family. Names are those of the established managers, so that
 * profiles and custom formats of the community can be read; they differ between films and series only for remuxes.
 */
public enum Quality {
    UNKNOWN(Family.VIDEO, "Unknown", "Unknown", QualitySource.UNKNOWN, 0, QualityModifier.NONE),
    WORKPRINT(Family.VIDEO, "WORKPRINT", "WORKPRINT", QualitySource.WORKPRINT, 0, QualityModifier.NONE),
    CAM(Family.VIDEO, "CAM", "CAM", QualitySource.CAM, 0, QualityModifier.NONE),
    TELESYNC(Family.VIDEO, "TELESYNC", "TELESYNC", QualitySource.TELESYNC, 0, QualityModifier.NONE),
    TELECINE(Family.VIDEO, "TELECINE", "TELECINE", QualitySource.TELECINE, 0, QualityModifier.NONE),
    REGIONAL(Family.VIDEO, "REGIONAL", "REGIONAL", QualitySource.DVD, 480, QualityModifier.REGIONAL),
    DVDSCR(Family.VIDEO, "DVDSCR", "DVDSCR", QualitySource.DVD, 480, QualityModifier.SCREENER),
    SDTV(Family.VIDEO, "SDTV", "SDTV", QualitySource.TV, 480, QualityModifier.NONE),
    DVD(Family.VIDEO, "DVD", "DVD", QualitySource.DVD, 0, QualityModifier.NONE),
    DVD_R(Family.VIDEO, "DVD-R", "DVD-R", QualitySource.DVD, 480, QualityModifier.REMUX),
    WEBRIP_480P(Family.VIDEO, "WEBRip-480p", "WEBRip-480p", QualitySource.WEBRIP, 480, QualityModifier.NONE),
    WEBDL_480P(Family.VIDEO, "WEBDL-480p", "WEBDL-480p", QualitySource.WEBDL, 480, QualityModifier.NONE),
    BLURAY_480P(Family.VIDEO, "Bluray-480p", "Bluray-480p", QualitySource.BLURAY, 480, QualityModifier.NONE),
    BLURAY_576P(Family.VIDEO, "Bluray-576p", "Bluray-576p", QualitySource.BLURAY, 576, QualityModifier.NONE),
    HDTV_720P(Family.VIDEO, "HDTV-720p", "HDTV-720p", QualitySource.TV, 720, QualityModifier.NONE),
    WEBRIP_720P(Family.VIDEO, "WEBRip-720p", "WEBRip-720p", QualitySource.WEBRIP, 720, QualityModifier.NONE),
    WEBDL_720P(Family.VIDEO, "WEBDL-720p", "WEBDL-720p", QualitySource.WEBDL, 720, QualityModifier.NONE),
    BLURAY_720P(Family.VIDEO, "Bluray-720p", "Bluray-720p", QualitySource.BLURAY, 720, QualityModifier.NONE),
    HDTV_1080P(Family.VIDEO, "HDTV-1080p", "HDTV-1080p", QualitySource.TV, 1080, QualityModifier.NONE),
    RAW_HD(Family.VIDEO, "Raw-HD", "Raw-HD", QualitySource.TV, 1080, QualityModifier.RAWHD),
    WEBRIP_1080P(Family.VIDEO, "WEBRip-1080p", "WEBRip-1080p", QualitySource.WEBRIP, 1080, QualityModifier.NONE),
    WEBDL_1080P(Family.VIDEO, "WEBDL-1080p", "WEBDL-1080p", QualitySource.WEBDL, 1080, QualityModifier.NONE),
    BLURAY_1080P(Family.VIDEO, "Bluray-1080p", "Bluray-1080p", QualitySource.BLURAY, 1080, QualityModifier.NONE),
    REMUX_1080P(Family.VIDEO, "Bluray-1080p Remux", "Remux-1080p", QualitySource.BLURAY, 1080, QualityModifier.REMUX),
    HDTV_2160P(Family.VIDEO, "HDTV-2160p", "HDTV-2160p", QualitySource.TV, 2160, QualityModifier.NONE),
    WEBRIP_2160P(Family.VIDEO, "WEBRip-2160p", "WEBRip-2160p", QualitySource.WEBRIP, 2160, QualityModifier.NONE),
    WEBDL_2160P(Family.VIDEO, "WEBDL-2160p", "WEBDL-2160p", QualitySource.WEBDL, 2160, QualityModifier.NONE),
    BLURAY_2160P(Family.VIDEO, "Bluray-2160p", "Bluray-2160p", QualitySource.BLURAY, 2160, QualityModifier.NONE),
    REMUX_2160P(Family.VIDEO, "Bluray-2160p Remux", "Remux-2160p", QualitySource.BLURAY, 2160, QualityModifier.REMUX),
    BR_DISK(Family.VIDEO, "BR-DISK", "BR-DISK", QualitySource.BLURAY, 1080, QualityModifier.BRDISK),
    MUSIC_UNKNOWN(Family.MUSIC, "Unknown", "Unknown", QualitySource.UNKNOWN, 0, QualityModifier.NONE),
    MP3_8(Family.MUSIC, "MP3-8", "MP3-8", QualitySource.UNKNOWN, 0, QualityModifier.NONE),
    MP3_16(Family.MUSIC, "MP3-16", "MP3-16", QualitySource.UNKNOWN, 0, QualityModifier.NONE),
    MP3_24(Family.MUSIC, "MP3-24", "MP3-24", QualitySource.UNKNOWN, 0, QualityModifier.NONE),
    MP3_32(Family.MUSIC, "MP3-32", "MP3-32", QualitySource.UNKNOWN, 0, QualityModifier.NONE),
    MP3_40(Family.MUSIC, "MP3-40", "MP3-40", QualitySource.UNKNOWN, 0, QualityModifier.NONE),
    MP3_48(Family.MUSIC, "MP3-48", "MP3-48", QualitySource.UNKNOWN, 0, QualityModifier.NONE),
    MP3_56(Family.MUSIC, "MP3-56", "MP3-56", QualitySource.UNKNOWN, 0, QualityModifier.NONE),
    MP3_64(Family.MUSIC, "MP3-64", "MP3-64", QualitySource.UNKNOWN, 0, QualityModifier.NONE),
    MP3_80(Family.MUSIC, "MP3-80", "MP3-80", QualitySource.UNKNOWN, 0, QualityModifier.NONE),
    MP3_96(Family.MUSIC, "MP3-96", "MP3-96", QualitySource.UNKNOWN, 0, QualityModifier.NONE),
    MP3_112(Family.MUSIC, "MP3-112", "MP3-112", QualitySource.UNKNOWN, 0, QualityModifier.NONE),
    MP3_128(Family.MUSIC, "MP3-128", "MP3-128", QualitySource.UNKNOWN, 0, QualityModifier.NONE),
    MP3_160(Family.MUSIC, "MP3-160", "MP3-160", QualitySource.UNKNOWN, 0, QualityModifier.NONE),
    MP3_192(Family.MUSIC, "MP3-192", "MP3-192", QualitySource.UNKNOWN, 0, QualityModifier.NONE),
    MP3_224(Family.MUSIC, "MP3-224", "MP3-224", QualitySource.UNKNOWN, 0, QualityModifier.NONE),
    MP3_VBR_V2(Family.MUSIC, "MP3-VBR-V2", "MP3-VBR-V2", QualitySource.UNKNOWN, 0, QualityModifier.NONE),
    MP3_256(Family.MUSIC, "MP3-256", "MP3-256", QualitySource.UNKNOWN, 0, QualityModifier.NONE),
    MP3_VBR_V0(Family.MUSIC, "MP3-VBR-V0", "MP3-VBR-V0", QualitySource.UNKNOWN, 0, QualityModifier.NONE),
    MP3_320(Family.MUSIC, "MP3-320", "MP3-320", QualitySource.UNKNOWN, 0, QualityModifier.NONE),
    OGG_Q5(Family.MUSIC, "OGG Vorbis Q5", "OGG Vorbis Q5", QualitySource.UNKNOWN, 0, QualityModifier.NONE),
    OGG_Q6(Family.MUSIC, "OGG Vorbis Q6", "OGG Vorbis Q6", QualitySource.UNKNOWN, 0, QualityModifier.NONE),
    OGG_Q7(Family.MUSIC, "OGG Vorbis Q7", "OGG Vorbis Q7", QualitySource.UNKNOWN, 0, QualityModifier.NONE),
    OGG_Q8(Family.MUSIC, "OGG Vorbis Q8", "OGG Vorbis Q8", QualitySource.UNKNOWN, 0, QualityModifier.NONE),
    OGG_Q9(Family.MUSIC, "OGG Vorbis Q9", "OGG Vorbis Q9", QualitySource.UNKNOWN, 0, QualityModifier.NONE),
    OGG_Q10(Family.MUSIC, "OGG Vorbis Q10", "OGG Vorbis Q10", QualitySource.UNKNOWN, 0, QualityModifier.NONE),
    WMA(Family.MUSIC, "WMA", "WMA", QualitySource.UNKNOWN, 0, QualityModifier.NONE),
    AAC_192(Family.MUSIC, "AAC-192", "AAC-192", QualitySource.UNKNOWN, 0, QualityModifier.NONE),
    AAC_256(Family.MUSIC, "AAC-256", "AAC-256", QualitySource.UNKNOWN, 0, QualityModifier.NONE),
    AAC_320(Family.MUSIC, "AAC-320", "AAC-320", QualitySource.UNKNOWN, 0, QualityModifier.NONE),
    AAC_VBR(Family.MUSIC, "AAC-VBR", "AAC-VBR", QualitySource.UNKNOWN, 0, QualityModifier.NONE),
    WAV(Family.MUSIC, "WAV", "WAV", QualitySource.UNKNOWN, 0, QualityModifier.NONE),
    APE(Family.MUSIC, "APE", "APE", QualitySource.UNKNOWN, 0, QualityModifier.NONE),
    WAVPACK(Family.MUSIC, "WavPack", "WavPack", QualitySource.UNKNOWN, 0, QualityModifier.NONE),
    ALAC(Family.MUSIC, "ALAC", "ALAC", QualitySource.UNKNOWN, 0, QualityModifier.NONE),
    ALAC_24(Family.MUSIC, "ALAC 24bit", "ALAC 24bit", QualitySource.UNKNOWN, 0, QualityModifier.NONE),
    FLAC(Family.MUSIC, "FLAC", "FLAC", QualitySource.UNKNOWN, 0, QualityModifier.NONE),
    FLAC_24(Family.MUSIC, "FLAC 24bit", "FLAC 24bit", QualitySource.UNKNOWN, 0, QualityModifier.NONE),
    BOOK_UNKNOWN_TEXT(Family.BOOK, "Unknown Text", "Unknown Text", QualitySource.UNKNOWN, 0, QualityModifier.NONE),
    BOOK_PDF(Family.BOOK, "PDF", "PDF", QualitySource.UNKNOWN, 0, QualityModifier.NONE),
    BOOK_MOBI(Family.BOOK, "MOBI", "MOBI", QualitySource.UNKNOWN, 0, QualityModifier.NONE),
    BOOK_EPUB(Family.BOOK, "EPUB", "EPUB", QualitySource.UNKNOWN, 0, QualityModifier.NONE),
    BOOK_AZW3(Family.BOOK, "AZW3", "AZW3", QualitySource.UNKNOWN, 0, QualityModifier.NONE),
    BOOK_UNKNOWN_AUDIO(Family.BOOK, "Unknown Audio", "Unknown Audio", QualitySource.UNKNOWN, 0, QualityModifier.NONE),
    BOOK_MP3(Family.BOOK, "MP3", "MP3", QualitySource.UNKNOWN, 0, QualityModifier.NONE),
    BOOK_M4B(Family.BOOK, "M4B", "M4B", QualitySource.UNKNOWN, 0, QualityModifier.NONE),
    BOOK_FLAC(Family.BOOK, "FLAC", "FLAC", QualitySource.UNKNOWN, 0, QualityModifier.NONE);

    private final Family family;
    private final String displayName;
    private final String movieName;
    private final QualitySource source;
    private final int resolution;
    private final QualityModifier modifier;

    Quality(
            Family family,
            String displayName,
            String movieName,
            QualitySource source,
            int resolution,
            QualityModifier modifier) {
        this.family = family;
        this.displayName = displayName;
        this.movieName = movieName;
        this.source = source;
        this.resolution = resolution;
        this.modifier = modifier;
    }

    /** The name that people see for the given kind. */
    public String displayName(MediaKind kind) {
        return kind == MediaKind.MOVIE ? movieName : displayName;
    }

    public QualitySource source() {
        return source;
    }

    /** Lines of the picture, 0 where none is stated. */
    public int resolution() {
        return resolution;
    }

    public QualityModifier modifier() {
        return modifier;
    }

    /** Whether media of that kind can have this quality. */
    public boolean fits(MediaKind kind) {
        return family.holds(kind);
    }

    /** All qualities that media of that kind can have, worst first. */
    public static List<Quality> of(MediaKind kind) {
        return Arrays.stream(values()).filter(quality -> quality.fits(kind)).toList();
    }

    /** What a release of that kind has when its name does not say. */
    public static Quality unknown(MediaKind kind) {
        return switch (kind) {
            case MOVIE, SERIES -> UNKNOWN;
            case MUSIC -> MUSIC_UNKNOWN;
            case BOOK -> BOOK_UNKNOWN_TEXT;
        };
    }

    private enum Family {
        VIDEO,
        MUSIC,
        BOOK;

        boolean holds(MediaKind kind) {
            return this
                    == switch (kind) {
                        case MOVIE, SERIES -> VIDEO;
                        case MUSIC -> MUSIC;
                        case BOOK -> BOOK;
                    };
        }
    }
}
