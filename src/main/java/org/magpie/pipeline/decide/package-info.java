/** Fourth step: a candidate is taken or refused, with every reason. */
@NullMarked
package org.magpie.pipeline.decide;

import org.jspecify.annotations.NullMarked;
