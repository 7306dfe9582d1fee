package org.magpie.media.quality;

/** What sets a quality apart from the plain one of the same source and resolution. */
public enum QualityModifier {
    NONE,
    REGIONAL,
    SCREENER,
    RAWHD,
    BRDISK,
    REMUX
}
