/** Tests of the download clients. */
@NullMarked
package org.magpie.pipeline.download.client.rtorrent;

import org.jspecify.annotations.NullMarked;
