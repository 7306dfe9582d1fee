/** Newznab and Torznab, one protocol for usenet and torrents. */
@NullMarked
package org.magpie.pipeline.search.indexer.newznab;

import org.jspecify.annotations.NullMarked;
