/** Where releases are looked for, one class an indexer. */
@NullMarked
package org.magpie.pipeline.search.indexer;

import org.jspecify.annotations.NullMarked;
