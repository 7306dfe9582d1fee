/** What stands in a root folder, beside what is known of it, and when that must not be believed. */
@NullMarked
package org.magpie.upkeep.scan.disk;

import org.jspecify.annotations.NullMarked;
