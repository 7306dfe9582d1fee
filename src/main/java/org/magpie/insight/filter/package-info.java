/** Filters of the library that people make, keep and write down. */
@NullMarked
package org.magpie.insight.filter;

import org.jspecify.annotations.NullMarked;
