package org.magpie.pipeline.notify.refresh;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.magpie.base.error.ErrorCode;
import org.magpie.base.event.Events;
import org.magpie.base.store.Rows;
import org.magpie.base.store.Store;
import org.magpie.base.store.UnitOfWork;
import org.magpie.media.file.LibraryFileMoved;
import org.magpie.media.history.Notice;
import org.magpie.media.history.NoticeFacts;
import org.magpie.provider.Definition;
import org.magpie.provider.ProviderKind;
import org.magpie.provider.Providers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes down which folders each media server is to read again, in the transaction of what changed in them. */
final class FolderRecorder {
    private static final Logger LOG = LoggerFactory.getLogger(FolderRecorder.class);

    private final Providers providers;
    private final Clock clock;
    private final Runnable written;

    /** @param written called after the transaction */
    FolderRecorder(Providers providers, Clock clock, Runnable written) {
        this.providers = providers;
        this.clock = clock;
        this.written = written;
    }

    List<Events.Subscription> listen(Store store) {
        return List.of(store.record(Notice.class, this::noted), store.record(LibraryFileMoved.class, this::moved));
    }

    private record Place(long titleId, Path file, boolean isLost) {}

    private void noted(UnitOfWork unit, List<Notice> notices) {
        List<Place> places = new ArrayList<>();
        for (Notice notice : notices) {
            if (isOfFiles(notice)) {
                NoticeFacts facts = notice.facts();
                boolean isLost = notice instanceof Notice.Deleted;
                add(places, facts.titleId(), facts.path(), isLost);
                if (!facts.formerPath().equals(facts.path())) {
                    add(places, facts.titleId(), facts.formerPath(), true);
                }
            }
        }
        write(unit, places);
    }

    private static boolean isOfFiles(Notice notice) {
        return notice instanceof Notice.Imported
                || notice instanceof Notice.Upgraded
                || notice instanceof Notice.Renamed
                || notice instanceof Notice.Deleted;
    }

    private static void add(List<Place> places, long titleId, String file, boolean isLost) {
        if (!file.isEmpty()) {
            places.add(new Place(titleId, Path.of(file), isLost));
        }
    }

    private void moved(UnitOfWork unit, List<LibraryFileMoved> files) {
        List<Place> places = new ArrayList<>();
        for (LibraryFileMoved file : files) {
            places.add(new Place(file.titleId(), file.from(), true));
            file.to().ifPresent(to -> places.add(new Place(file.titleId(), to, false)));
        }
        write(unit, places);
    }

    /** What cannot be written down is no reason to undo what it tells of. */
    @SuppressWarnings("IllegalCatch")
    private void write(UnitOfWork unit, List<Place> places) {
        List<Definition<?>> servers = providers.definitions(ProviderKind.MEDIA_SERVER).stream()
                .filter(Definition::enabled)
                .toList();
        if (servers.isEmpty() || places.isEmpty()) {
            return;
        }
        try {
            Rows rows = new Rows(unit.session());
            TitleFolders folders = new TitleFolders(rows);
            Map<Path, Place> changes = new LinkedHashMap<>();
            for (Place place : places) {
                changes.merge(
                        folders.folderOf(place.titleId(), place.file()),
                        place,
                        (one, other) -> new Place(other.titleId(), other.file(), one.isLost() || other.isLost()));
            }
            ServerRefreshRows refresh = new ServerRefreshRows(rows);
            Instant now = clock.instant();
            servers.forEach(server -> changes.forEach(
                    (folder, place) -> refresh.add(server.id(), folder, place.titleId(), place.isLost(), now)));
            unit.afterCommit(written);
        } catch (RuntimeException failure) {
            LOG.error("What media servers are to read again could not be kept ({})", ErrorCode.of(failure), failure);
        }
    }
}
