/** Writes the names of files and folders: a pattern is parsed once to a small tree and rendered over a subject. */
@NullMarked
package org.magpie.pipeline.importing.naming;

import org.jspecify.annotations.NullMarked;
