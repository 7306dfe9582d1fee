/** Screens, the places they show, and what every screen is given. */
@NullMarked
package org.magpie.ui.kit.place;

import org.jspecify.annotations.NullMarked;
