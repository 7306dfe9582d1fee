/** The feeds of the indexers, each read on from where it was left. */
@NullMarked
package org.magpie.pipeline.search.feed;

import org.jspecify.annotations.NullMarked;
