/** Deluge, by its JSON-RPC. */
@NullMarked
package org.magpie.pipeline.download.client.deluge;

import org.jspecify.annotations.NullMarked;
