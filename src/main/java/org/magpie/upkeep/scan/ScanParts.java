package org.magpie.upkeep.scan;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.magpie.base.store.Store;
import org.magpie.catalog.Catalog;
import org.magpie.catalog.TitleAdoption;
import org.magpie.media.MediaKind;
import org.magpie.media.file.MediaInfo;
import org.magpie.media.file.RootFolders;
import org.magpie.media.library.Library;
import org.magpie.media.quality.Profiles;
import org.magpie.pipeline.importing.layout.TitleLayout;
import org.magpie.pipeline.match.Matching;

/**
 * What a scan works with.
 *
 * @param layouts one a kind
 * @param hasSource whether a source of that kind is set up
 * @param probe looks into a file, reading no more than it must; empty where nothing can be told
 * @param grace how long a file has to be missing before it is wanted again
 * @param settle how long a file has to stand still before it is taken: something may be writing it
 */
public record ScanParts(
        Store store,
        Library library,
        RootFolders roots,
        Profiles profiles,
        Catalog catalog,
        TitleAdoption titles,
        Matching matching,
        List<TitleLayout> layouts,
        Predicate<MediaKind> hasSource,
        Function<Path, Optional<MediaInfo>> probe,
        Supplier<Duration> grace,
        Duration settle,
        Clock clock) {
    public ScanParts {
        layouts = List.copyOf(layouts);
    }
}
