/** SABnzbd, by its API. */
@NullMarked
package org.magpie.pipeline.download.client.sabnzbd;

import org.jspecify.annotations.NullMarked;
