/** The examples of the guides, compiled and tried, so that no guide tells of what is no longer so. */
@NullMarked
package org.magpie.guide;

import org.jspecify.annotations.NullMarked;
