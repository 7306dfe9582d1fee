/** Tests of the download clients. */
@NullMarked
package org.magpie.pipeline.download.client.folder;

import org.jspecify.annotations.NullMarked;
