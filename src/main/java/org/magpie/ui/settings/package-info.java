/** Everything a person can set. */
@NullMarked
package org.magpie.ui.settings;

import org.jspecify.annotations.NullMarked;
