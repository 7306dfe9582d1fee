/** Tests of the way into the library. */
@NullMarked
package org.magpie.pipeline.importing.plan;

import org.jspecify.annotations.NullMarked;
