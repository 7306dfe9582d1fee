package org.magpie.media.history;

import org.magpie.base.error.Message;
import org.magpie.base.event.Event;

/** Something that people may want to be told of, whichever way. */
public sealed interface Notice extends Event {
    /** What happened, in one sentence. */
    Message said();

    /** 0 where it belongs to no title. */
    long titleId();

    String correlation();

    /** A release was taken and handed to a download client. */
    record Grabbed(long titleId, String title, String releaseName, String client, String correlation, Message said)
            implements Notice {}

    record DownloadCompleted(long titleId, String title, String releaseName, String correlation, Message said)
            implements Notice {}

    record DownloadFailed(long titleId, String title, String releaseName, String correlation, Message said)
            implements Notice {}

    record Imported(long titleId, String title, String path, String quality, String correlation, Message said)
            implements Notice {}

    record Upgraded(long titleId, String title, String path, String quality, String correlation, Message said)
            implements Notice {}

    record ImportBlocked(long titleId, String title, String releaseName, String correlation, Message said)
            implements Notice {}

    /** Something is wrong that a person should know of. */
    record HealthIssue(String check, String correlation, Message said) implements Notice {
        @Override
        public long titleId() {
            return 0;
        }
    }

    record HealthRestored(String check, String correlation, Message said) implements Notice {
        @Override
        public long titleId() {
            return 0;
        }
    }
}
