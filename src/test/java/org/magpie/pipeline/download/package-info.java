/** Tests of the watch over downloads. */
@NullMarked
package org.magpie.pipeline.download;

import org.jspecify.annotations.NullMarked;
