package org.magpie.pipeline.notify.refresh;

import java.net.URI;

/**
 * Where a title can be watched.
 *
 * @param server as the person calls it
 */
public record WatchLink(String server, URI page) {}
