package org.magpie.ui.queue.line;

/**
 * The heading of a group of downloads.
 *
 * @param text its words in the window's language; the same words are the same group
 * @param count how many downloads stand below it
 */
public record QueueHeading(String text, int count) implements QueueEntry {}
