/** The names that a title is also known by, and its scene numbering. */
@NullMarked
package org.magpie.ui.title.names;

import org.jspecify.annotations.NullMarked;
