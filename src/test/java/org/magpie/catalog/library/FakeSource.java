package org.magpie.catalog.library;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.magpie.catalog.FoundTitle;
import org.magpie.catalog.MetadataSource;
import org.magpie.catalog.SourceTitle;
import org.magpie.media.ItemDetails;
import org.magpie.media.MediaKind;
import org.magpie.media.NamingFacts;
import org.magpie.media.SeriesType;
import org.magpie.media.TitleDetails;
import org.magpie.provider.ProviderException;
import org.magpie.testing.TestStore;

/** A source without a net, which may fail. */
final class FakeSource implements MetadataSource {
    @Nullable
    ProviderException failure;

    List<ItemDetails> items = List.of(
            episode("s1", 0, 1, "Special", TestStore.noon().minus(Duration.ofDays(30))),
            episode("e1", 1, 1, "One", TestStore.noon().minus(Duration.ofDays(30))),
            episode("e2", 1, 2, "Two", TestStore.noon().minus(Duration.ofDays(30))),
            episode("e3", 2, 1, "Three", TestStore.noon().minus(Duration.ofDays(30))),
            episode("e4", 2, 2, "Four", TestStore.noon().plus(Duration.ofDays(30))));

    NamingFacts naming =
            new NamingFacts("Harbour Lights", Map.of("German", "Hafenlichter"), "", "TV-14", "GB", SeriesType.DAILY);

    String status = "continuing";
    int fetches;

    static ItemDetails episode(String id, int season, int number, String name, Instant available) {
        return new ItemDetails(name, season, number, null, null, null, null, null, available, 0, id);
    }

    @Override
    public Set<MediaKind> kinds() {
        return Set.of(MediaKind.SERIES);
    }

    @Override
    public List<FoundTitle> lookup(MediaKind kind, String name) {
        if (failure != null) {
            throw failure;
        }
        return List.of(found());
    }

    @Override
    public Optional<FoundTitle> byId(MediaKind kind, String source, String id) {
        return id.equals("tt0000041") ? Optional.of(found()) : Optional.empty();
    }

    @Override
    public SourceTitle fetch(MediaKind kind, String sourceId) {
        fetches++;
        if (failure != null) {
            throw failure;
        }
        TitleDetails details = new TitleDetails(
                "Harbour Lights",
                2004,
                "Boats.",
                List.of("Drama"),
                status,
                "Nine",
                44,
                7,
                "English",
                null,
                null,
                naming);
        return new SourceTitle(details, Map.of("fake", "41", "imdb", "tt0000041"), List.of("Hafenlichter"), items);
    }

    private static FoundTitle found() {
        return new FoundTitle(
                MediaKind.SERIES,
                "fake",
                "Fake",
                "41",
                "Harbour Lights",
                2004,
                "",
                (URI) null,
                Map.of("fake", "41", "imdb", "tt0000041"),
                0,
                "");
    }
}
