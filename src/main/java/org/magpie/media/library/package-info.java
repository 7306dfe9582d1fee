/** The library as a whole: what it holds, what it wants, its counters, profiles and root folders. */
@NullMarked
package org.magpie.media.library;

import org.jspecify.annotations.NullMarked;
