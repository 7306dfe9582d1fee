/** What is on its way, with its reasons and its buttons. */
@NullMarked
package org.magpie.ui.queue;

import org.jspecify.annotations.NullMarked;
