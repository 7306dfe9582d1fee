/** Qualities, revisions and the quality profiles that are made of them. */
@NullMarked
package org.magpie.media.quality;

import org.jspecify.annotations.NullMarked;
