package org.magpie.pipeline;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.magpie.base.error.Message;
import org.magpie.base.need.Need;
import org.magpie.base.need.NeedSource;
import org.magpie.pipeline.download.DownloadState;
import org.magpie.pipeline.download.TrackedDownload;
import org.magpie.pipeline.download.queue.Downloads;

/** Downloads whose import cannot go on without a person. */
public final class BlockedImportNeeds implements NeedSource {
    private static final Need.Action IMPORT = Need.Action.of("import");
    private static final Need.Action REPLACE = Need.Action.removing("replace");
    private static final Need.Action FORGET = Need.Action.removing("forget");
    private static final Need.Action REMOVE = Need.Action.removing("remove");

    private final Downloads downloads;
    private final Pipeline pipeline;

    public BlockedImportNeeds(Downloads downloads, Pipeline pipeline) {
        this.downloads = downloads;
        this.pipeline = pipeline;
    }

    @Override
    public String key() {
        return "import";
    }

    @Override
    public List<Need> open() {
        return downloads.open().stream()
                .filter(download -> download.state() == DownloadState.IMPORT_BLOCKED)
                .map(this::need)
                .toList();
    }

    private Need need(TrackedDownload download) {
        return new Need(
                new Need.Key(key(), String.valueOf(download.id())),
                download.isMistaken() ? "import-mistaken" : "import-blocked",
                download.release().name(),
                download.added(),
                Objects.requireNonNullElseGet(download.said(), () -> Message.of("need.import-blocked")),
                List.of(),
                // Somebody else's download is only taken off the list.
                download.isOwn() ? List.of(IMPORT, REPLACE, FORGET, REMOVE) : List.of(IMPORT, FORGET),
                "download:" + download.id());
    }

    @Override
    public void decide(Need need, Need.Action action, String candidate) {
        long id = Long.parseLong(need.key().id());
        switch (action.key()) {
            case "import" -> pipeline.queue().retryImport(id);
            case "replace" -> pipeline.queue().remove(Set.of(id), true, true);
            case "forget" -> pipeline.queue().remove(Set.of(id), false, false);
            default -> pipeline.queue().remove(Set.of(id), true, false);
        }
    }
}
