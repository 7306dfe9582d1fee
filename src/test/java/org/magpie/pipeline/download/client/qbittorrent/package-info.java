/** Tests of the download clients. */
@NullMarked
package org.magpie.pipeline.download.client.qbittorrent;

import org.jspecify.annotations.NullMarked;
