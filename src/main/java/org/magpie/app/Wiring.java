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
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.magpie.base.disk.Transfers;
import org.magpie.base.event.Events;
import org.magpie.base.http.Http;
import org.magpie.base.job.StoredJobs;
import org.magpie.base.secret.Vault;
import org.magpie.base.store.DataFolder;
import org.magpie.base.store.Preferences;
import org.magpie.base.store.Store;
import org.magpie.base.text.LogFiles;
import org.magpie.base.text.Texts;
import org.magpie.catalog.Demo;
import org.magpie.catalog.DiskArtwork;
import org.magpie.catalog.LibraryCatalog;
import org.magpie.insight.StoredInsight;
import org.magpie.media.Counting;
import org.magpie.media.HistoryLog;
import org.magpie.media.Library;
import org.magpie.media.MediaEntities;
import org.magpie.media.StoredPreferences;
import org.magpie.media.StoredProfiles;
import org.magpie.media.StoredRootFolders;
import org.magpie.pipeline.Pace;
import org.magpie.pipeline.PipelineEntities;
import org.magpie.pipeline.RunningPipeline;
import org.magpie.pipeline.decide.Blocklist;
import org.magpie.pipeline.decide.HouseSurroundings;
import org.magpie.pipeline.decide.Judge;
import org.magpie.pipeline.decide.PendingReleases;
import org.magpie.pipeline.decide.Scoring;
import org.magpie.pipeline.decide.Taste;
import org.magpie.pipeline.decide.TrialRun;
import org.magpie.pipeline.decide.Verdicts;
import org.magpie.pipeline.decide.rule.AllRules;
import org.magpie.pipeline.decide.wish.DelayProfile;
import org.magpie.pipeline.decide.wish.DelayProfiles;
import org.magpie.pipeline.decide.wish.ReleaseProfiles;
import org.magpie.pipeline.decide.wish.StoredChoosing;
import org.magpie.pipeline.decide.wish.WordScoring;
import org.magpie.pipeline.download.Downloads;
import org.magpie.pipeline.download.Patience;
import org.magpie.pipeline.importing.ChosenNames;
import org.magpie.pipeline.importing.Importer;
import org.magpie.pipeline.importing.MediaProbe;
import org.magpie.pipeline.importing.RecycleFolder;
import org.magpie.pipeline.match.LibraryIndex;
import org.magpie.pipeline.match.Matching;
import org.magpie.pipeline.match.SceneNumbers;
import org.magpie.pipeline.notify.Notifying;
import org.magpie.pipeline.parse.GrammarReader;
import org.magpie.pipeline.parse.ReleaseReader;
import org.magpie.pipeline.parse.Vocabulary;
import org.magpie.pipeline.search.LinkResolver;
import org.magpie.pipeline.search.Search;
import org.magpie.provider.ProviderHttp;
import org.magpie.provider.StoredProviders;
import org.magpie.ui.Opened;
import org.magpie.ui.kit.Installation;
import org.magpie.ui.kit.Services;
import org.magpie.ui.settings.ChosenPatterns;
import org.magpie.ui.settings.GrammarNames;
import org.magpie.ui.settings.SettingsParts;
import org.magpie.upkeep.Setup;

/** Builds everything on one data folder, in the order in which things need each other. The one place where objects are made. */
final class Wiring {
    private static final Duration SEARCH_AT_MOST = Duration.ofSeconds(45);
    private static final Duration PROBE_AT_MOST = Duration.ofSeconds(30);
    private static final long ARTWORK_BYTES = 2_000_000_000L;

    private Wiring() {}

    /**
     * Opens a data folder.
     *
     * @param data the folder, null for the system's own place
     * @param schedules whether everything that Magpie does by itself begins
     * @throws org.magpie.base.error.UserException when it is in use, or cannot be opened
     */
    static OpenMagpie open(@Nullable Path data, boolean schedules) {
        Clock clock = Clock.system(ZoneId.systemDefault());
        Deque<AutoCloseable> closing = new ArrayDeque<>();
        try {
            DataFolder folder = DataFolder.open(DataFolder.locate(data));
            closing.addFirst(folder);
            return build(folder, clock, schedules, closing);
        } catch (RuntimeException failure) {
            closing.forEach(each -> close(each, failure));
            throw failure;
        }
    }

    private static OpenMagpie build(DataFolder folder, Clock clock, boolean schedules, Deque<AutoCloseable> closing) {
        // The ground.
        closing.addFirst(new LogFiles(folder.logs()));
        Events events = new Events();
        Store store = Store.open(folder.database(), folder.databaseKey(), entities(), events);
        closing.addFirst(store);
        Http http = new Http("Magpie/" + version());
        closing.addFirst(http);
        StoredJobs jobs = new StoredJobs(store, events, clock);
        closing.addFirst(jobs);
        Preferences preferences = new StoredPreferences(store);
        Texts texts = texts(preferences);

        // The library.
        StoredProfiles profiles = new StoredProfiles(store, new Counting(clock));
        profiles.seed(texts);
        StoredRootFolders roots = new StoredRootFolders(store, folder.path());
        Library library = new Library(store, clock);
        HistoryLog history = new HistoryLog(clock);
        Vault vault = new Vault(folder.vaultKey());
        StoredProviders providers = new StoredProviders(
                store, vault, clock, Plugs.all(store, http, clock, folder.folder("downloads"), texts), events);
        closing.addFirst(providers);
        DiskArtwork artwork = new DiskArtwork(store, http, folder.artwork(), ARTWORK_BYTES);
        LibraryCatalog catalog = new LibraryCatalog(
                store, library, providers, profiles, roots, jobs, artwork, new RecycleFolder(), clock);

        // The pipeline, step by step.
        ProviderHttp web = new ProviderHttp(http);
        Search search = new Search(providers, SEARCH_AT_MOST);
        Vocabulary vocabulary = Vocabulary.standard();
        ReleaseReader reader = new GrammarReader(vocabulary);
        SceneNumbers sceneNumbers = new SceneNumbers(store);
        Matching matching = new Matching(
                reader, new LibraryIndex(library::allNames, library::names, events), library::facts, sceneNumbers::of);
        Blocklist blocklist = new Blocklist(store, clock);
        Verdicts verdicts = new Verdicts(store, clock);
        Downloads downloads = new Downloads(
                store, providers, new LinkResolver(web), history, blocklist, verdicts, events, clock, Patience.DEFAULT);
        ReleaseProfiles releaseProfiles = new ReleaseProfiles(store);
        DelayProfiles delayProfiles = new DelayProfiles(store);
        PendingReleases pending = new PendingReleases(store, clock);
        HouseSurroundings surroundings = new HouseSurroundings(
                providers,
                downloads::canFetch,
                new Transfers(clock)::free,
                tags -> delayProfiles.of(tags).map(DelayProfile::preferred));
        Judge judge = new Judge(
                new AllRules(
                        () -> Taste.from(preferences),
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
                new WordScoring(Scoring.NONE, releaseProfiles),
                surroundings,
                verdicts,
                clock);
        Importer importer = new Importer(
                store,
                library,
                profiles,
                history,
                downloads,
                reader,
                new MediaProbe("ffprobe", PROBE_AT_MOST),
                new ChosenNames(preferences),
                clock);
        RunningPipeline pipeline = new RunningPipeline(
                store,
                jobs,
                library,
                history,
                search,
                matching,
                judge,
                verdicts,
                blocklist,
                downloads,
                importer,
                Pace.USUAL,
                pending,
                sceneNumbers,
                clock);
        closing.addFirst(pipeline);
        closing.addFirst(new Notifying(providers, events));

        if (schedules) {
            pipeline.start();
        }
        Services services = new Services(
                texts,
                new StoredInsight(store, library, profiles, providers, downloads, clock),
                catalog,
                pipeline,
                profiles,
                new StoredChoosing(
                        store,
                        releaseProfiles,
                        delayProfiles,
                        blocklist,
                        new TrialRun(store, verdicts, matching, judge, profiles)),
                roots,
                providers,
                jobs,
                events,
                preferences,
                artwork,
                http,
                clock,
                new Installation(folder.path(), folder.logs(), version()));
        SettingsParts parts = new SettingsParts(
                new ChosenPatterns(reader),
                new GrammarNames(reader, vocabulary, (name, kind) -> Optional.of(matching.explain(name, kind))));
        return new OpenMagpie(
                new Opened(services, parts),
                new Setup(roots, profiles, providers, releaseProfiles, delayProfiles),
                new Demo(store, profiles, roots, clock),
                folder.path(),
                closing);
    }

    private static List<Class<?>> entities() {
        List<Class<?>> entities = new ArrayList<>(MediaEntities.ALL);
        entities.addAll(StoredJobs.ENTITIES);
        entities.addAll(StoredProviders.ENTITIES);
        entities.addAll(PipelineEntities.all());
        return entities;
    }

    private static Texts texts(Preferences preferences) {
        String language = preferences.get("appearance.language", "system");
        return new Texts(language.equals("system") ? Locale.getDefault() : Locale.forLanguageTag(language));
    }

    /** As the jar's manifest has it; "development" where the classes stand in a folder. */
    static String version() {
        return Objects.requireNonNullElse(Wiring.class.getPackage().getImplementationVersion(), "development");
    }

    private static void close(AutoCloseable each, RuntimeException failure) {
        try {
            each.close();
        } catch (Exception second) {
            failure.addSuppressed(second);
        }
    }
}
