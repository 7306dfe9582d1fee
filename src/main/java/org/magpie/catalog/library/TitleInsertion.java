package org.magpie.catalog.library;

import java.time.Instant;
import org.magpie.base.error.Message;
import org.magpie.base.error.UserException;
import org.magpie.base.store.UnitOfWork;
import org.magpie.catalog.NewTitle;
import org.magpie.catalog.SourceTitle;
import org.magpie.media.NamingFacts;
import org.magpie.media.Provenance;
import org.magpie.media.history.HistoryEntry;
import org.magpie.media.history.HistoryLog;
import org.magpie.media.history.Notice;
import org.magpie.media.history.NoticeFacts;
import org.magpie.media.title.Slot;
import org.magpie.media.title.Title;

/** Stores a new title with its slots and items. */
final class TitleInsertion {
    private final HistoryLog history;

    TitleInsertion(HistoryLog history) {
        this.history = history;
    }

    /** Whether no source knows the title that is to be added. */
    static boolean isByHand(NewTitle request) {
        return request.source() == null || request.sourceId() == null;
    }

    /**
     * Stores it; the caller counts it and tells of it.
     *
     * @throws UserException {@code catalog.there-already}
     */
    long insert(UnitOfWork unit, NewTitle request, SourceTitle described, String correlation, Instant now) {
        if (new TitleRows(unit.session())
                .twin(request.kind(), described, isByHand(request))
                .isPresent()) {
            throw new UserException("catalog.there-already", described.details().name());
        }
        Title title = insert(unit, request, described, now);
        history.write(
                unit, LibraryCatalog.told(HistoryEntry.Type.ADDED, title.id(), correlation, "history.added", title));
        unit.publish(new Notice.TitleAdded(
                NoticeFacts.ofTitle(title.id(), title.name()), correlation, Message.of("history.added", title.name())));
        return title.id();
    }

    /** Stores a title of which it is known that it is not there; tells of it in no history. */
    Title insert(UnitOfWork unit, NewTitle request, SourceTitle described, Instant now) {
        TitleRows rows = new TitleRows(unit.session());
        String name = described.details().name();
        Title title = Title.of(
                request.kind(), name, Provenance.valueOf(request.provenance().name()), now);
        InitialMonitoring initialMonitoring =
                new InitialMonitoring(request.kind(), request.monitoring(), described.items(), now);
        title.learn(described.details(), now);
        title.monitor(request.monitoring() != NewTitle.Monitoring.NONE);
        title.monitorNewItems(initialMonitoring.wantsNewItems());
        if (request.source() != null && request.sourceId() != null) {
            title.comesFrom(request.source(), request.sourceId());
        }
        unit.session().insert(title);
        // A scan adds thousands of which no more is known than a name.
        if (!described.ids().isEmpty() || !described.aliases().isEmpty()) {
            rows.know(title.id(), described.ids(), described.aliases());
        }
        if (!described.details().naming().equals(NamingFacts.NONE)) {
            rows.name(title.id(), described.details().naming());
        }
        if (!described.credits().isEmpty()) {
            rows.credit(title.id(), described.credits());
        }
        if (!request.tags().isEmpty()) {
            rows.tag(title.id(), request.tags());
        }
        int place = 0;
        for (NewTitle.NewSlot slot : request.slots()) {
            unit.session()
                    .insert(new Slot(title.id(), place++, slot.name().strip(), slot.profileId(), slot.rootId(), ""));
        }
        rows.insert(request.kind(), title.id(), described.items(), initialMonitoring);
        return title;
    }
}
