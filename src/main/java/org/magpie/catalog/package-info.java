/** How titles enter the library: sources, scan, artwork. */
@NullMarked
package org.magpie.catalog;

import org.jspecify.annotations.NullMarked;
