/** Tests of the watch over downloads. */
@NullMarked
package org.magpie.pipeline.download.queue;

import org.jspecify.annotations.NullMarked;
