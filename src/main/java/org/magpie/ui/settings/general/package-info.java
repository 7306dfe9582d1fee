/** General settings and the appearance of the window. */
@NullMarked
package org.magpie.ui.settings.general;

import org.jspecify.annotations.NullMarked;
