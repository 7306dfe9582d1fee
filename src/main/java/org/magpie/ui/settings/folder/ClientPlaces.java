package org.magpie.ui.settings.folder;

import java.util.List;
import org.magpie.base.error.Message;
import org.magpie.pipeline.download.place.PlaceMapping;
import org.magpie.pipeline.download.place.PlaceMappings;
import org.magpie.pipeline.download.queue.Downloads;

/** Where clients put things, for the settings. Not for the window's thread. */
public interface ClientPlaces {
    List<PlaceMapping> all();

    /**
     * Stores a new one (id 0) or a changed one.
     *
     * @throws org.magpie.base.error.UserException when one of its sides is no absolute folder
     */
    PlaceMapping save(PlaceMapping mapping);

    void remove(long id);

    /**
     * Both sides in a sentence.
     *
     * @throws org.magpie.base.error.UserException when one of its sides is no absolute folder
     */
    Trial trial(PlaceMapping mapping);

    /**
     * @param good whether something is there
     */
    record Trial(boolean good, Message sentence) {}

    /** Those of the pipeline. */
    static ClientPlaces of(PlaceMappings mappings, Downloads downloads) {
        return new ClientPlaces() {
            @Override
            public List<PlaceMapping> all() {
                return mappings.all();
            }

            @Override
            public PlaceMapping save(PlaceMapping mapping) {
                return mappings.save(mapping);
            }

            @Override
            public void remove(long id) {
                mappings.remove(id);
            }

            @Override
            public Trial trial(PlaceMapping mapping) {
                PlaceMappings.Trial trial =
                        mappings.trial(mapping, downloads.exampleIn(mapping.clientId(), mapping.remote()));
                return new Trial(trial.exists(), trial.sentence());
            }
        };
    }
}
