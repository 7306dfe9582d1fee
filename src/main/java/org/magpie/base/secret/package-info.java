/** Keys and passwords: encrypted at rest, never printed. */
@NullMarked
package org.magpie.base.secret;

import org.jspecify.annotations.NullMarked;
