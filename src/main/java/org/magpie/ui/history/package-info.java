/** Everything that happened. */
@NullMarked
package org.magpie.ui.history;

import org.jspecify.annotations.NullMarked;
