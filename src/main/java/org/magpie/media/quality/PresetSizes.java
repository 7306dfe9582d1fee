package org.magpie.media.quality;

import org.magpie.media.MediaKind;
import org.magpie.media.quality.Profiles.SizeBounds;

/**
 * Which sizes are right for a quality unless a person says otherwise. For pictures they follow from usual bit rates: 1 Mbit/s is
 * 7.5 MB a minute, and a 1080p film is good from about 1 Mbit/s with today's codecs to 20 Mbit/s on a disc.
 */
public final class PresetSizes {
    private PresetSizes() {}

    public static SizeBounds of(Quality quality, MediaKind kind) {
        return switch (kind) {
            case MOVIE, SERIES -> picture(quality);
            case MUSIC -> sound(quality);
            case BOOK -> new SizeBounds(0, 0, 0);
        };
    }

    private static SizeBounds picture(Quality quality) {
        if (quality == Quality.BR_DISK || quality == Quality.RAW_HD) {
            return new SizeBounds(30, 250, 0);
        }
        boolean disc = quality.modifier() == QualityModifier.REMUX;
        boolean bluray = quality.source() == QualitySource.BLURAY;
        return switch (quality.resolution()) {
            case 480, 576 -> disc ? new SizeBounds(10, 45, 100) : new SizeBounds(1, 9, 50);
            case 720 -> new SizeBounds(3, bluray ? 30 : 20, bluray ? 110 : 85);
            case 1080 -> disc ? new SizeBounds(60, 190, 400) : new SizeBounds(5, bluray ? 60 : 40, bluray ? 220 : 160);
            case 2160 ->
                disc ? new SizeBounds(120, 420, 0) : new SizeBounds(12, bluray ? 160 : 110, bluray ? 500 : 400);
            default -> new SizeBounds(0, 8, 0); // nothing is known of the picture, so no size is wrong
        };
    }

    private static SizeBounds sound(Quality quality) {
        return switch (quality) {
            case FLAC, ALAC, APE, WAVPACK -> new SizeBounds(300, 900, 1_800);
            case FLAC_24, ALAC_24 -> new SizeBounds(600, 2_500, 10_000);
            case WAV -> new SizeBounds(700, 1_411, 10_000);
            default -> new SizeBounds(0, 256, 600);
        };
    }
}
