@NullMarked
package org.magpie.upkeep.scan;

import org.jspecify.annotations.NullMarked;
