/** Read-only rows for the faces: library, calendar, wanted, queue, history. */
@NullMarked
package org.magpie.insight;

import org.jspecify.annotations.NullMarked;
