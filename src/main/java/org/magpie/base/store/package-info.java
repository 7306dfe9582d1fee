/** The embedded database: one transaction is one unit of work. */
@NullMarked
package org.magpie.base.store;

import org.jspecify.annotations.NullMarked;
