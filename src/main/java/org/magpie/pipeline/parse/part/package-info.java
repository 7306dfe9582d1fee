/** Readers of one part of a name each: date, edition, group, languages, revision, quality. */
@NullMarked
package org.magpie.pipeline.parse.part;

import org.jspecify.annotations.NullMarked;
