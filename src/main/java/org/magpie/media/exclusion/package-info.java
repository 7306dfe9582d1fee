/** What Magpie leaves alone when it acts by itself, and why. */
@NullMarked
package org.magpie.media.exclusion;

import org.jspecify.annotations.NullMarked;
