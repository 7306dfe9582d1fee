/** The Internet Archive, by its search. */
@NullMarked
package org.magpie.pipeline.search.indexer.archive;

import org.jspecify.annotations.NullMarked;
