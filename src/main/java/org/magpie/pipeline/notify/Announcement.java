package org.magpie.pipeline.notify;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.magpie.base.context.Actor;
import org.magpie.media.history.NoticeFacts;
import org.magpie.media.history.NoticeKind;
import org.magpie.media.history.Severity;

/**
 * One message to people: a notice, or several of one matter taken together. Its texts are plain, in the language of the interface and
 * of any length; a channel cuts and escapes them as its service wants.
 *
 * @param id the same at each attempt and for no other announcement: letters, digits and hyphens, at most 64
 * @param kind of the first notice
 * @param at when the first notice came up
 * @param heading one short line, never empty, such as "Harbor Lights (2021)"
 * @param text what happened, in one line or more
 * @param link where a person can look at it, http or https
 * @param picture what it is about, http or https; anyone may load it
 * @param actor who did it
 * @param correlation of the first notice
 * @param facts of each notice, in order; at least one
 */
public record Announcement(
        String id,
        NoticeKind kind,
        Severity severity,
        Instant at,
        String heading,
        String text,
        Optional<String> link,
        Optional<String> picture,
        Actor actor,
        String correlation,
        List<NoticeFacts> facts) {
    public Announcement {
        facts = List.copyOf(facts);
    }
}
