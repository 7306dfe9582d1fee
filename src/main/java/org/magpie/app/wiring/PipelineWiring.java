package org.magpie.app.wiring;

import java.time.Clock;
import java.time.Duration;
import org.magpie.base.job.ScheduledTask;
import org.magpie.base.store.Preferences;
import org.magpie.base.store.Store;
import org.magpie.base.undo.MoveSequence;
import org.magpie.media.format.StoredGuideRecords;
import org.magpie.pipeline.RunningPipeline;
import org.magpie.pipeline.Sources;
import org.magpie.pipeline.decide.format.FileFormats;
import org.magpie.pipeline.decide.format.guide.Guide;
import org.magpie.pipeline.decide.format.guide.GuideImport;
import org.magpie.pipeline.decide.format.guide.GuideSource;
import org.magpie.pipeline.download.queue.Downloads;
import org.magpie.pipeline.download.queue.Priorities;
import org.magpie.pipeline.importing.ChosenNames;
import org.magpie.pipeline.importing.FiledPermissions;
import org.magpie.pipeline.importing.Importer;
import org.magpie.pipeline.importing.StoredManualImport;
import org.magpie.pipeline.importing.organise.Organiser;
import org.magpie.pipeline.importing.plan.MediaProbe;
import org.magpie.pipeline.importing.players.StoredPlayerFiles;
import org.magpie.pipeline.importing.recycle.RecycleCleanup;
import org.magpie.pipeline.notify.Outbox;
import org.magpie.pipeline.notify.StoredNoticeHistory;
import org.magpie.pipeline.notify.UndeliveredNotices;
import org.magpie.pipeline.notify.refresh.ServerRefresh;
import org.magpie.pipeline.notify.refresh.StoredWatchLinks;
import org.magpie.pipeline.notify.refresh.WatchLinks;
import org.magpie.pipeline.search.IndexerLists;
import org.magpie.pipeline.search.Search;
import org.magpie.pipeline.search.feed.FeedMarks;
import org.magpie.pipeline.search.feed.Feeds;

/** The way of a release from the indexers to its place in the library, step by step. Nothing runs before it is started. */
public record PipelineWiring(
        MatchWiring match,
        DownloadWiring download,
        DecideWiring decide,
        RunningPipeline pipeline,
        Guide guide,
        RecycleCleanup recycleCleanup,
        Organiser organiser,
        StoredPlayerFiles players,
        Outbox outbox,
        StoredNoticeHistory notices,
        UndeliveredNotices undelivered,
        ServerRefresh servers,
        WatchLinks watchLinks) {
    private static final Duration PROBE_AT_MOST = Duration.ofSeconds(30);
    private static final Duration GUIDE_FIRST = Duration.ofMinutes(5);
    private static final Duration GUIDE_PAUSE = Duration.ofDays(7);

    public static PipelineWiring on(Ground ground, LibraryWiring library, WiringOptions options, Closer closing) {
        MatchWiring match = MatchWiring.on(ground, library);
        DownloadWiring download = DownloadWiring.on(ground, library, options);
        DecideWiring decide = DecideWiring.on(ground, library, match, download);
        ChosenNames names = new ChosenNames(
                ground.preferences(), new FileFormats(library.formats(), decide.scoring(), match.reader()));
        RunningPipeline pipeline = closing.add(pipeline(ground, library, match, download, decide, names, options));
        Outbox outbox = closing.add(
                new Outbox(ground.store(), library.providers(), ground.events(), ground::texts, ground.clock()));
        StoredNoticeHistory notices =
                new StoredNoticeHistory(ground.store(), library.providers(), ground::texts, ground.clock());
        UndeliveredNotices undelivered =
                new UndeliveredNotices(ground.store(), library.providers(), outbox, ground.clock());
        ground.schedules().add(notices.task());
        ServerRefresh servers =
                closing.add(new ServerRefresh(ground.store(), library.providers(), ground.events(), ground.clock()));
        Guide guide = new Guide(
                new GuideSource(ground.http()),
                new GuideImport(library.formats(), library.profiles(), new StoredGuideRecords(ground.store())),
                ground.preferences());
        RecycleCleanup recycleCleanup = new RecycleCleanup(
                library.recycled(), () -> RecycleCleanup.Rules.from(ground.preferences()), ground.clock());
        ground.schedules().add(recycleCleanup.task());
        Organiser organiser = closing.add(new Organiser(
                ground.store(),
                library.library(),
                names,
                ground.jobs(),
                new MoveSequence(ground.store()),
                ground.clock()));
        StoredPlayerFiles players = closing.add(new StoredPlayerFiles(
                ground.store(),
                library.library(),
                library.rootFolders(),
                library.artwork()::file,
                library.recycled(),
                () -> FiledPermissions.from(ground.preferences()),
                ground.jobs(),
                ground.events(),
                ground.clock()));
        ground.schedules().add(players.task());
        ground.schedules()
                .add(ScheduledTask.every(
                        GUIDE_PAUSE, "guide", GUIDE_FIRST, (progress, turn) -> guide.keepInStep(progress)));
        return new PipelineWiring(
                match,
                download,
                decide,
                pipeline,
                guide,
                recycleCleanup,
                organiser,
                players,
                outbox,
                notices,
                undelivered,
                servers,
                new StoredWatchLinks(ground.store(), library.providers()));
    }

    private static RunningPipeline pipeline(
            Ground ground,
            LibraryWiring library,
            MatchWiring match,
            DownloadWiring download,
            DecideWiring decide,
            ChosenNames names,
            WiringOptions options) {
        Store store = ground.store();
        Clock clock = ground.clock();
        Downloads downloads = download.downloads();
        Sources sources = new Sources(
                new Search(library.providers(), options.searchAtMost(), clock),
                new Feeds(library.providers(), new FeedMarks(store, clock), options.feedsAtMost(), clock),
                new IndexerLists(store, library.providers()),
                download.elsewhere(),
                () -> feedPause(ground.preferences()));
        MediaProbe probe = new MediaProbe("ffprobe", PROBE_AT_MOST);
        Importer importer = new Importer(
                store,
                library.library(),
                library.profiles(),
                library.history(),
                downloads,
                match.reader(),
                match.matching(),
                probe,
                names,
                () -> FiledPermissions.from(ground.preferences()),
                clock);
        StoredManualImport byHand = new StoredManualImport(
                store,
                library.library(),
                library.profiles(),
                downloads,
                match.reader(),
                match.matching(),
                probe,
                names,
                clock);
        return new RunningPipeline(
                store,
                ground.jobs(),
                ground.schedules(),
                library.library(),
                library.profiles(),
                library.history(),
                sources,
                match.matching(),
                decide.judge(),
                download.verdicts(),
                download.blocklist(),
                downloads,
                new Priorities(downloads, library.providers()),
                importer,
                byHand,
                options.pace(),
                decide.pending(),
                match.recognition(),
                library.exclusions(),
                clock);
    }

    /** What a person chose; nonsense counts as nothing. */
    private static Duration feedPause(Preferences preferences) {
        String minutes = preferences.get("sources.sync-minutes", "");
        return minutes.matches("[0-9]{1,4}") ? Duration.ofMinutes(Integer.parseInt(minutes)) : Sources.USUAL_PAUSE;
    }
}
