package org.magpie.pipeline.importing.naming.subject;

import java.util.Locale;

/** Spells numbers of audio channels. */
final class ChannelLayout {
    private ChannelLayout() {}

    /** 6 channels are "5.1", 8 are "7.1", 2 are "2.0"; a number like 5.1 is taken as written; empty for none. */
    static String of(double channels) {
        if (channels <= 0) {
            return "";
        }
        boolean whole = channels == Math.rint(channels);
        double layout = whole && channels > 5 ? channels - 0.9 : channels;
        return String.format(Locale.ROOT, "%.1f", layout);
    }
}
