/** How everything looks: themes, icons, colors of states, density, motion, numbers and dates in words. */
@NullMarked
package org.magpie.ui.kit.style;

import org.jspecify.annotations.NullMarked;
