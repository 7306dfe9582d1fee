package org.magpie.media;

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
