package org.magpie.testing.ui;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.magpie.media.MediaKind;
import org.magpie.media.format.GuideRecords;
import org.magpie.media.quality.Profiles.SizeBounds;
import org.magpie.media.quality.Quality;

/** Remembers in memory what the guide said. */
public final class FakeGuideRecords implements GuideRecords {
    private final Map<String, Taken> profiles = new HashMap<>();
    private final Map<MediaKind, Map<Quality, SizeBounds>> sizes = new HashMap<>();

    @Override
    public Optional<Taken> profile(MediaKind kind, String guideId) {
        return Optional.ofNullable(profiles.get(guideId));
    }

    @Override
    public void remember(String guideId, Taken taken) {
        profiles.put(guideId, taken);
    }

    @Override
    public Map<Quality, SizeBounds> sizes(MediaKind kind) {
        return sizes.getOrDefault(kind, Map.of());
    }

    @Override
    public void remember(MediaKind kind, Map<Quality, SizeBounds> taken) {
        sizes.put(kind, taken);
    }
}
