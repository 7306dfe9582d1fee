/** qBittorrent, by its web API. */
@NullMarked
package org.magpie.pipeline.download.client.qbittorrent;

import org.jspecify.annotations.NullMarked;
