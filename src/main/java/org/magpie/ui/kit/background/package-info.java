/** Work beside the window's thread, and the reading of what a view shows. */
@NullMarked
package org.magpie.ui.kit.background;

import org.jspecify.annotations.NullMarked;
