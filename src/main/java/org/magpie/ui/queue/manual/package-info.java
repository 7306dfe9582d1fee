/** Manual import, and downloads that were added in a client by somebody else. */
@NullMarked
package org.magpie.ui.queue.manual;

import org.jspecify.annotations.NullMarked;
