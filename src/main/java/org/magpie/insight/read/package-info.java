/** Reads the rows of the screens from the database and from what runs. */
@NullMarked
package org.magpie.insight.read;

import org.jspecify.annotations.NullMarked;
