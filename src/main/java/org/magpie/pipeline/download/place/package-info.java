/** Remote path mappings: where a path of a client lies here. */
@NullMarked
package org.magpie.pipeline.download.place;

import org.jspecify.annotations.NullMarked;
