package org.magpie.upkeep;

import com.fasterxml.jackson.core.JsonPointer;
import java.util.Map;
import org.magpie.media.MediaKind;
import org.magpie.media.library.StoredProfiles;
import org.magpie.media.quality.Profiles.SizeBounds;
import org.magpie.media.quality.Quality;

/** The sizes that a person finds right, by kind and quality; presets are left out. */
final class SizeSetup implements SetupPart<Map<MediaKind, Map<Quality, SizeBounds>>> {
    private final StoredProfiles profiles;

    SizeSetup(StoredProfiles profiles) {
        this.profiles = profiles;
    }

    @Override
    public String key() {
        return "sizes";
    }

    @Override
    public Map<MediaKind, Map<Quality, SizeBounds>> export() {
        return profiles.ownBounds();
    }

    @Override
    public void apply(Map<MediaKind, Map<Quality, SizeBounds>> section, SetupRun run) {
        section.forEach((kind, qualities) -> qualities.forEach((quality, bounds) -> run.entry(
                JsonPointer.empty()
                        .appendProperty(key())
                        .appendProperty(kind.name())
                        .appendProperty(quality.name()),
                quality.displayName(kind),
                () -> profiles.saveBounds(run.unit(), quality, kind, bounds))));
    }
}
