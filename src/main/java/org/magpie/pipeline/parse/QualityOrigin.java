package org.magpie.pipeline.parse;

/**
 * Where the parts of a quality were learnt. Music and books have a format and no picture, films and series the other way round.
 *
 * @param source of what says where a video was taken from
 * @param resolution of the size of the picture
 * @param format of the format of music and books
 */
public record QualityOrigin(Origin source, Origin resolution, Origin format) {
    /** Nothing was learnt. */
    public static final QualityOrigin UNKNOWN = new QualityOrigin(Origin.UNKNOWN, Origin.UNKNOWN, Origin.UNKNOWN);

    /** The origin of a video's quality. */
    public static QualityOrigin ofVideo(Origin source, Origin resolution) {
        return new QualityOrigin(source, resolution, Origin.UNKNOWN);
    }

    /** The origin of the quality of music or a book. */
    public static QualityOrigin ofFormat(Origin format) {
        return new QualityOrigin(Origin.UNKNOWN, Origin.UNKNOWN, format);
    }

    /** One place to learn from. */
    public enum Origin {
        NAME,
        EXTENSION,
        UNKNOWN
    }
}
