/** The lines of the queue: sorted, grouped, put into words, with the actions that each allows. */
@NullMarked
package org.magpie.ui.queue.line;

import org.jspecify.annotations.NullMarked;
