/** Tests of the built-in downloader. */
@NullMarked
package org.magpie.pipeline.download.direct;

import org.jspecify.annotations.NullMarked;
