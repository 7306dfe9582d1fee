/**
 * Last step: people are told. {@code Outbox} keeps notices from the transaction that tells them, {@code NoticeBatches} sorts them into
 * announcements, {@code ChannelSender} sends those, {@code NoticeHistory} shows what became of them.
 */
@NullMarked
package org.magpie.pipeline.notify;

import org.jspecify.annotations.NullMarked;
