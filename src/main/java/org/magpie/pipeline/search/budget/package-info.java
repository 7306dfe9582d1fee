/** Counts of the calls to each indexer, held against what it allows. */
@NullMarked
package org.magpie.pipeline.search.budget;

import org.jspecify.annotations.NullMarked;
