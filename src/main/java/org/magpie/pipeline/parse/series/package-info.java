/** Seasons, episodes and absolute numbers, and the title that stands before them. */
@NullMarked
package org.magpie.pipeline.parse.series;

import org.jspecify.annotations.NullMarked;
