/** Tests of how titles lie on disk. */
@NullMarked
package org.magpie.pipeline.importing.layout;

import org.jspecify.annotations.NullMarked;
