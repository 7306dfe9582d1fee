package org.magpie.ui.queue.line;

/** What stands in a row of the queue's list: a download, or the heading of the group below it. */
public sealed interface QueueEntry permits QueueLine, QueueHeading {}
