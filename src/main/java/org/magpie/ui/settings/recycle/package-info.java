/** What lies in the recycle folders, and the way back for it. */
@NullMarked
package org.magpie.ui.settings.recycle;

import org.jspecify.annotations.NullMarked;
