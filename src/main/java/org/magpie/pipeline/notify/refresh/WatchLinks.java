package org.magpie.pipeline.notify.refresh;

import java.util.List;

/** Where titles can be watched. Safe for any number of threads. */
@FunctionalInterface
public interface WatchLinks {
    /** The pages of a title, of the first server first; of servers that are switched off none. */
    List<WatchLink> of(long titleId);
}
