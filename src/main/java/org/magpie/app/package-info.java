/** The one place where objects are built; nothing imports it. */
@NullMarked
package org.magpie.app;

import org.jspecify.annotations.NullMarked;
