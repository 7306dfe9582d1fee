package org.magpie.app.wiring;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.magpie.base.event.Events;
import org.magpie.base.http.Http;
import org.magpie.base.job.StoredJobs;
import org.magpie.base.job.StoredSchedules;
import org.magpie.base.store.DataFolder;
import org.magpie.base.store.Store;
import org.magpie.base.store.StoredPreferences;
import org.magpie.base.text.LogFiles;
import org.magpie.base.text.Texts;
import org.magpie.media.library.MediaEntities;
import org.magpie.pipeline.PipelineEntities;
import org.magpie.provider.StoredHostPauses;
import org.magpie.provider.stored.StoredProviders;

/** What everything else stands on: the open database of a data folder, its log, its jobs, and the way out to the network. */
public record Ground(
        DataFolder folder,
        Events events,
        Clock clock,
        Store store,
        Http http,
        StoredJobs jobs,
        StoredSchedules schedules,
        StoredPreferences preferences,
        Texts texts) {
    /**
     * Opens a data folder that is held already.
     *
     * @throws org.magpie.base.error.UserException when it cannot be opened
     */
    public static Ground open(DataFolder folder, WiringOptions options, Closer closing) {
        closing.add(new LogFiles(folder.logs()));
        Store store = closing.add(
                Store.open(folder.database(), folder.databaseKey(), entities(), options.events(), options.entities()));
        Clock clock = options.clock();
        Http http =
                closing.add(new Http(Product.userAgent(), options.http(), new StoredHostPauses(store, clock), clock));
        StoredJobs jobs = closing.add(new StoredJobs(store, options.events(), clock));
        StoredSchedules schedules = closing.add(new StoredSchedules(store, jobs, clock));
        StoredPreferences preferences = new StoredPreferences(store);
        Texts texts = Languages.texts(preferences.get(Languages.KEY, ""));
        return new Ground(folder, options.events(), clock, store, http, jobs, schedules, preferences, texts);
    }

    /** Every class whose rows Hibernate reads and writes. */
    public static List<Class<?>> entities() {
        List<Class<?>> entities = new ArrayList<>(MediaEntities.ALL);
        entities.addAll(StoredJobs.ENTITIES);
        entities.addAll(StoredProviders.ENTITIES);
        entities.addAll(PipelineEntities.all());
        return entities;
    }
}
