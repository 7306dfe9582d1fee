package org.magpie.app;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
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
import org.magpie.pipeline.decide.Scoring;
import org.magpie.pipeline.decide.Taste;
import org.magpie.pipeline.decide.Verdicts;
import org.magpie.pipeline.decide.rule.AllRules;
import org.magpie.pipeline.download.DownloadClient;
import org.magpie.pipeline.download.Downloads;
import org.magpie.pipeline.download.Patience;
import org.magpie.pipeline.importing.ChosenNames;
import org.magpie.pipeline.importing.Importer;
import org.magpie.pipeline.importing.MediaProbe;
import org.magpie.pipeline.importing.RecycleFolder;
import org.magpie.pipeline.match.LibraryIndex;
import org.magpie.pipeline.match.Matching;
import org.magpie.pipeline.notify.Notifying;
import org.magpie.pipeline.parse.GrammarReader;
import org.magpie.pipeline.parse.ReleaseReader;
import org.magpie.pipeline.parse.Vocabulary;
import org.magpie.pipeline.search.LinkResolver;
import org.magpie.pipeline.search.Protocol;
import org.magpie.pipeline.search.Search;
import org.magpie.pipeline.search.SourceLinks;
import org.magpie.provider.ProviderHttp;
import org.magpie.provider.ProviderKind;
import org.magpie.provider.Providers;
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
        SourceLinks links = new SourceLinks();
        StoredProviders providers = new StoredProviders(
                store, vault, clock, Plugs.all(store, http, clock, folder.folder("downloads"), texts, links), events);
        links.askOf(providers);
        closing.addFirst(providers);
        DiskArtwork artwork = new DiskArtwork(store, http, folder.artwork(), ARTWORK_BYTES);
        LibraryCatalog catalog = new LibraryCatalog(
                store, library, providers, profiles, roots, jobs, artwork, new RecycleFolder(), clock);

        // The pipeline, step by step.
        ProviderHttp web = new ProviderHttp(http);
        Search search = new Search(providers, SEARCH_AT_MOST);
        Vocabulary vocabulary = Vocabulary.standard();
        ReleaseReader reader = new GrammarReader(vocabulary);
        Matching matching = new Matching(reader, new LibraryIndex(library::allNames, events), library::facts);
        Blocklist blocklist = new Blocklist(store, clock);
        Verdicts verdicts = new Verdicts(store, clock);
        Downloads downloads = new Downloads(
                store, providers, new LinkResolver(web), history, blocklist, verdicts, events, clock, Patience.DEFAULT);
        HouseSurroundings surroundings =
                new HouseSurroundings(providers, () -> fetched(providers), new Transfers(clock)::free);
        Judge judge = new Judge(
                new AllRules(() -> Taste.from(preferences), profiles, surroundings, downloads, blocklist, verdicts),
                profiles,
                library::filesOfTitle,
                Scoring.NONE,
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
                Pace.USUAL);
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
                new Setup(roots, profiles, providers),
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

    /** What some enabled download client can fetch. */
    private static Set<Protocol> fetched(Providers providers) {
        Set<Protocol> protocols = new HashSet<>();
        providers
                .open(ProviderKind.DOWNLOAD_CLIENT, DownloadClient.class)
                .forEach(client -> protocols.addAll(client.provider().protocols()));
        return protocols.isEmpty() ? EnumSet.noneOf(Protocol.class) : EnumSet.copyOf(protocols);
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
