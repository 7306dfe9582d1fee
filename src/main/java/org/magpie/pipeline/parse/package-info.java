/** Second step: a release name becomes what it says of itself. */
@NullMarked
package org.magpie.pipeline.parse;

import org.jspecify.annotations.NullMarked;
