/** Adding titles: look up, choose, say how good and where. */
@NullMarked
package org.magpie.ui.add;

import org.jspecify.annotations.NullMarked;
