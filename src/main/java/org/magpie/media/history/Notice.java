package org.magpie.media.history;

import org.magpie.base.context.Actor;
import org.magpie.base.context.WorkContext;
import org.magpie.base.error.Message;
import org.magpie.base.event.Event;

/** Something that people may want to be told of, whichever way. */
public sealed interface Notice extends Event {
    NoticeKind kind();

    /** What happened, in one sentence. */
    Message said();

    /** 0 where it belongs to no title. */
    long titleId();

    String correlation();

    /** Who did it. */
    Actor actor();

    /** A release was taken and handed to a download client. */
    record Grabbed(
            long titleId,
            String title,
            String releaseName,
            String client,
            String correlation,
            Actor actor,
            Message said)
            implements Notice {
        @Override
        public NoticeKind kind() {
            return NoticeKind.GRABBED;
        }

        /** By whom it is now. */
        public Grabbed(
                long titleId, String title, String releaseName, String client, String correlation, Message said) {
            this(
                    titleId,
                    title,
                    releaseName,
                    client,
                    correlation,
                    WorkContext.current().actor(),
                    said);
        }
    }

    record DownloadCompleted(
            long titleId, String title, String releaseName, String correlation, Actor actor, Message said)
            implements Notice {
        @Override
        public NoticeKind kind() {
            return NoticeKind.DOWNLOAD_COMPLETED;
        }

        /** By whom it is now. */
        public DownloadCompleted(long titleId, String title, String releaseName, String correlation, Message said) {
            this(titleId, title, releaseName, correlation, WorkContext.current().actor(), said);
        }
    }

    record DownloadFailed(long titleId, String title, String releaseName, String correlation, Actor actor, Message said)
            implements Notice {
        @Override
        public NoticeKind kind() {
            return NoticeKind.DOWNLOAD_FAILED;
        }

        /** By whom it is now. */
        public DownloadFailed(long titleId, String title, String releaseName, String correlation, Message said) {
            this(titleId, title, releaseName, correlation, WorkContext.current().actor(), said);
        }
    }

    record Imported(
            long titleId, String title, String path, String quality, String correlation, Actor actor, Message said)
            implements Notice {
        @Override
        public NoticeKind kind() {
            return NoticeKind.IMPORTED;
        }

        /** By whom it is now. */
        public Imported(long titleId, String title, String path, String quality, String correlation, Message said) {
            this(
                    titleId,
                    title,
                    path,
                    quality,
                    correlation,
                    WorkContext.current().actor(),
                    said);
        }
    }

    record Upgraded(
            long titleId, String title, String path, String quality, String correlation, Actor actor, Message said)
            implements Notice {
        @Override
        public NoticeKind kind() {
            return NoticeKind.UPGRADED;
        }

        /** By whom it is now. */
        public Upgraded(long titleId, String title, String path, String quality, String correlation, Message said) {
            this(
                    titleId,
                    title,
                    path,
                    quality,
                    correlation,
                    WorkContext.current().actor(),
                    said);
        }
    }

    record ImportBlocked(long titleId, String title, String releaseName, String correlation, Actor actor, Message said)
            implements Notice {
        @Override
        public NoticeKind kind() {
            return NoticeKind.IMPORT_BLOCKED;
        }

        /** By whom it is now. */
        public ImportBlocked(long titleId, String title, String releaseName, String correlation, Message said) {
            this(titleId, title, releaseName, correlation, WorkContext.current().actor(), said);
        }
    }

    /** Something is wrong that a person should know of. */
    record HealthIssue(String check, String correlation, Actor actor, Message said) implements Notice {
        @Override
        public NoticeKind kind() {
            return NoticeKind.HEALTH_ISSUE;
        }

        /** By whom it is now. */
        public HealthIssue(String check, String correlation, Message said) {
            this(check, correlation, WorkContext.current().actor(), said);
        }

        @Override
        public long titleId() {
            return 0;
        }
    }

    record HealthRestored(String check, String correlation, Actor actor, Message said) implements Notice {
        @Override
        public NoticeKind kind() {
            return NoticeKind.HEALTH_RESTORED;
        }

        /** By whom it is now. */
        public HealthRestored(String check, String correlation, Message said) {
            this(check, correlation, WorkContext.current().actor(), said);
        }

        @Override
        public long titleId() {
            return 0;
        }
    }
}
