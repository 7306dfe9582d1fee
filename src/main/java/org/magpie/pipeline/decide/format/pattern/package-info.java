/** The patterns of custom formats, and what of a release they are held against. */
@NullMarked
package org.magpie.pipeline.decide.format.pattern;

import org.jspecify.annotations.NullMarked;
