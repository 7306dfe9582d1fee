/** NZBGet, by its JSON-RPC. */
@NullMarked
package org.magpie.pipeline.download.client.nzbget;

import org.jspecify.annotations.NullMarked;
