package org.magpie.media.quality;

/** Where a video was taken from, worst first. */
public enum QualitySource {
    UNKNOWN,
    WORKPRINT,
    CAM,
    TELESYNC,
    TELECINE,
    TV,
    DVD,
    WEBRIP,
    WEBDL,
    BLURAY
}
