/** The catalog of the library: looks titles up, adds them and refreshes them. */
@NullMarked
package org.magpie.catalog.library;

import org.jspecify.annotations.NullMarked;
