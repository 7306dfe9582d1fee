/** Names and paths that are safe on every system; moves that lose nothing. */
@NullMarked
package org.magpie.base.disk;

import org.jspecify.annotations.NullMarked;
