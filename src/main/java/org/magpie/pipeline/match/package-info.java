/** Third step: what a name says becomes a title and items of the library. */
@NullMarked
package org.magpie.pipeline.match;

import org.jspecify.annotations.NullMarked;
