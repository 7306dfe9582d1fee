/** The queue of downloads: handed over to the clients, followed, changed by commands. */
@NullMarked
package org.magpie.pipeline.download.queue;

import org.jspecify.annotations.NullMarked;
