/** What the library holds, in figures. */
@NullMarked
package org.magpie.ui.analytics;

import org.jspecify.annotations.NullMarked;
