package org.magpie.pipeline.parse;

import org.magpie.media.quality.Quality;
import org.magpie.media.quality.Revision;

/**
 * What a name says of quality alone.
 *
 * @param lines of the picture as stated in the name, 0 when none is; may differ from the quality's own
 */
public record QualityReading(Quality quality, int lines, QualityOrigin origin, Revision revision) {}
