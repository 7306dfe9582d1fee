/** The journal of what was taken away and can be put back. */
@NullMarked
package org.magpie.base.undo;

import org.jspecify.annotations.NullMarked;
