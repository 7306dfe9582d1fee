/** Transmission, by its RPC. */
@NullMarked
package org.magpie.pipeline.download.client.transmission;

import org.jspecify.annotations.NullMarked;
