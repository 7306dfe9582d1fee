/**
 * Builds what Magpie consists of, in parts that lie on each other: {@link org.magpie.app.wiring.Ground}, the library, the pipeline,
 * the faces. Each part is a record of what it built, so that a test can have the same pipeline with a clock and stand-ins of its own.
 */
@NullMarked
package org.magpie.app.wiring;

import org.jspecify.annotations.NullMarked;
