/** What can go wrong and how it is said. */
@NullMarked
package org.magpie.base.error;

import org.jspecify.annotations.NullMarked;
