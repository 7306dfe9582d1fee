/** Links of releases and what they lead to: torrents, magnet links, NZB files. */
@NullMarked
package org.magpie.pipeline.search.link;

import org.jspecify.annotations.NullMarked;
