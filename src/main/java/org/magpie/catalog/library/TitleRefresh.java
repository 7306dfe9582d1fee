package org.magpie.catalog.library;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.hibernate.LockMode;
import org.magpie.base.error.ErrorCode;
import org.magpie.base.error.Explained;
import org.magpie.base.error.Message;
import org.magpie.base.error.UserException;
import org.magpie.base.job.Progress;
import org.magpie.base.store.Store;
import org.magpie.base.store.UnitOfWork;
import org.magpie.catalog.MetadataSource;
import org.magpie.catalog.SourceTitle;
import org.magpie.media.MediaKind;
import org.magpie.media.library.Library;
import org.magpie.media.title.Title;
import org.magpie.media.title.TitleRepository_;
import org.magpie.provider.ProviderException;
import org.magpie.provider.ProviderKind;
import org.magpie.provider.Providers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the sources of titles again and takes what has changed. Safe for any number of threads. */
final class TitleRefresh {
    private static final Logger LOG = LoggerFactory.getLogger(TitleRefresh.class);
    /** Between two questions to one source, so that a whole library does not fall upon it at once. */
    private static final Duration PACE = Duration.ofMillis(500);

    private final Store store;
    private final Library library;
    private final Providers providers;
    private final Source source;
    private final LongConsumer artwork;
    private final Clock clock;

    /** Where titles are described. */
    @FunctionalInterface
    interface Source {
        SourceTitle fetch(MediaKind kind, String source, String sourceId);
    }

    /**
     * @param artwork has the pictures of a title fetched where they are missing
     */
    TitleRefresh(Store store, Library library, Providers providers, Source source, LongConsumer artwork, Clock clock) {
        this.store = store;
        this.library = library;
        this.providers = providers;
        this.source = source;
        this.artwork = artwork;
        this.clock = clock;
    }

    /**
     * Refreshes one title; does nothing for one that was made by hand.
     *
     * @return whether it has a source
     * @param anyway takes an answer also where it lacks much
     * @throws UserException when the answer lacks so much of what is known that it is not believed; nothing is changed
     */
    boolean refresh(long titleId, boolean anyway) {
        Title known = store.read(session -> new TitleRepository_(session).find(titleId))
                .orElse(null);
        if (known == null || known.source().isEmpty() || known.sourceId().isEmpty()) {
            return false;
        }
        try {
            SourceTitle now = source.fetch(
                    known.kind(), known.source().get(), known.sourceId().get());
            store.change(unit -> take(unit, titleId, now, anyway));
        } catch (UserException refused) {
            store.change(unit -> new RefreshRows(unit.session()).failed(titleId, clock.instant(), refused.said()));
            throw refused;
        }
        artwork.accept(titleId);
        return true;
    }

    private void take(UnitOfWork unit, long titleId, SourceTitle now, boolean anyway) {
        // Locked, or of two changes at once the later would undo the earlier: a row is written whole.
        Title title = unit.session().get(Title.class, titleId, LockMode.PESSIMISTIC_WRITE);
        if (title == null) {
            return;
        }
        title.learn(now.details(), clock.instant());
        TitleRows rows = new TitleRows(unit.session());
        rows.know(titleId, now.ids(), now.aliases());
        rows.name(titleId, now.details().naming());
        rows.credit(titleId, now.credits());
        new ItemRefresh(unit.session(), clock.instant()).take(title, now.items(), anyway);
        new RefreshRows(unit.session()).succeeded(titleId, clock.instant());
        unit.session().update(title);
        library.changed(unit, Set.of(titleId));
    }

    /**
     * Refreshes the titles whose time has come, those first that have waited longest. One that fails does not keep the others from
     * it, and a source that does not answer is left alone until the next time.
     *
     * @param most titles at once
     */
    void refreshDue(int most, Progress progress) {
        Set<String> sources = providers.open(ProviderKind.SOURCE, MetadataSource.class).stream()
                .map(opened -> opened.definition().plug())
                .collect(Collectors.toSet());
        Instant now = clock.instant();
        List<RefreshRows.Due> due = store.read(session -> new RefreshRows(session).due(now, sources, most));
        Set<String> silent = new HashSet<>();
        int done = 0;
        int failed = 0;
        for (RefreshRows.Due title : due) {
            progress.checkCancelled();
            progress.at(done++, due.size());
            if (!silent.contains(title.source())) {
                progress.says(Message.of("catalog.refreshing", title.name()));
                failed += refresh(title, silent) ? 0 : 1;
                LockSupport.parkNanos(PACE.toNanos());
            }
        }
        progress.at(due.size(), due.size());
        progress.says(Message.of("catalog.refreshed", due.size() - failed, failed));
    }

    /** Whether it succeeded. */
    private boolean refresh(RefreshRows.Due title, Set<String> silent) {
        try {
            refresh(title.id(), false);
            return true;
        } catch (ProviderException.Unreachable | ProviderException.RateLimited | ProviderException.Unauthorized down) {
            // Nothing is wrong with the title: it is due again as soon as its source answers.
            silent.add(title.source());
            LOG.warn("{} could not be refreshed, and its source is left alone: {}", title.name(), down.getMessage());
        } catch (UserException refused) {
            LOG.warn("{} was not refreshed: {}", title.name(), refused.message());
        } catch (ProviderException refused) {
            LOG.warn("{} was not refreshed: {}", title.name(), refused.getMessage());
            note(title, refused.said());
        } catch (RuntimeException failure) { // of one title: the others have their turn all the same
            LOG.error("{} could not be refreshed", title.name(), failure);
            note(
                    title,
                    failure instanceof Explained known
                            ? known.said()
                            : Message.of("job.failed.bug", ErrorCode.of(failure).text()));
        }
        return false;
    }

    private void note(RefreshRows.Due title, Message why) {
        store.change(unit -> new RefreshRows(unit.session()).failed(title.id(), clock.instant(), why));
    }
}
