/** Tests of the watch over downloads. */
@NullMarked
package org.magpie.pipeline.download.place;

import org.jspecify.annotations.NullMarked;
