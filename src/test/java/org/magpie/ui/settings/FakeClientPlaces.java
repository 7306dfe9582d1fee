package org.magpie.ui.settings;

import java.util.ArrayList;
import java.util.List;
import org.magpie.base.error.Message;
import org.magpie.pipeline.download.place.PlaceMapping;
import org.magpie.pipeline.download.place.PlaceMappings;
import org.magpie.ui.settings.folder.ClientPlaces;

/** Two folders of other machines; of what is tried, all below {@code /mnt} is there. */
final class FakeClientPlaces implements ClientPlaces {
    private final List<PlaceMapping> all = new ArrayList<>(List.of(
            new PlaceMapping(1, 0, "/downloads", "/mnt/nas/downloads"),
            new PlaceMapping(2, 0, "D:\\Downloads\\Complete", "/mnt/desktop/complete")));

    @Override
    public synchronized List<PlaceMapping> all() {
        return List.copyOf(all);
    }

    @Override
    public synchronized PlaceMapping save(PlaceMapping mapping) {
        PlaceMappings.check(mapping);
        all.removeIf(known -> known.id() == mapping.id());
        PlaceMapping saved = new PlaceMapping(
                mapping.id() == 0 ? all.size() + 10L : mapping.id(),
                mapping.clientId(),
                mapping.remote(),
                mapping.local());
        all.add(saved);
        return saved;
    }

    @Override
    public synchronized void remove(long id) {
        all.removeIf(known -> known.id() == id);
    }

    @Override
    public Trial trial(PlaceMapping mapping) {
        PlaceMappings.check(mapping);
        boolean there = mapping.local().startsWith("/mnt");
        String said = mapping.remote() + "/Harbor.Lights.1949.720p";
        String here = mapping.local() + "/Harbor.Lights.1949.720p";
        return new Trial(
                there,
                there
                        ? Message.of("places.trial.there", said, here, 3)
                        : Message.of("places.trial.missing", said, here));
    }
}
