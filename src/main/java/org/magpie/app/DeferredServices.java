package org.magpie.app;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.magpie.base.event.Events;
import org.magpie.base.job.Jobs;
import org.magpie.base.job.Schedules;
import org.magpie.base.need.Needs;
import org.magpie.base.store.Preferences;
import org.magpie.base.text.Texts;
import org.magpie.base.undo.Undo;
import org.magpie.catalog.Catalog;
import org.magpie.insight.Insight;
import org.magpie.media.Artwork;
import org.magpie.media.exclusion.Exclusions;
import org.magpie.media.file.RootFolders;
import org.magpie.media.quality.Profiles;
import org.magpie.pipeline.Pipeline;
import org.magpie.pipeline.decide.profile.ReleasePreferences;
import org.magpie.pipeline.importing.organise.Organise;
import org.magpie.pipeline.importing.players.PlayerFiles;
import org.magpie.pipeline.importing.recycle.Recycle;
import org.magpie.pipeline.notify.NoticeHistory;
import org.magpie.pipeline.notify.refresh.WatchLinks;
import org.magpie.provider.Providers;
import org.magpie.ui.kit.place.Installation;
import org.magpie.ui.kit.place.Services;
import org.magpie.upkeep.scan.LibraryScan;

/** Services of a library that is still being opened: whoever asks one waits until it is, and is told when it could not be. */
final class DeferredServices {
    private final CompletableFuture<Services> coming;

    DeferredServices(CompletableFuture<Services> coming) {
        this.coming = coming;
    }

    /**
     * @param preferences as they were last, which is what is answered until then
     */
    Services with(Texts texts, Map<String, String> preferences, Events events, Clock clock, Installation installation) {
        return new Services(
                texts,
                later(Insight.class, Services::insight),
                later(Catalog.class, Services::catalog),
                later(Pipeline.class, Services::pipeline),
                later(Profiles.class, Services::profiles),
                later(ReleasePreferences.class, Services::choosing),
                later(Exclusions.class, Services::exclusions),
                later(RootFolders.class, Services::rootFolders),
                later(Providers.class, Services::providers),
                later(Jobs.class, Services::jobs),
                later(Schedules.class, Services::schedules),
                later(Undo.class, Services::undo),
                later(Organise.class, Services::organise),
                later(PlayerFiles.class, Services::players),
                later(Recycle.class, Services::recycle),
                later(NoticeHistory.class, Services::notices),
                later(Needs.class, Services::needs),
                later(LibraryScan.class, Services::scan),
                later(WatchLinks.class, Services::watchLinks),
                events,
                new AsLast(preferences, later(Preferences.class, Services::preferences)),
                later(Artwork.class, Services::artwork),
                () -> coming.join().http().get(),
                clock,
                installation);
    }

    private <T> T later(Class<T> type, Function<Services, T> which) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    try {
                        return method.invoke(which.apply(coming.join()), arguments);
                    } catch (InvocationTargetException | CompletionException failure) {
                        throw failure.getCause() == null ? failure : failure.getCause();
                    }
                }));
    }

    /** Answers at once with what was so last; what is not known of then, and every change, waits. */
    private record AsLast(Map<String, String> last, Preferences coming) implements Preferences {
        @Override
        public Optional<String> get(String key) {
            return last.containsKey(key)
                    ? Optional.of(last.get(key)).filter(value -> !value.isEmpty())
                    : coming.get(key);
        }

        @Override
        public void set(String key, String value) {
            coming.set(key, value);
        }
    }
}
