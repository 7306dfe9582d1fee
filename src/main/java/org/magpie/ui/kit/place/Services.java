package org.magpie.ui.kit.place;

import java.time.Clock;
import java.util.function.Supplier;
import org.magpie.base.event.Events;
import org.magpie.base.http.Http;
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
import org.magpie.upkeep.scan.LibraryScan;

/**
 * Everything below that the window asks and tells. Handed over once it is ready, which may be after the window is shown.
 *
 * @param http for posters of titles that are not in the library yet
 * @param clock with the person's time zone
 */
public record Services(
        Texts texts,
        Insight insight,
        Catalog catalog,
        Pipeline pipeline,
        Profiles profiles,
        ReleasePreferences choosing,
        Exclusions exclusions,
        RootFolders rootFolders,
        Providers providers,
        Jobs jobs,
        Schedules schedules,
        Undo undo,
        Organise organise,
        PlayerFiles players,
        Recycle recycle,
        NoticeHistory notices,
        Needs needs,
        LibraryScan scan,
        WatchLinks watchLinks,
        Events events,
        Preferences preferences,
        Artwork artwork,
        Supplier<Http> http,
        Clock clock,
        Installation installation) {}
