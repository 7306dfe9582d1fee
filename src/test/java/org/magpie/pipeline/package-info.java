/** Tests of the whole way from a wanted item to a file. */
@NullMarked
package org.magpie.pipeline;

import org.jspecify.annotations.NullMarked;
