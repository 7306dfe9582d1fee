package org.magpie.insight.read;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.magpie.insight.QueueRow;
import org.magpie.media.ItemFacts;
import org.magpie.media.MediaKind;
import org.magpie.media.SlotFacts;
import org.magpie.media.TitleFacts;
import org.magpie.media.library.Library;
import org.magpie.media.quality.Quality;
import org.magpie.pipeline.download.TrackedDownload;
import org.magpie.provider.Definition;
import org.magpie.provider.Providers;

/** Puts a download beside what it brings. */
final class QueueRows {
    private static final int MOST_NAMED = 3;

    private final Library library;
    private final Providers providers;
    private final Qualities qualities;

    /** Which quality a release was judged to have. */
    @FunctionalInterface
    interface Qualities {
        Optional<Quality> of(TrackedDownload download);
    }

    QueueRows(Library library, Providers providers, Qualities qualities) {
        this.library = library;
        this.providers = providers;
        this.qualities = qualities;
    }

    List<QueueRow> rows(List<TrackedDownload> downloads) {
        Set<Long> ids = downloads.stream().map(TrackedDownload::titleId).collect(Collectors.toSet());
        Map<Long, TitleFacts> titles =
                library.facts(ids).stream().collect(Collectors.toMap(TitleFacts::id, Function.identity()));
        return downloads.stream()
                .map(download -> row(download, Optional.ofNullable(titles.get(download.titleId()))))
                .toList();
    }

    private QueueRow row(TrackedDownload download, Optional<TitleFacts> title) {
        Optional<Definition<?>> client = providers.definition(download.clientId());
        @Nullable MediaKind kind = title.map(TitleFacts::kind).orElse(null);
        return new QueueRow(
                download.id(),
                download.correlation(),
                title.isPresent() ? download.titleId() : 0,
                kind,
                download.titleName(),
                title.map(each -> items(each, download)).orElse(""),
                download.release().name(),
                kind == null
                        ? ""
                        : qualities
                                .of(download)
                                .map(quality -> quality.displayName(kind))
                                .orElse(""),
                title.flatMap(each -> each.slot(download.slotId()))
                        .map(SlotFacts::name)
                        .orElse(""),
                download.state(),
                download.size(),
                download.done(),
                download.speed(),
                download.timeLeft(),
                client.<String>map(Definition::name).orElse(""),
                client.<String>map(Definition::plug).orElse(""),
                client.isPresent() ? download.clientId() : 0,
                download.priority(),
                download.isOwn(),
                download.said(),
                download.added());
    }

    /** A few by name; of a whole season the first, the last and how many. */
    private static String items(TitleFacts title, TrackedDownload download) {
        List<ItemFacts> items = title.items().stream()
                .filter(item -> download.itemIds().contains(item.id()))
                .toList();
        if (items.size() > MOST_NAMED) {
            return label(title, items.getFirst(), false) + " – " + label(title, items.getLast(), false) + " ("
                    + items.size() + ")";
        }
        return items.stream().map(item -> label(title, item, items.size() == 1)).collect(Collectors.joining(", "));
    }

    private static String label(TitleFacts title, ItemFacts item, boolean named) {
        boolean numbered = item.details().number() > 0;
        return ItemLabels.item(
                title.name(),
                named || !numbered ? item.details().name() : "",
                item.details().season(),
                item.details().number());
    }
}
