/** What waits for a person, whichever room it comes from. */
@NullMarked
package org.magpie.base.need;

import org.jspecify.annotations.NullMarked;
