/** Naming patterns and how they are read. */
@NullMarked
package org.magpie.pipeline.importing.naming.pattern;

import org.jspecify.annotations.NullMarked;
