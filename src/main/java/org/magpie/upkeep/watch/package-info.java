/** Sees what happens below root folders as it happens, and has the scan look at the places that were touched. */
@NullMarked
package org.magpie.upkeep.watch;

import org.jspecify.annotations.NullMarked;
