/** Fifth step: an accepted candidate is handed to a download client. */
@NullMarked
package org.magpie.pipeline.grab;

import org.jspecify.annotations.NullMarked;
