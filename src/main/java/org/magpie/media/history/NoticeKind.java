package org.magpie.media.history;

import java.util.Arrays;
import java.util.Optional;

/** What a notice tells of. */
public enum NoticeKind {
    GRABBED("grab", Severity.INFO),
    DOWNLOAD_COMPLETED("download.completed", Severity.INFO),
    DOWNLOAD_FAILED("download.failed", Severity.FAILURE),
    IMPORTED("import.completed", Severity.SUCCESS),
    UPGRADED("upgrade", Severity.SUCCESS),
    IMPORT_BLOCKED("import.failed", Severity.WARNING),
    RENAMED("rename", Severity.INFO),
    DELETED("delete", Severity.INFO),
    TITLE_ADDED("title.added", Severity.INFO),
    SEARCH_FINISHED("search.completed", Severity.INFO),
    SEARCH_FAILED("search.failed", Severity.WARNING),
    CONTENT_FOUND("content.found", Severity.INFO),
    QUEUE_PAUSED("queue.paused", Severity.WARNING),
    INSTANCE_LOST("instance.lost", Severity.FAILURE),
    INSTANCE_BACK("instance.back", Severity.SUCCESS),
    HEALTH_ISSUE("health.issue", Severity.WARNING),
    HEALTH_RESTORED("health.restored", Severity.SUCCESS),
    BACKUP_COMPLETED("backup.completed", Severity.SUCCESS),
    BACKUP_FAILED("backup.failed", Severity.FAILURE),
    UPDATE("update", Severity.INFO),
    SIGN_IN_LOCKED("signin.locked", Severity.WARNING),
    TEST("test", Severity.INFO);

    private final String event;
    private final Severity severity;

    NoticeKind(String event, Severity severity) {
        this.event = event;
        this.severity = severity;
    }

    public Severity severity() {
        return severity;
    }

    /** Its name in the settings of a channel and in what a webhook sends; never changes once released. */
    public String event() {
        return event;
    }

    /** The kind of that {@link #event}, in whatever case. */
    public static Optional<NoticeKind> of(String event) {
        return Arrays.stream(values())
                .filter(kind -> kind.event.equalsIgnoreCase(event.strip()))
                .findFirst();
    }
}
