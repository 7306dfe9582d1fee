/** Tests of the download clients. */
@NullMarked
package org.magpie.pipeline.download.client;

import org.jspecify.annotations.NullMarked;
