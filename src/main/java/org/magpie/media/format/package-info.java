/** Custom formats as they are stored, and what was taken over from a guide. */
@NullMarked
package org.magpie.media.format;

import org.jspecify.annotations.NullMarked;
