/** What waits for a person. */
@NullMarked
package org.magpie.ui.needs;

import org.jspecify.annotations.NullMarked;
