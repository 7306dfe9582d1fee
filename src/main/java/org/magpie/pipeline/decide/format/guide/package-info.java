/** Custom formats and quality profiles taken over from a guide. */
@NullMarked
package org.magpie.pipeline.decide.format.guide;

import org.jspecify.annotations.NullMarked;
