package org.magpie.pipeline.download;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.Message;

/**
 * What changes by the second and is therefore kept in memory only.
 *
 * @param done bytes, -1 while its client has not been asked
 * @param speed bytes a second
 */
record Live(
        long done,
        long speed,
        @Nullable Duration timeLeft,
        @Nullable Message said) {
    static final Live NONE = new Live(-1, 0, null, null);
}
