/** What happened to titles, and the notices about it. */
@NullMarked
package org.magpie.media.history;

import org.jspecify.annotations.NullMarked;
