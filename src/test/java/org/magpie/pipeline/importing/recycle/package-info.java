/** Tests of the way into the library. */
@NullMarked
package org.magpie.pipeline.importing.recycle;

import org.jspecify.annotations.NullMarked;
