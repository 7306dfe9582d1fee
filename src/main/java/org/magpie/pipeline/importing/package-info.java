/** Seventh step: a finished download becomes a file of the library under its proper name. */
@NullMarked
package org.magpie.pipeline.importing;

import org.jspecify.annotations.NullMarked;
