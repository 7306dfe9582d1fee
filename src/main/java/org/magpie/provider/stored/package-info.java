/** The configured providers as they are stored, and the reading and checking of their settings. */
@NullMarked
package org.magpie.provider.stored;

import org.jspecify.annotations.NullMarked;
