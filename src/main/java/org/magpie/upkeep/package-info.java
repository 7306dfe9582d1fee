/** Health, housekeeping, schedules. */
@NullMarked
package org.magpie.upkeep;

import org.jspecify.annotations.NullMarked;
