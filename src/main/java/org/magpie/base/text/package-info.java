/** Texts: bundles, forms, formats. */
@NullMarked
package org.magpie.base.text;

import org.jspecify.annotations.NullMarked;
