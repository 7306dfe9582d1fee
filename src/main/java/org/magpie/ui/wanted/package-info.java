/** What is missing or could be better. */
@NullMarked
package org.magpie.ui.wanted;

import org.jspecify.annotations.NullMarked;
