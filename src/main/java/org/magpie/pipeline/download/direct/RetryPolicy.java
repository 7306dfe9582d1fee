package org.magpie.pipeline.download.direct;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.Message;
import org.magpie.pipeline.search.link.FreshLinks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What follows from how a try has ended: done, failed, another one later, or one at another address. */
final class RetryPolicy {
    private static final Logger LOG = LoggerFactory.getLogger(RetryPolicy.class);

    /** A try that brings this much more than any before, or a quarter of what was missing, does not count as failed. */
    private static final long MATTERS = 1 << 18;

    private static final int MOST_MISMATCHES = 2;
    private static final int MOST_RELINKS = 3;
    private static final Duration DISK_PAUSE = Duration.ofSeconds(30);

    private final DirectRows rows;
    private final FreshLinks links;
    private final Clock clock;

    RetryPolicy(DirectRows rows, FreshLinks links, Clock clock) {
        this.rows = rows;
        this.links = links;
        this.clock = clock;
    }

    /** Keeps the outcome and clears away what it makes useless. */
    void settle(DirectEntity row, ActiveDownload live, Outcome outcome, Limits limits) {
        switch (outcome) {
            case Outcome.Whole whole -> rows.update(row.id(), known -> known.finish(whole.size()));
            case Outcome.Refused refused -> fail(row, refused.said());
            case Outcome.Expired expired -> {
                if (!relinks(row)) {
                    fail(row, expired.said());
                }
            }
            case Outcome.DiskFull full ->
                postpone(row, Message.of("disk.full", row.folder().toString()), DISK_PAUSE);
            case Outcome.Later later -> settleLater(row, live, later, limits);
            case Outcome.Stopped stopped -> {}
        }
    }

    private void settleLater(DirectEntity row, ActiveDownload live, Outcome.Later later, Limits limits) {
        if (!later.counts()) {
            postpone(row, later.said(), DISK_PAUSE);
            return;
        }
        Message givenUp = countTry(row, live, later, limits);
        // A server that has failed so often may have a mirror that does not.
        if (givenUp != null && !relinks(row)) {
            fail(row, givenUp);
        }
    }

    /** Why this was the last try, null when another one follows. */
    private @Nullable Message countTry(DirectEntity row, ActiveDownload live, Outcome.Later later, Limits limits) {
        Instant now = clock.instant();
        boolean mismatch = later.said().key().equals("download.direct.checksum");
        long done = mismatch ? 0 : live.done();
        AtomicReference<@Nullable Message> why = new AtomicReference<>();
        rows.update(row.id(), known -> {
            if (mismatch && known.countMismatch() >= MOST_MISMATCHES) {
                why.set(later.said());
                return;
            }
            long missing = Math.max(1, known.size() - known.furthest());
            int tries = known.countTry(done, Math.min(MATTERS, (missing + 3) / 4));
            if (tries >= limits.tries()) {
                why.set(Message.of("download.direct.gave-up", tries, later.said()));
                return;
            }
            Duration after = later.after();
            known.postpone(later.said(), now.plus(after != null ? after : limits.pause(tries)));
        });
        return why.get();
    }

    private void postpone(DirectEntity row, Message said, Duration pause) {
        Instant again = clock.instant().plus(pause);
        rows.update(row.id(), known -> known.postpone(said, again));
    }

    private void fail(DirectEntity row, Message said) {
        // In this order: who sees that it has failed finds nothing of it left.
        OrphanCleanup.clearUnfinished(row);
        rows.update(row.id(), known -> known.fail(said));
    }

    /** Asks the source for another address; answers whether there is one to go on from. */
    private boolean relinks(DirectEntity row) {
        DirectEntity now = rows.find(row.id()).orElse(row);
        String guid = now.guid();
        if (guid == null || now.relinks() >= MOST_RELINKS) {
            return false;
        }
        Optional<URI> fresh;
        try {
            fresh = links.ask(now.indexerId(), guid, URI.create(now.currentAddress()));
        } catch (RuntimeException failure) {
            LOG.warn("The source of direct download {} gives no other link", row.id(), failure);
            return false;
        }
        String link = fresh.filter(RetryPolicy::isWeb).map(URI::toString).orElse("");
        if (link.isEmpty() || link.equals(now.currentAddress())) {
            return false;
        }
        LOG.info("Direct download {} goes on from another address of its source", row.id());
        rows.update(row.id(), known -> known.relink(link));
        return true;
    }

    private static boolean isWeb(URI link) {
        String scheme = link.getScheme() == null ? "" : link.getScheme().toLowerCase(Locale.ROOT);
        return (scheme.equals("http") || scheme.equals("https")) && link.getHost() != null;
    }
}
