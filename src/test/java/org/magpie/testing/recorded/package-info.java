/** Answers of real programs, recorded once and replayed in a build that has none of them. */
@NullMarked
package org.magpie.testing.recorded;

import org.jspecify.annotations.NullMarked;
