/** Tests of the download clients. */
@NullMarked
package org.magpie.pipeline.download.client.deluge;

import org.jspecify.annotations.NullMarked;
