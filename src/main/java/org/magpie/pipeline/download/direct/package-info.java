/** The built-in downloader: plain HTTP, one file a download, whole or not at all. */
@NullMarked
package org.magpie.pipeline.download.direct;

import org.jspecify.annotations.NullMarked;
