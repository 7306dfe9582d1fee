/** rTorrent, by XML-RPC over HTTP or SCGI. */
@NullMarked
package org.magpie.pipeline.download.client.rtorrent;

import org.jspecify.annotations.NullMarked;
