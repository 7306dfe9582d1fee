/** Custom formats and the guide that they can be taken from. */
@NullMarked
package org.magpie.ui.settings.format;

import org.jspecify.annotations.NullMarked;
