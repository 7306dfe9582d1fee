package org.magpie.app;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.magpie.base.disk.Transfers;
import org.magpie.base.error.ErrorCode;
import org.magpie.base.event.Events;
import org.magpie.base.http.Http;
import org.magpie.base.http.HttpSettings;
import org.magpie.base.job.ScheduledTask;
import org.magpie.base.job.StoredJobs;
import org.magpie.base.job.StoredSchedules;
import org.magpie.base.need.AllNeeds;
import org.magpie.base.secret.FileVault;
import org.magpie.base.secret.Vault;
import org.magpie.base.store.DataFolder;
import org.magpie.base.store.Preferences;
import org.magpie.base.store.Store;
import org.magpie.base.store.StoredPreferences;
import org.magpie.base.text.LogFiles;
import org.magpie.base.text.Texts;
import org.magpie.base.undo.StoredUndo;
import org.magpie.catalog.DiskArtwork;
import org.magpie.catalog.PictureCalls;
import org.magpie.catalog.demo.Demo;
import org.magpie.catalog.library.LibraryCatalog;
import org.magpie.insight.read.StoredInsight;
import org.magpie.media.exclusion.StoredExclusions;
import org.magpie.media.format.StoredFormats;
import org.magpie.media.format.StoredGuideRecords;
import org.magpie.media.history.HistoryLog;
import org.magpie.media.library.Library;
import org.magpie.media.library.LibraryCounters;
import org.magpie.media.library.MediaEntities;
import org.magpie.media.library.StoredProfiles;
import org.magpie.media.library.StoredRootFolders;
import org.magpie.pipeline.BlockedImportNeeds;
import org.magpie.pipeline.PipelineEntities;
import org.magpie.pipeline.RunningPipeline;
import org.magpie.pipeline.ScheduleSettings;
import org.magpie.pipeline.Sources;
import org.magpie.pipeline.UntrackedDownloadNeeds;
import org.magpie.pipeline.decide.Blocklist;
import org.magpie.pipeline.decide.DecisionSettings;
import org.magpie.pipeline.decide.Judge;
import org.magpie.pipeline.decide.LiveDecisionContext;
import org.magpie.pipeline.decide.PendingReleases;
import org.magpie.pipeline.decide.TrialRun;
import org.magpie.pipeline.decide.Verdicts;
import org.magpie.pipeline.decide.format.FileFormats;
import org.magpie.pipeline.decide.format.FormatScoring;
import org.magpie.pipeline.decide.format.FormatTester;
import org.magpie.pipeline.decide.format.guide.Guide;
import org.magpie.pipeline.decide.format.guide.GuideImport;
import org.magpie.pipeline.decide.format.guide.GuideSource;
import org.magpie.pipeline.decide.profile.DelayProfile;
import org.magpie.pipeline.decide.profile.DelayProfiles;
import org.magpie.pipeline.decide.profile.ReleaseProfiles;
import org.magpie.pipeline.decide.profile.StoredReleasePreferences;
import org.magpie.pipeline.decide.profile.TermScoring;
import org.magpie.pipeline.decide.rule.AllRules;
import org.magpie.pipeline.download.DownloadRules;
import org.magpie.pipeline.download.StallThresholds;
import org.magpie.pipeline.download.place.PlaceMappings;
import org.magpie.pipeline.download.queue.Downloads;
import org.magpie.pipeline.download.queue.Priorities;
import org.magpie.pipeline.importing.ChosenNames;
import org.magpie.pipeline.importing.FiledPermissions;
import org.magpie.pipeline.importing.Importer;
import org.magpie.pipeline.importing.StoredManualImport;
import org.magpie.pipeline.importing.plan.MediaProbe;
import org.magpie.pipeline.importing.recycle.RecycleCleanup;
import org.magpie.pipeline.importing.recycle.RecycleFolder;
import org.magpie.pipeline.importing.recycle.RecycledFiles;
import org.magpie.pipeline.match.LibraryIndex;
import org.magpie.pipeline.match.Matching;
import org.magpie.pipeline.match.NameExplainer;
import org.magpie.pipeline.match.SceneNumbering;
import org.magpie.pipeline.match.StoredTitleAliases;
import org.magpie.pipeline.notify.NoticeDispatcher;
import org.magpie.pipeline.parse.ReleaseReader;
import org.magpie.pipeline.parse.grammar.GrammarReader;
import org.magpie.pipeline.parse.word.Vocabulary;
import org.magpie.pipeline.search.DuplicateOffers;
import org.magpie.pipeline.search.IndexerLists;
import org.magpie.pipeline.search.Search;
import org.magpie.pipeline.search.budget.FetchBudgets;
import org.magpie.pipeline.search.feed.FeedMarks;
import org.magpie.pipeline.search.feed.Feeds;
import org.magpie.pipeline.search.link.LinkResolver;
import org.magpie.pipeline.search.link.SourceLinks;
import org.magpie.provider.DocumentedRates;
import org.magpie.provider.ProviderHttp;
import org.magpie.provider.StoredCalls;
import org.magpie.provider.StoredHostPauses;
import org.magpie.provider.stored.StoredProviders;
import org.magpie.ui.WindowServices;
import org.magpie.ui.kit.place.Installation;
import org.magpie.ui.kit.place.Services;
import org.magpie.ui.settings.SettingsParts;
import org.magpie.ui.settings.folder.ClientPlaces;
import org.magpie.ui.settings.format.FormatParts;
import org.magpie.ui.settings.naming.ChosenPatterns;
import org.magpie.ui.settings.naming.NameReading;
import org.magpie.upkeep.Setup;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Builds everything on one data folder, in the order in which things need each other. The one place where objects are made. */
final class Wiring {
    /** Key of the preference that holds the language. */
    static final String LANGUAGE = "appearance.language";

    private static final Duration SEARCH_AT_MOST = Duration.ofSeconds(45);
    private static final Duration FEEDS_AT_MOST = Duration.ofMinutes(2);
    private static final Duration PROBE_AT_MOST = Duration.ofSeconds(30);
    private static final Duration GUIDE_FIRST = Duration.ofMinutes(5);
    private static final Duration GUIDE_PAUSE = Duration.ofDays(7);
    private static final long ARTWORK_BYTES = 2_000_000_000L;

    private static final Logger LOG = LoggerFactory.getLogger(Wiring.class);

    private Wiring() {}

    /**
     * Opens a data folder.
     *
     * @param data the folder, null for the system's own place
     * @param schedules whether everything that Magpie does by itself begins
     * @throws org.magpie.base.error.UserException when it is in use, or cannot be opened
     */
    static OpenMagpie open(@Nullable Path data, boolean schedules) {
        return open(
                DataFolder.open(DataFolder.locate(data)),
                new Events(),
                Clock.system(ZoneId.systemDefault()),
                schedules);
    }

    /**
     * Opens a data folder that is held already; it is let go of with everything else, also when it cannot be opened.
     *
     * @param schedules whether everything that Magpie does by itself begins
     * @throws org.magpie.base.error.UserException when it cannot be opened
     */
    static OpenMagpie open(DataFolder folder, Events events, Clock clock, boolean schedules) {
        Deque<AutoCloseable> closing = new ArrayDeque<>();
        closing.addFirst(folder);
        try {
            return build(folder, events, clock, schedules, closing);
        } catch (RuntimeException | Error failure) {
            // Here and not where it is shown: the log file of this folder is closed with everything else.
            LOG.error("The library in {} could not be opened ({})", folder.path(), ErrorCode.of(failure), failure);
            closing.forEach(each -> close(each, failure));
            throw failure;
        }
    }

    private static OpenMagpie build(
            DataFolder folder, Events events, Clock clock, boolean schedules, Deque<AutoCloseable> closing) {
        // The ground.
        closing.addFirst(new LogFiles(folder.logs()));
        // The window and the server need entities soon, many commands never.
        Store store = Store.open(
                folder.database(),
                folder.databaseKey(),
                entities(),
                events,
                schedules ? Store.EntityStart.AT_ONCE : Store.EntityStart.WHEN_NEEDED);
        closing.addFirst(store);
        Http http = new Http(
                Product.userAgent(),
                HttpSettings.usual().rates(DocumentedRates.ALL).rate(GuideSource.FILE_HOST, GuideSource.FILE_RATE),
                new StoredHostPauses(store, clock),
                clock);
        closing.addFirst(http);
        StoredJobs jobs = new StoredJobs(store, events, clock);
        closing.addFirst(jobs);
        StoredSchedules schedule = new StoredSchedules(store, jobs, clock);
        closing.addFirst(schedule);
        StoredPreferences preferences = new StoredPreferences(store);
        Texts texts = texts(preferences.get(LANGUAGE, ""));

        // The library.
        StoredProfiles profiles = new StoredProfiles(store, new LibraryCounters(clock));
        profiles.seed(texts);
        StoredFormats formats = new StoredFormats(store, profiles);
        StoredRootFolders roots = new StoredRootFolders(store, folder.path());
        Library library = new Library(store, clock);
        HistoryLog history = new HistoryLog(clock);
        StoredExclusions exclusions = new StoredExclusions(store, clock);
        Vault vault = new Vault(folder.vaultKey());
        SourceLinks links = new SourceLinks();
        StoredProviders providers = new StoredProviders(
                store,
                vault,
                clock,
                Plugs.all(
                        store,
                        http,
                        clock,
                        folder.folder("downloads"),
                        folder.folder("playlists"),
                        new FileVault(folder.playlistKey()),
                        texts,
                        links));
        links.askOf(providers);
        closing.addFirst(providers);
        DiskArtwork artwork =
                new DiskArtwork(store, http, PictureCalls.of(() -> providers)::get, folder.artwork(), ARTWORK_BYTES);
        RecycledFiles recycled = new RecycledFiles(store, clock);
        LibraryCatalog catalog = new LibraryCatalog(
                store, library, providers, profiles, roots, jobs, artwork, new RecycleFolder(recycled), clock);

        // The pipeline, step by step.
        ProviderHttp web = new ProviderHttp(http);
        DuplicateOffers elsewhere = new DuplicateOffers(store, clock);
        Sources sources = new Sources(
                new Search(providers, SEARCH_AT_MOST, clock),
                new Feeds(providers, new FeedMarks(store, clock), FEEDS_AT_MOST, clock),
                new IndexerLists(store, providers),
                elsewhere,
                () -> feedPause(preferences));
        Vocabulary vocabulary = Vocabulary.standard();
        ReleaseReader reader = new GrammarReader(vocabulary);
        SceneNumbering sceneNumbers = new SceneNumbering(store);
        LibraryIndex index = new LibraryIndex(library::allNames, library::names, events);
        Matching matching = new Matching(reader, index, library::facts, sceneNumbers::of);
        Blocklist blocklist = new Blocklist(store, clock);
        Verdicts verdicts = new Verdicts(store, clock);
        PlaceMappings places = new PlaceMappings(store);
        FetchBudgets budgets = new FetchBudgets(providers, StoredCalls.ofFetches(store), clock);
        Downloads downloads = new Downloads(
                store,
                providers,
                new LinkResolver(web, budgets::spend, links::hosts),
                history,
                blocklist,
                verdicts,
                elsewhere,
                budgets,
                places,
                () -> DownloadRules.from(preferences),
                events,
                clock,
                StallThresholds.DEFAULT);
        // Closed after the pipeline, whose last import it is to tell of.
        StoredInsight insight = new StoredInsight(store, library, profiles, providers, downloads, clock);
        LibrarySnapshotWriter glance = new LibrarySnapshotWriter(folder, events, insight, preferences);
        closing.addFirst(glance);
        ReleaseProfiles releaseProfiles = new ReleaseProfiles(store);
        DelayProfiles delayProfiles = new DelayProfiles(store);
        PendingReleases pending = new PendingReleases(store, clock);
        LiveDecisionContext surroundings = new LiveDecisionContext(
                providers,
                downloads::canFetch,
                new Transfers(clock)::free,
                tags -> delayProfiles.of(tags).map(DelayProfile::preferred));
        FormatScoring scoring = new FormatScoring(formats::all);
        Judge judge = new Judge(
                new AllRules(
                        () -> DecisionSettings.from(preferences),
                        profiles,
                        surroundings,
                        downloads,
                        blocklist,
                        verdicts,
                        releaseProfiles,
                        delayProfiles,
                        pending),
                profiles,
                library::filesOfItems,
                new TermScoring(scoring, releaseProfiles),
                surroundings,
                verdicts,
                clock);
        MediaProbe probe = new MediaProbe("ffprobe", PROBE_AT_MOST);
        ChosenNames names = new ChosenNames(preferences, new FileFormats(formats, scoring, reader));
        Importer importer = new Importer(
                store,
                library,
                profiles,
                history,
                downloads,
                reader,
                matching,
                probe,
                names,
                () -> FiledPermissions.from(preferences),
                clock);
        StoredManualImport byHand =
                new StoredManualImport(store, library, profiles, downloads, reader, matching, probe, names, clock);
        RunningPipeline pipeline = new RunningPipeline(
                store,
                jobs,
                schedule,
                library,
                profiles,
                history,
                sources,
                matching,
                judge,
                verdicts,
                blocklist,
                downloads,
                new Priorities(downloads, providers),
                importer,
                byHand,
                ScheduleSettings.USUAL,
                pending,
                new StoredTitleAliases(store, sceneNumbers, index, library::facts, matching),
                exclusions,
                clock);
        closing.addFirst(pipeline);
        closing.addFirst(new NoticeDispatcher(providers, events));

        Guide guide = new Guide(
                new GuideSource(http), new GuideImport(formats, profiles, new StoredGuideRecords(store)), preferences);
        schedule.add(catalog.refreshTask());
        schedule.add(new RecycleCleanup(recycled, () -> RecycleCleanup.Rules.from(preferences), clock).task());
        schedule.add(
                ScheduledTask.every(GUIDE_PAUSE, "guide", GUIDE_FIRST, (progress, turn) -> guide.keepInStep(progress)));
        UndoParts undoParts = new UndoParts(
                catalog, profiles, formats, releaseProfiles, delayProfiles, places, providers, recycled, downloads);
        StoredUndo undo = undoParts.journal(store, clock);
        schedule.add(undo.task(preferences));
        if (schedules) {
            pipeline.start();
            schedule.start();
        }
        Services services = new Services(
                texts,
                insight,
                catalog,
                pipeline,
                profiles,
                new StoredReleasePreferences(
                        store,
                        releaseProfiles,
                        delayProfiles,
                        blocklist,
                        new TrialRun(store, verdicts, matching, judge, profiles)),
                exclusions,
                roots,
                providers,
                jobs,
                schedule,
                undo,
                new AllNeeds(
                        List.of(new BlockedImportNeeds(downloads, pipeline), new UntrackedDownloadNeeds(pipeline)),
                        events),
                events,
                preferences,
                artwork,
                () -> http,
                clock,
                new Installation(folder.path(), folder.logs(), version()));
        NameExplainer explainer = new NameExplainer(reader, index, library::facts, matching);
        SettingsParts parts = new SettingsParts(
                new ChosenPatterns(reader),
                new NameReading(reader, vocabulary, Optional.of(explainer)),
                ClientPlaces.of(places, downloads),
                new FormatParts(formats, guide, new FormatTester(reader)));
        return new OpenMagpie(
                new WindowServices(services, parts),
                explainer,
                new Setup(
                        store,
                        roots,
                        profiles,
                        formats,
                        providers,
                        releaseProfiles,
                        delayProfiles,
                        places,
                        preferences),
                new Demo(store, profiles, roots, clock),
                glance,
                folder.path(),
                store,
                closing);
    }

    static List<Class<?>> entities() {
        List<Class<?>> entities = new ArrayList<>(MediaEntities.ALL);
        entities.addAll(StoredJobs.ENTITIES);
        entities.addAll(StoredProviders.ENTITIES);
        entities.addAll(PipelineEntities.all());
        return entities;
    }

    /** What a person chose; nonsense counts as nothing. */
    private static Duration feedPause(Preferences preferences) {
        String minutes = preferences.get("sources.sync-minutes", "");
        return minutes.matches("[0-9]{1,4}") ? Duration.ofMinutes(Integer.parseInt(minutes)) : Sources.USUAL_PAUSE;
    }

    /**
     * @param language a tag of BCP 47; the system's language where it is empty or {@code system}
     */
    static Texts texts(String language) {
        boolean own = language.isEmpty() || language.equals("system");
        return new Texts(own ? Locale.getDefault() : Locale.forLanguageTag(language));
    }

    static String version() {
        return Product.version();
    }

    private static void close(AutoCloseable each, Throwable failure) {
        try {
            each.close();
        } catch (Exception second) {
            failure.addSuppressed(second);
        }
    }
}
