/** Watch folders of torrent and usenet programs. */
@NullMarked
package org.magpie.pipeline.download.client.folder;

import org.jspecify.annotations.NullMarked;
