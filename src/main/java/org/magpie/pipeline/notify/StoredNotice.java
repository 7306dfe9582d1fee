package org.magpie.pipeline.notify;

import java.time.Instant;
import org.magpie.base.context.Actor;
import org.magpie.base.error.Message;
import org.magpie.media.history.NoticeFacts;
import org.magpie.media.history.NoticeKind;

/** A notice as it waits in the outbox. */
record StoredNotice(
        long id, Instant happened, NoticeKind kind, String correlation, Actor actor, Message said, NoticeFacts facts) {}
