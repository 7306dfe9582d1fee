/** Playlists as an indexer: read, kept in an index, searched. */
@NullMarked
package org.magpie.pipeline.search.indexer.m3u;

import org.jspecify.annotations.NullMarked;
