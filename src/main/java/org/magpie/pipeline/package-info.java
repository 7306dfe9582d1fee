/** From a wanted item to a file on disk; Pipeline.java reads as the story, each step is a package. */
@NullMarked
package org.magpie.pipeline;

import org.jspecify.annotations.NullMarked;
