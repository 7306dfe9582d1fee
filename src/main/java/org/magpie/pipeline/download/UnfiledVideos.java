package org.magpie.pipeline.download;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.magpie.base.store.Rows;
import org.magpie.base.store.Store;
import org.magpie.base.store.UnitOfWork;
import org.magpie.base.text.StoredMessage;

/** Keeps which videos of which downloads were not filed, so that nothing that a person may still want is removed with the rest. */
public final class UnfiledVideos {
    private final Store store;

    public UnfiledVideos(Store store) {
        this.store = store;
    }

    /** Notes the videos of a download that were not filed, instead of what was noted before. */
    public void note(UnitOfWork unit, long downloadId, List<UnfiledVideo> videos) {
        Rows rows = new Rows(unit.session());
        rows.change("delete from unfiled_video where download_id = ?", downloadId);
        rows.batch(
                "merge into unfiled_video (download_id, path, bytes, said) values (?, ?, ?, ?)",
                videos.stream()
                        .map(video ->
                                Rows.row(downloadId, video.path(), video.bytes(), StoredMessage.write(video.why()))));
    }

    /** Notes one more. */
    public void add(UnitOfWork unit, long downloadId, UnfiledVideo video) {
        new Rows(unit.session())
                .change(
                        "merge into unfiled_video (download_id, path, bytes, said) values (?, ?, ?, ?)",
                        downloadId,
                        video.path(),
                        video.bytes(),
                        StoredMessage.write(video.why()));
    }

    /** The videos of a download that were not filed, by name; empty where all of them were. */
    public List<UnfiledVideo> of(long downloadId) {
        return store.read(session -> new Rows(session)
                .list(
                        "select path, bytes, said from unfiled_video where download_id = ? order by path",
                        row -> new UnfiledVideo(row.getString(1), row.getLong(2), StoredMessage.read(row.getString(3))),
                        downloadId));
    }

    /** Those of these downloads that hold a video which was not filed: their data is kept. */
    public Set<Long> among(Set<Long> downloadIds) {
        return downloadIds.isEmpty()
                ? Set.of()
                : store.read(session -> Set.copyOf(new Rows(session)
                        .list(
                                "select distinct download_id from unfiled_video where download_id = any(?)",
                                row -> row.getLong(1),
                                (Object) new TreeSet<>(downloadIds).toArray())));
    }
}
