package org.magpie.pipeline.notify.refresh;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.magpie.base.error.ErrorCode;
import org.magpie.base.need.NeedsChanged;
import org.magpie.base.store.Rows;
import org.magpie.base.store.Store;
import org.magpie.provider.ProviderException;
import org.magpie.provider.Providers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells one server of all folders that wait, one after the other, and then looks for titles that should have arrived. */
final class RefreshRound {
    private static final Logger LOG = LoggerFactory.getLogger(RefreshRound.class);

    /** After the last change of a round. */
    static final Duration QUIET = Duration.ofSeconds(10);
    /** After its first. */
    static final Duration AT_MOST = Duration.ofSeconds(60);
    /** After a failure for which {@link Providers} knows no pause. */
    private static final Duration AFTER_FAILURE = Duration.ofMinutes(1);

    private static final Duration AFTER_BUG = Duration.ofMinutes(5);

    private final Store store;
    private final Providers providers;
    private final Clock clock;
    private final TitleLookup lookup;
    private final BooleanSupplier isOver;
    private final BooleanSupplier isHurried;

    /**
     * @param isOver whether Magpie ends now
     * @param isHurried whether nothing more comes
     */
    RefreshRound(Store store, Providers providers, Clock clock, BooleanSupplier isOver, BooleanSupplier isHurried) {
        this.store = store;
        this.providers = providers;
        this.clock = clock;
        this.lookup = new TitleLookup(store, providers, clock);
        this.isOver = isOver;
        this.isHurried = isHurried;
    }

    /** When a round is told; one that was stored while the clock was wrong is at once. */
    Instant end(ServerRefreshRows.Round round, Instant now) {
        Instant quiet = round.last().plus(QUIET);
        Instant last = round.first().plus(AT_MOST);
        Instant end = quiet.isBefore(last) ? quiet : last;
        return isHurried.getAsBoolean() || end.isAfter(now.plus(AT_MOST)) ? now : end;
    }

    /** @return before when it had better be left alone; empty for whenever something is due */
    @SuppressWarnings("IllegalCatch") // a bug in one plug keeps no other server waiting
    Optional<Instant> tell(Providers.Opened<MediaServer> server) {
        try {
            Optional<Instant> later = refreshAll(server);
            if (later.isEmpty()) {
                lookup.lookAll(server, isOver);
            }
            return later;
        } catch (ProviderException failure) {
            // Logged and paused by whoever keeps the state of plugs.
            return Optional.of(clock.instant().plus(AFTER_FAILURE));
        } catch (RuntimeException failure) {
            if (isOver.getAsBoolean()) {
                return Optional.empty();
            }
            LOG.error(
                    "{} could not be told what has changed ({})",
                    server.definition().name(),
                    ErrorCode.of(failure),
                    failure);
            return Optional.of(clock.instant().plus(AFTER_BUG));
        }
    }

    /** @return when to go on, where the server is busy now; empty where all is told */
    private Optional<Instant> refreshAll(Providers.Opened<MediaServer> server) {
        long id = server.definition().id();
        Instant now = clock.instant();
        Optional<ServerRefreshRows.Round> round =
                store.read(session -> new ServerRefreshRows(new Rows(session)).round(id));
        if (round.isEmpty() || end(round.get(), now).isAfter(now)) {
            return Optional.empty();
        }
        for (ServerRefreshRows.Folder folder :
                store.read(session -> new ServerRefreshRows(new Rows(session)).waiting(id))) {
            if (isOver.getAsBoolean()) {
                return Optional.of(now);
            }
            Duration busy = providers.use(server, MediaServer::busyFor);
            if (busy.isPositive()) {
                return Optional.of(clock.instant().plus(busy));
            }
            refresh(server, folder);
        }
        return Optional.empty();
    }

    private void refresh(Providers.Opened<MediaServer> server, ServerRefreshRows.Folder folder) {
        long id = server.definition().id();
        try {
            providers.use(server, there -> {
                there.refresh(new FolderChange(folder.folder(), folder.hasLost()));
                return folder;
            });
        } catch (ProviderException.Refused refused) {
            LOG.warn("{} is not told of {}: {}", server.definition().name(), folder.folder(), refused.said());
            store.change(unit -> {
                new ServerRefreshRows(new Rows(unit.session())).waitsForPerson(folder, refused.said());
                unit.publish(new NeedsChanged());
            });
            return;
        }
        store.change(unit -> {
            ServerRefreshRows rows = new ServerRefreshRows(new Rows(unit.session()));
            rows.done(folder);
            if (folder.titleId() != 0) {
                rows.lookFor(id, folder.titleId(), clock.instant().plus(TitleLookup.FIRST));
            }
        });
    }
}
