/** What comes out on which day. */
@NullMarked
package org.magpie.ui.calendar;

import org.jspecify.annotations.NullMarked;
