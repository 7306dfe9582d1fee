/** The first start: three quiet pages. */
@NullMarked
package org.magpie.ui.welcome;

import org.jspecify.annotations.NullMarked;
