/** Fits texts to what services take: their lengths, and what means something to them. */
@NullMarked
package org.magpie.pipeline.notify.text;

import org.jspecify.annotations.NullMarked;
