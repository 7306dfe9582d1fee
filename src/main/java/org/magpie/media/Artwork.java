package org.magpie.media;

import java.awt.image.BufferedImage;
import java.util.Optional;

/** Pictures of titles, kept on disk. Safe for any number of threads; may take seconds the first time, never asks the net on its own. */
public interface Artwork {
    /** Which picture. */
    enum Kind {
        POSTER,
        BACKDROP
    }

    /**
     * The stored picture, scaled to fit.
     *
     * @param width pixels
     */
    Optional<BufferedImage> picture(long titleId, Kind kind, int width);
}
