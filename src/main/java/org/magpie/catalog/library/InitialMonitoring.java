package org.magpie.catalog.library;

import java.time.Instant;
import java.util.List;
import org.magpie.catalog.NewTitle.Monitoring;
import org.magpie.media.ItemDetails;
import org.magpie.media.MediaKind;

/** Which items of a new title are wanted at first. Specials never are: who wants them says so, one by one. */
final class InitialMonitoring {
    private final MediaKind kind;
    private final Monitoring monitoring;
    private final Instant now;
    private final int first;
    private final int latest;

    InitialMonitoring(MediaKind kind, Monitoring monitoring, List<ItemDetails> items, Instant now) {
        this.kind = kind;
        this.monitoring = monitoring;
        this.now = now;
        this.first = items.stream()
                .mapToInt(ItemDetails::season)
                .filter(season -> season > 0)
                .min()
                .orElse(0);
        this.latest = items.stream().mapToInt(ItemDetails::season).max().orElse(0);
    }

    boolean wants(ItemDetails item) {
        if (kind == MediaKind.SERIES && item.season() == 0) {
            return false;
        }
        Instant available = item.available();
        return switch (monitoring) {
            case ALL, MISSING -> true;
            case FUTURE -> available == null || available.isAfter(now);
            case FIRST_SEASON -> kind != MediaKind.SERIES || item.season() == first;
            case LATEST_SEASON -> kind != MediaKind.SERIES || item.season() == latest;
            case NONE -> false;
        };
    }

    /** Whether items that appear later are wanted too. */
    boolean wantsNewItems() {
        return switch (monitoring) {
            case ALL, MISSING, FUTURE, LATEST_SEASON -> true;
            case FIRST_SEASON, NONE -> false;
        };
    }
}
