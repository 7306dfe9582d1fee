/** Tests of the way into the library. */
@NullMarked
package org.magpie.pipeline.importing;

import org.jspecify.annotations.NullMarked;
