package org.magpie.testing.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.UserException;
import org.magpie.base.job.Progress;
import org.magpie.catalog.Catalog;
import org.magpie.catalog.FoundTitle;
import org.magpie.catalog.NewTitle;
import org.magpie.catalog.TitleChange;
import org.magpie.media.MediaKind;
import org.magpie.media.SeriesType;

/** Knows the titles it was given and notes what it is asked to change. */
public final class FakeCatalog implements Catalog {
    public final Map<Long, SeriesType> seriesTypes = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final CountDownLatch never = new CountDownLatch(1);
    private volatile @Nullable RuntimeException failure;
    private volatile boolean silent;

    /** The title whose source lacks most of what is known. */
    public volatile long lacking = -1;

    public final List<FoundTitle> known = new CopyOnWriteArrayList<>();
    public final List<Failure> failures = new CopyOnWriteArrayList<>();
    public final List<NewTitle> added = new CopyOnWriteArrayList<>();

    public void fail(@Nullable RuntimeException with) {
        failure = with;
    }

    /** From now on no question is answered. */
    public void fallSilent() {
        silent = true;
    }

    public List<String> asked() {
        return new ArrayList<>(asked);
    }

    private void note(String words) {
        if (silent) {
            try {
                never.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
        RuntimeException now = failure;
        if (now != null) {
            throw now;
        }
        asked.add(words);
    }

    @Override
    public Lookup lookup(MediaKind kind, String text) {
        note("lookup " + kind + " " + text);
        String wanted = text.toLowerCase(Locale.ROOT);
        return new Lookup(
                known.stream()
                        .filter(title -> title.kind() == kind
                                && title.name().toLowerCase(Locale.ROOT).contains(wanted))
                        .toList(),
                List.copyOf(failures));
    }

    @Override
    public long add(NewTitle title) {
        note("add " + title.name());
        added.add(title);
        return 1;
    }

    @Override
    public boolean refresh(long titleId) {
        note("refresh " + titleId);
        if (titleId == lacking) {
            throw new UserException("catalog.refresh-lacks", "Fake", 9, 10);
        }
        return true;
    }

    @Override
    public boolean refreshAnyway(long titleId) {
        note("refresh anyway " + titleId);
        return true;
    }

    @Override
    public void monitorTitle(long titleId, boolean monitored) {
        note("monitor " + titleId + " " + monitored);
    }

    @Override
    public int changeAll(Set<Long> titleIds, TitleChange change, Progress progress) {
        note("change " + new java.util.TreeSet<>(titleIds) + " " + change);
        progress.at(titleIds.size(), titleIds.size());
        return titleIds.size();
    }

    @Override
    public void monitorItems(Set<Long> itemIds, boolean monitored) {
        note("monitor items " + itemIds + " " + monitored);
    }

    @Override
    public void tag(long titleId, Set<String> tags) {
        note("tag " + titleId + " " + tags);
    }

    @Override
    public Optional<SeriesType> seriesType(long titleId) {
        return Optional.ofNullable(seriesTypes.get(titleId));
    }

    @Override
    public void chooseSeriesType(long titleId, @Nullable SeriesType type) {
        note("series type " + titleId + " " + type);
        seriesTypes.compute(titleId, (id, before) -> type);
    }

    @Override
    public void editSlot(long slotId, String name, long profileId, long rootId) {
        note("edit slot " + slotId + " " + name + " " + profileId + " " + rootId);
    }

    @Override
    public long addSlot(long titleId, NewTitle.NewSlot slot) {
        note("add slot " + titleId + " " + slot.name());
        return 99;
    }

    @Override
    public void removeSlot(long slotId) {
        note("remove slot " + slotId);
    }

    @Override
    public void remove(Set<Long> titleIds, boolean withFiles) {
        note("remove " + titleIds + (withFiles ? " with files" : ""));
    }

    @Override
    public void removeFiles(Set<Long> fileIds) {
        note("remove files " + fileIds);
    }

    @Override
    public void assignFile(long fileId, long slotId, Set<Long> itemIds) {
        note("assign file " + fileId + " to " + slotId + " " + itemIds);
    }
}
