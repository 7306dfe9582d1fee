/** The window around the screens: rail, header, status bar, command palette. */
@NullMarked
package org.magpie.ui.frame;

import org.jspecify.annotations.NullMarked;
