/** Quality profiles and the sizes of qualities. */
@NullMarked
package org.magpie.ui.settings.profile;

import org.jspecify.annotations.NullMarked;
