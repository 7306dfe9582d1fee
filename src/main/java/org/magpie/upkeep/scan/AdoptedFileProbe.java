package org.magpie.upkeep.scan;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.magpie.base.job.Progress;
import org.magpie.base.store.Rows;
import org.magpie.media.StoredJson;
import org.magpie.media.file.MediaInfo;
import org.magpie.media.file.RootFolder;
import org.magpie.media.quality.Quality;
import org.magpie.pipeline.importing.plan.FileFactsReader;
import org.magpie.upkeep.scan.disk.FileFingerprint;

/**
 * Looks into files that nobody has looked into yet, some hundred at a time, after all that names alone can tell is stored: what they
 * are by their picture and sound, and by what they are known again wherever they go. No file is read as a whole.
 */
final class AdoptedFileProbe {
    /** In one turn; what is left has the next one. */
    private static final int MOST = 300;

    private static final int TOGETHER = 50;
    /** While a person waits for it. */
    private static final int FEW = 12;

    private final ScanParts parts;

    AdoptedFileProbe(ScanParts parts) {
        this.parts = parts;
    }

    /** A file that nobody has looked into. */
    private record Unseen(long id, long titleId, String path, Quality quality, boolean isProbed) {}

    /** What a look into it told. */
    private record Told(Unseen file, String edges, Optional<MediaInfo> info) {}

    void lookInto(RootFolder root, Progress progress) {
        lookInto(root, unseen(root.id(), null), progress);
    }

    /** Looks at once into a few files that a person has just taken in; what is more waits for the next comparison. */
    void lookInto(RootFolder root, List<Path> places) {
        String[] paths = places.stream()
                .limit(FEW)
                .map(place -> root.path().relativize(place).toString().replace('\\', '/'))
                .toArray(String[]::new);
        lookInto(root, unseen(root.id(), paths), Progress.NONE);
    }

    private void lookInto(RootFolder root, List<Unseen> files, Progress progress) {
        List<Told> told = new ArrayList<>();
        for (Unseen file : files) {
            progress.checkCancelled();
            Path place = root.path().resolve(file.path());
            if (Files.isRegularFile(place)) {
                FileFingerprint.of(place)
                        .ifPresent(edges -> told.add(new Told(
                                file,
                                edges,
                                file.isProbed()
                                        ? Optional.empty()
                                        : parts.probe().apply(place))));
            }
            if (told.size() == TOGETHER) {
                store(told);
                told.clear();
            }
        }
        store(told);
    }

    /**
     * @param paths null for all
     */
    private List<Unseen> unseen(long rootId, String @Nullable [] paths) {
        return parts.store()
                .read(session -> new Rows(session)
                        .list(
                                "select id, title_id, path, quality, media_info is not null from media_file"
                                        + " where root_id = ? and (? or path = any(?)) and edges is null and missing_since is null"
                                        + " and path not like '%/VIDEO_TS' and path not like '%/BDMV' order by id limit ?",
                                row -> new Unseen(
                                        row.getLong(1),
                                        row.getLong(2),
                                        row.getString(3),
                                        Quality.valueOf(row.getString(4)),
                                        row.getBoolean(5)),
                                rootId,
                                paths == null,
                                paths == null ? new String[0] : paths,
                                MOST));
    }

    private void store(List<Told> all) {
        if (all.isEmpty()) {
            return;
        }
        List<Told> told = List.copyOf(all);
        parts.store().change(unit -> {
            Rows rows = new Rows(unit.session());
            Set<Long> titles = new HashSet<>();
            rows.batch(
                    "update media_file set edges = ? where id = ?",
                    told.stream().map(each -> Rows.row(each.edges(), each.file().id())));
            for (Told each : told) {
                each.info().ifPresent(info -> {
                    Quality seen = FileFactsReader.seen(each.file().quality(), info);
                    rows.change(
                            "update media_file set media_info = ?, quality = ? where id = ? and media_info is null",
                            StoredJson.write(info),
                            seen.name(),
                            each.file().id());
                    titles.add(each.file().titleId());
                });
            }
            if (!titles.isEmpty()) {
                parts.library().changed(unit, titles);
            }
        });
    }
}
