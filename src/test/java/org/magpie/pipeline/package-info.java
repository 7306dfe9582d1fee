/** Tests of the whole way from a wish to a file. */
@NullMarked
package org.magpie.pipeline;

import org.jspecify.annotations.NullMarked;
