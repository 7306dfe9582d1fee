/** The files of the library, what is known of each, and the root folders they lie in. */
@NullMarked
package org.magpie.media.file;

import org.jspecify.annotations.NullMarked;
