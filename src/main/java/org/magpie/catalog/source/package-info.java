/** Where facts of titles come from, one class a source. */
@NullMarked
package org.magpie.catalog.source;

import org.jspecify.annotations.NullMarked;
