package org.magpie.media;

/** How the episodes of a series are counted and named. */
public enum SeriesType {
    /** By season and number. */
    STANDARD,
    /** By the day on which they are on air, such as talk shows and news. */
    DAILY,
    /** Over all seasons. */
    ANIME
}
