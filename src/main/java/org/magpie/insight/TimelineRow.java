package org.magpie.insight;

import java.time.Instant;
import org.magpie.base.context.Actor;
import org.magpie.base.error.Message;

/**
 * One thing that happened.
 *
 * @param type lower-case word of the history type: searched, grabbed, completed, imported, upgraded, failed, blocked, deleted,
 *     renamed, added …; icon and colour follow from it
 * @param actor who did it; Magpie itself for rows from before that was recorded
 * @param titleId 0 where it belongs to none
 * @param said the sentence
 */
public record TimelineRow(
        long id, Instant at, String type, String correlation, Actor actor, long titleId, String title, Message said) {}
