/** Rows and pictures that several screens share. */
@NullMarked
package org.magpie.ui.kit.rows;

import org.jspecify.annotations.NullMarked;
