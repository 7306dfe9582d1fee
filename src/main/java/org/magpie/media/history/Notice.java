package org.magpie.media.history;

import org.magpie.base.context.Actor;
import org.magpie.base.context.WorkContext;
import org.magpie.base.error.Message;
import org.magpie.base.event.Event;

/**
 * Something that people may want to be told of, whichever way. Published through a unit of work, it is written down in the unit's own
 * transaction for all channels that want it.
 */
public sealed interface Notice extends Event {
    NoticeKind kind();

    /**
     * What it tells of, as far as the place that tells it knows; what there is to know of the title and its items by their ids is
     * added for the channels.
     */
    NoticeFacts facts();

    /** What happened, in one sentence. */
    Message said();

    /** 0 where it belongs to no title. */
    default long titleId() {
        return facts().titleId();
    }

    String correlation();

    /** Who did it. */
    Actor actor();

    /** A release was taken and handed to a download client. */
    record Grabbed(NoticeFacts facts, String correlation, Actor actor, Message said) implements Notice {
        /** By whom it is now. */
        public Grabbed(NoticeFacts facts, String correlation, Message said) {
            this(facts, correlation, WorkContext.current().actor(), said);
        }

        @Override
        public NoticeKind kind() {
            return NoticeKind.GRABBED;
        }
    }

    /** A download client has everything of a release. */
    record DownloadCompleted(NoticeFacts facts, String correlation, Actor actor, Message said) implements Notice {
        /** By whom it is now. */
        public DownloadCompleted(NoticeFacts facts, String correlation, Message said) {
            this(facts, correlation, WorkContext.current().actor(), said);
        }

        @Override
        public NoticeKind kind() {
            return NoticeKind.DOWNLOAD_COMPLETED;
        }
    }

    /** A download came to nothing. */
    record DownloadFailed(NoticeFacts facts, String correlation, Actor actor, Message said) implements Notice {
        /** By whom it is now. */
        public DownloadFailed(NoticeFacts facts, String correlation, Message said) {
            this(facts, correlation, WorkContext.current().actor(), said);
        }

        @Override
        public NoticeKind kind() {
            return NoticeKind.DOWNLOAD_FAILED;
        }
    }

    /** A file came into the library. */
    record Imported(NoticeFacts facts, String correlation, Actor actor, Message said) implements Notice {
        /** By whom it is now. */
        public Imported(NoticeFacts facts, String correlation, Message said) {
            this(facts, correlation, WorkContext.current().actor(), said);
        }

        @Override
        public NoticeKind kind() {
            return NoticeKind.IMPORTED;
        }
    }

    /** A better file took the place of one in the library. */
    record Upgraded(NoticeFacts facts, String correlation, Actor actor, Message said) implements Notice {
        /** By whom it is now. */
        public Upgraded(NoticeFacts facts, String correlation, Message said) {
            this(facts, correlation, WorkContext.current().actor(), said);
        }

        @Override
        public NoticeKind kind() {
            return NoticeKind.UPGRADED;
        }
    }

    /** What was downloaded waits for a person. */
    record ImportBlocked(NoticeFacts facts, String correlation, Actor actor, Message said) implements Notice {
        /** By whom it is now. */
        public ImportBlocked(NoticeFacts facts, String correlation, Message said) {
            this(facts, correlation, WorkContext.current().actor(), said);
        }

        @Override
        public NoticeKind kind() {
            return NoticeKind.IMPORT_BLOCKED;
        }
    }

    /** Files of a title were given other names. */
    record Renamed(NoticeFacts facts, String correlation, Actor actor, Message said) implements Notice {
        /** By whom it is now. */
        public Renamed(NoticeFacts facts, String correlation, Message said) {
            this(facts, correlation, WorkContext.current().actor(), said);
        }

        @Override
        public NoticeKind kind() {
            return NoticeKind.RENAMED;
        }
    }

    /** A title was removed from the library, or a file of one. */
    record Deleted(NoticeFacts facts, String correlation, Actor actor, Message said) implements Notice {
        /** By whom it is now. */
        public Deleted(NoticeFacts facts, String correlation, Message said) {
            this(facts, correlation, WorkContext.current().actor(), said);
        }

        @Override
        public NoticeKind kind() {
            return NoticeKind.DELETED;
        }
    }

    /** A title was added to the library. */
    record TitleAdded(NoticeFacts facts, String correlation, Actor actor, Message said) implements Notice {
        /** By whom it is now. */
        public TitleAdded(NoticeFacts facts, String correlation, Message said) {
            this(facts, correlation, WorkContext.current().actor(), said);
        }

        @Override
        public NoticeKind kind() {
            return NoticeKind.TITLE_ADDED;
        }
    }

    /** What was wanted was looked for. */
    record SearchFinished(NoticeFacts facts, String correlation, Actor actor, Message said) implements Notice {
        /** By whom it is now. */
        public SearchFinished(NoticeFacts facts, String correlation, Message said) {
            this(facts, correlation, WorkContext.current().actor(), said);
        }

        @Override
        public NoticeKind kind() {
            return NoticeKind.SEARCH_FINISHED;
        }
    }

    /** No indexer answered to a search. */
    record SearchFailed(NoticeFacts facts, String correlation, Actor actor, Message said) implements Notice {
        /** By whom it is now. */
        public SearchFailed(NoticeFacts facts, String correlation, Message said) {
            this(facts, correlation, WorkContext.current().actor(), said);
        }

        @Override
        public NoticeKind kind() {
            return NoticeKind.SEARCH_FAILED;
        }
    }

    /** Something is wrong that a person should know of. */
    record HealthIssue(NoticeFacts facts, String correlation, Actor actor, Message said) implements Notice {
        /** By whom it is now. */
        public HealthIssue(NoticeFacts facts, String correlation, Message said) {
            this(facts, correlation, WorkContext.current().actor(), said);
        }

        @Override
        public NoticeKind kind() {
            return NoticeKind.HEALTH_ISSUE;
        }
    }

    /** What was wrong is no more. */
    record HealthRestored(NoticeFacts facts, String correlation, Actor actor, Message said) implements Notice {
        /** By whom it is now. */
        public HealthRestored(NoticeFacts facts, String correlation, Message said) {
            this(facts, correlation, WorkContext.current().actor(), said);
        }

        @Override
        public NoticeKind kind() {
            return NoticeKind.HEALTH_RESTORED;
        }
    }
}
