/** HDBits, by its JSON API. */
@NullMarked
package org.magpie.pipeline.search.indexer.hdbits;

import org.jspecify.annotations.NullMarked;
