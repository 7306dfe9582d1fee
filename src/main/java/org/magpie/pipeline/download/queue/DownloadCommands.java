package org.magpie.pipeline.download.queue;

import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.magpie.base.error.Message;
import org.magpie.base.error.UserException;
import org.magpie.base.store.UnitOfWork;
import org.magpie.base.undo.StoredUndo;
import org.magpie.base.undo.UndoRecord;
import org.magpie.media.history.HistoryEntry;
import org.magpie.pipeline.decide.BlockReason;
import org.magpie.pipeline.download.DownloadClient;
import org.magpie.pipeline.download.DownloadState;
import org.magpie.pipeline.download.DownloadsChanged;
import org.magpie.pipeline.download.TrackedDownload;
import org.magpie.pipeline.download.monitor.Clients;
import org.magpie.pipeline.download.removal.DownloadRemovals;
import org.magpie.pipeline.download.store.DownloadEntity;
import org.magpie.pipeline.download.store.DownloadRepository_;
import org.magpie.pipeline.download.store.DownloadRows;
import org.magpie.pipeline.download.store.DownloadTransitions;

/**
 * Does with a download what a person asks for. Each command looks at the state that it is to change, before its client is asked and
 * again in the unit of work that changes it. Safe for any number of threads.
 */
final class DownloadCommands {
    private static final String UNDO_REMOVAL = "download";
    private static final String UNDO_BLOCK = "blocked-release";

    private final DownloadRows rows;
    private final Clients clients;
    private final DownloadRemovals removals;

    DownloadCommands(DownloadRows rows, Clients clients, DownloadRemovals removals) {
        this.rows = rows;
        this.clients = clients;
        this.removals = removals;
    }

    /**
     * A person wants it to come before or behind the others of its client.
     *
     * @throws UserException when it is on its way no more
     */
    void prioritised(long id, DownloadClient.Priority wanted) {
        rows.change(id, (unit, row) -> {
            DownloadCommand.PRIORITISE.check(row.grab().releaseName(), row.state());
            row.prioritise(wanted);
            unit.publish(new DownloadsChanged(Set.of(id)));
        });
    }

    /**
     * Pauses a download; one that waits for a client goes on waiting and is handed to none until it is resumed.
     *
     * @throws UserException when it is on its way no more
     * @throws org.magpie.provider.ProviderException when its client does not do it; then nothing has changed
     */
    void pause(long id) {
        TrackedDownload before = checked(id, DownloadCommand.PAUSE);
        inClient(before, DownloadClient::pause);
        String key = rows.store().write(unit -> {
            DownloadEntity row = stored(unit, id);
            if (DownloadCommand.PAUSE.isFor(row.state()) && row.turn(DownloadState.PAUSED, null, rows.now())) {
                unit.session().update(row);
                unit.publish(new DownloadsChanged(Set.of(id)));
            }
            return row.client().key();
        });
        if (before.clientKey().isEmpty() && !key.isEmpty()) {
            // A client has taken it meanwhile.
            rows.find(id)
                    .filter(now -> now.state() == DownloadState.PAUSED)
                    .ifPresent(now -> inClient(now, DownloadClient::pause));
        }
    }

    /**
     * Lets a download go on; one that waits for a client is handed over at once.
     *
     * @throws UserException when it is on its way no more
     * @throws org.magpie.provider.ProviderException when its client does not do it; then nothing has changed
     */
    void resume(long id) {
        inClient(checked(id, DownloadCommand.RESUME), DownloadClient::resume);
        rows.change(id, (unit, row) -> {
            boolean stands = row.state() == DownloadState.PAUSED || row.state() == DownloadState.STALLED;
            if (stands && row.turn(DownloadState.QUEUED, null, rows.now())) {
                unit.publish(new DownloadsChanged(Set.of(id)));
            } else if (row.state() == DownloadState.QUEUED && row.client().key().isEmpty()) {
                row.tryNow(rows.now());
            }
        });
    }

    private TrackedDownload checked(long id, DownloadCommand command) {
        TrackedDownload download = rows.find(id).orElseThrow(() -> new UserException("pipeline.download-gone"));
        command.check(download.release().name(), download.state());
        return download;
    }

    private static DownloadEntity stored(UnitOfWork unit, long id) {
        return new DownloadRepository_(unit.session())
                .find(id)
                .orElseThrow(() -> new UserException("pipeline.download-gone"));
    }

    /**
     * Takes a download off the queue. That is noted first; a client that does not answer is asked again later, until it has removed
     * it as well. What is over is taken off the list in the same way; what was removed before stays so.
     *
     * @param withData whether the client throws away what it has fetched
     * @param block whether its release is not to be taken again, and another one is to be taken in its place
     * @return what there is to tell a person: that its client is asked again later, and why; empty when all is done
     * @throws UserException when there is no such download
     */
    Optional<Message> remove(long id, boolean withData, boolean block) {
        TrackedDownload download = rows.find(id).orElseThrow(() -> new UserException("pipeline.download-gone"));
        if (!DownloadCommand.REMOVE.isFor(download.state())) {
            return Optional.empty();
        }
        Message said = said(download, withData);
        rows.change(id, (unit, row) -> {
            DownloadState before = row.state();
            boolean filed = before == DownloadState.IMPORTED;
            if (!row.turn(DownloadState.REMOVED, said, rows.now()) && !row.dismiss(said, rows.now())) {
                return;
            }
            row.askRemoval(withData);
            UndoRecord undo = UndoRecord.begin(unit, said).other(UNDO_REMOVAL, id + " " + before.name());
            rows.write(unit, download, HistoryEntry.Type.DOWNLOAD_REMOVED, said);
            if (block) {
                undo.other(UNDO_BLOCK, String.valueOf(rows.block(unit, download, BlockReason.BY_HAND, said)));
                if (!filed) {
                    row.replaceAt(rows.now());
                }
            }
            unit.publish(new DownloadsChanged(Set.of(id)));
        });
        String client = clients.find(download.clientId())
                .<String>map(each -> each.definition().name())
                .orElse("");
        return removals.ask(id)
                .map(why ->
                        Message.of("download.removed-later", download.release().name(), client, why));
    }

    /** How what was removed is had again. */
    void undoneBy(StoredUndo undo) {
        undo.handle(UNDO_BLOCK, (unit, content) -> rows.unblock(unit, Long.parseLong(content)));
        undo.handle(UNDO_REMOVAL, (unit, content) -> {
            String[] parts = content.split(" ", 2);
            takeBack(unit, Long.parseLong(parts[0]), DownloadState.valueOf(parts[1]));
        });
    }

    private void takeBack(UnitOfWork unit, long id, DownloadState before) {
        DownloadRepository_ repository = new DownloadRepository_(unit.session());
        DownloadEntity row = repository.find(id).orElseThrow(() -> new UserException("pipeline.download-gone"));
        TrackedDownload download = rows.told(row);
        if (!DownloadTransitions.isOver(before)) {
            repository.openOf(download.slotId()).stream()
                    .map(rows::told)
                    .filter(other -> !Collections.disjoint(other.itemIds(), download.itemIds()))
                    .findFirst()
                    .ifPresent(other -> {
                        throw new UserException(
                                "undo.download.replaced", other.release().name());
                    });
        }
        if (!row.takeBack(before, rows.now())) {
            throw new UserException("undo.download.gone", download.release().name());
        }
        unit.session().update(row);
        rows.write(
                unit,
                download,
                HistoryEntry.Type.RESTORED,
                Message.of("download.taken-back", download.release().name()));
        unit.publish(new DownloadsChanged(Set.of(id)));
    }

    private static Message said(TrackedDownload download, boolean withData) {
        String name = download.release().name();
        if (!download.isOwn()) {
            return Message.of("download.removed-list", name);
        }
        boolean data = withData && !download.clientKey().isEmpty();
        return Message.of(data ? "download.removed-data" : "download.removed", name);
    }

    private void inClient(TrackedDownload download, BiConsumer<DownloadClient, String> work) {
        if (!download.clientKey().isEmpty()) {
            clients.find(download.clientId())
                    .ifPresent(client -> clients.use(client, provider -> {
                        work.accept(provider, download.clientKey());
                        return true;
                    }));
        }
    }
}
