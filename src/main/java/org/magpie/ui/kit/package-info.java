/** What every screen is made of: the bridge to the window's thread, the four faces, chips, toasts, icons, pictures. */
@NullMarked
package org.magpie.ui.kit;

import org.jspecify.annotations.NullMarked;
