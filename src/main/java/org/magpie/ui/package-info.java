/** The window. The only room that knows JavaFX. */
@NullMarked
package org.magpie.ui;

import org.jspecify.annotations.NullMarked;
