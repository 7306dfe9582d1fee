/** Tests of the way into the library. */
@NullMarked
package org.magpie.pipeline.importing.organise;

import org.jspecify.annotations.NullMarked;
