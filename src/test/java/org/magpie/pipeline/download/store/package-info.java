/** Tests of the watch over downloads. */
@NullMarked
package org.magpie.pipeline.download.store;

import org.jspecify.annotations.NullMarked;
