/** The library: a grid of posters or a table, found by typing. */
@NullMarked
package org.magpie.ui.library;

import org.jspecify.annotations.NullMarked;
