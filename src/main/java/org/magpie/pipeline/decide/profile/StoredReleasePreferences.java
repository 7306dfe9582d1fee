package org.magpie.pipeline.decide.profile;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.magpie.base.error.Message;
import org.magpie.base.store.Chunks;
import org.magpie.base.store.Rows;
import org.magpie.base.store.Store;
import org.magpie.base.undo.UndoRecord;
import org.magpie.media.quality.Profile;
import org.magpie.pipeline.decide.Blocklist;
import org.magpie.pipeline.decide.BlocklistEntry;
import org.magpie.pipeline.decide.TrialRun;

/** The choosing of the library in the database. */
public final class StoredReleasePreferences implements ReleasePreferences {
    private final Store store;
    private final ReleaseProfiles releaseProfiles;
    private final DelayProfiles delayProfiles;
    private final Blocklist blocklist;
    private final TrialRun trial;

    public StoredReleasePreferences(
            Store store,
            ReleaseProfiles releaseProfiles,
            DelayProfiles delayProfiles,
            Blocklist blocklist,
            TrialRun trial) {
        this.store = store;
        this.releaseProfiles = releaseProfiles;
        this.delayProfiles = delayProfiles;
        this.blocklist = blocklist;
        this.trial = trial;
    }

    @Override
    public List<ReleaseProfile> releaseProfiles() {
        return releaseProfiles.all();
    }

    @Override
    public ReleaseProfile save(ReleaseProfile profile) {
        return releaseProfiles.save(profile);
    }

    @Override
    public void deleteReleaseProfile(long id) {
        releaseProfiles.delete(id);
    }

    @Override
    public List<DelayProfile> delayProfiles() {
        return delayProfiles.all();
    }

    @Override
    public DelayProfile save(DelayProfile profile) {
        return delayProfiles.save(profile);
    }

    @Override
    public void deleteDelayProfile(long id) {
        delayProfiles.delete(id);
    }

    @Override
    public List<BlockedRow> blocklist() {
        Map<Long, String> titles = new HashMap<>();
        store.<Object>read(session -> {
            new Rows(session)
                    .each(
                            "select id, name from title where id in (select title_id from blocklist)",
                            row -> titles.put(row.getLong(1), row.getString(2)));
            return titles;
        });
        return blocklist.all().stream()
                .map(entry -> new BlockedRow(entry, titles.getOrDefault(entry.titleId(), "")))
                .toList();
    }

    @Override
    public void block(List<BlocklistEntry> entries) {
        Chunks.write(store, entries, (unit, chunk) -> chunk.forEach(entry -> blocklist.add(unit, entry)));
    }

    @Override
    public void unblock(Set<Long> ids) {
        if (ids.isEmpty()) {
            return;
        }
        long entry = store.write(unit ->
                UndoRecord.begin(unit, Message.of("undo.blocklist", ids.size())).entry());
        Chunks.write(store, ids, (unit, chunk) -> {
            UndoRecord undo = UndoRecord.within(unit, entry);
            chunk.forEach(id -> {
                undo.deleting("blocklist", id);
                blocklist.remove(unit, id);
            });
        });
    }

    @Override
    public TrialRun.Outcome tryOut(Profile changed) {
        return trial.of(changed);
    }
}
