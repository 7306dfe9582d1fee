package org.magpie.app.wiring;

import java.time.Duration;
import java.util.List;
import org.magpie.base.store.Preferences;
import org.magpie.catalog.MetadataSource;
import org.magpie.pipeline.importing.layout.FilmLayout;
import org.magpie.pipeline.importing.layout.SeriesLayout;
import org.magpie.pipeline.importing.plan.MediaProbe;
import org.magpie.pipeline.parse.grammar.PathReader;
import org.magpie.pipeline.parse.grammar.VideoReader;
import org.magpie.provider.ProviderKind;
import org.magpie.upkeep.scan.ScanParts;
import org.magpie.upkeep.scan.StoredLibraryScan;
import org.magpie.upkeep.watch.LibraryWatch;

/** What brings the library into step with the disk. */
public record ScanWiring(StoredLibraryScan scan, LibraryWatch watch) {
    private static final Duration SETTLE = Duration.ofSeconds(10);
    private static final Duration PROBE_AT_MOST = Duration.ofSeconds(30);
    private static final int USUAL_GRACE = 24;

    public static ScanWiring on(Ground ground, LibraryWiring library, MatchWiring match, Closer closing) {
        MediaProbe probe = new MediaProbe("ffprobe", PROBE_AT_MOST);
        ScanParts parts = new ScanParts(
                ground.store(),
                library.library(),
                library.rootFolders(),
                library.profiles(),
                library.catalog(),
                library.catalog(),
                match.matching(),
                List.of(
                        new FilmLayout(match.reader()),
                        new SeriesLayout(match.reader(), new PathReader(new VideoReader(match.vocabulary())))),
                kind -> library.providers().open(ProviderKind.SOURCE, MetadataSource.class).stream()
                        .anyMatch(source -> source.provider().kinds().contains(kind)),
                probe::look,
                () -> grace(ground.preferences()),
                SETTLE,
                ground.clock());
        StoredLibraryScan scan = closing.add(new StoredLibraryScan(parts, ground.jobs(), ground.events()));
        ground.schedules().add(scan.task());
        LibraryWatch watch = closing.add(new LibraryWatch(
                scan,
                library.rootFolders(),
                parts.layouts(),
                ground.preferences(),
                ground.events(),
                SETTLE,
                ground.clock()));
        return new ScanWiring(scan, watch);
    }

    /** Hours that a person chose; nonsense counts as nothing. */
    private static Duration grace(Preferences preferences) {
        String hours = preferences.get("library.missing-hours", "");
        return Duration.ofHours(hours.matches("[0-9]{1,4}") ? Integer.parseInt(hours) : USUAL_GRACE);
    }
}
