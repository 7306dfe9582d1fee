package org.magpie.pipeline;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.magpie.base.event.Events;
import org.magpie.base.http.Http;
import org.magpie.base.job.Job;
import org.magpie.base.job.StoredJobs;
import org.magpie.base.job.StoredSchedules;
import org.magpie.base.secret.FileVault;
import org.magpie.base.secret.Vault;
import org.magpie.base.store.Rows;
import org.magpie.base.store.Store;
import org.magpie.base.store.StoredPreferences;
import org.magpie.base.text.Texts;
import org.magpie.insight.Insight;
import org.magpie.insight.read.StoredInsight;
import org.magpie.media.ItemDetails;
import org.magpie.media.MediaKind;
import org.magpie.media.Provenance;
import org.magpie.media.TitleDetails;
import org.magpie.media.exclusion.StoredExclusions;
import org.magpie.media.file.RootFolder;
import org.magpie.media.history.HistoryLog;
import org.magpie.media.library.Library;
import org.magpie.media.library.LibraryCounters;
import org.magpie.media.library.MediaEntities;
import org.magpie.media.library.StoredProfiles;
import org.magpie.media.library.StoredRootFolders;
import org.magpie.media.title.Item;
import org.magpie.media.title.Slot;
import org.magpie.media.title.Title;
import org.magpie.pipeline.decide.Blocklist;
import org.magpie.pipeline.decide.DecisionContext;
import org.magpie.pipeline.decide.DecisionSettings;
import org.magpie.pipeline.decide.Judge;
import org.magpie.pipeline.decide.LiveDecisionContext;
import org.magpie.pipeline.decide.PendingReleases;
import org.magpie.pipeline.decide.Scoring;
import org.magpie.pipeline.decide.Verdicts;
import org.magpie.pipeline.decide.profile.DelayProfiles;
import org.magpie.pipeline.decide.profile.ReleaseProfiles;
import org.magpie.pipeline.decide.rule.AllRules;
import org.magpie.pipeline.download.DownloadRules;
import org.magpie.pipeline.download.StallThresholds;
import org.magpie.pipeline.download.TrackedDownload;
import org.magpie.pipeline.download.client.BuiltIn;
import org.magpie.pipeline.download.client.deluge.Deluge;
import org.magpie.pipeline.download.client.nzbget.Nzbget;
import org.magpie.pipeline.download.client.qbittorrent.Qbittorrent;
import org.magpie.pipeline.download.client.rtorrent.Rtorrent;
import org.magpie.pipeline.download.client.sabnzbd.Sabnzbd;
import org.magpie.pipeline.download.client.transmission.Transmission;
import org.magpie.pipeline.download.direct.SsrfGuard;
import org.magpie.pipeline.download.place.PlaceMappings;
import org.magpie.pipeline.download.queue.Downloads;
import org.magpie.pipeline.download.queue.Priorities;
import org.magpie.pipeline.importing.ChosenNames;
import org.magpie.pipeline.importing.FiledPermissions;
import org.magpie.pipeline.importing.Importer;
import org.magpie.pipeline.importing.StoredManualImport;
import org.magpie.pipeline.importing.plan.MediaProbe;
import org.magpie.pipeline.match.LibraryIndex;
import org.magpie.pipeline.match.Matching;
import org.magpie.pipeline.match.SceneNumbering;
import org.magpie.pipeline.match.StoredTitleAliases;
import org.magpie.pipeline.parse.ReleaseReader;
import org.magpie.pipeline.parse.grammar.VideoReader;
import org.magpie.pipeline.parse.word.Vocabulary;
import org.magpie.pipeline.search.DuplicateOffers;
import org.magpie.pipeline.search.IndexerLists;
import org.magpie.pipeline.search.Scope;
import org.magpie.pipeline.search.Search;
import org.magpie.pipeline.search.budget.FetchBudgets;
import org.magpie.pipeline.search.feed.FeedMarks;
import org.magpie.pipeline.search.feed.Feeds;
import org.magpie.pipeline.search.indexer.archive.InternetArchive;
import org.magpie.pipeline.search.indexer.m3u.M3u;
import org.magpie.pipeline.search.indexer.newznab.Newznab;
import org.magpie.pipeline.search.indexer.newznab.Torznab;
import org.magpie.pipeline.search.link.FreshLinks;
import org.magpie.pipeline.search.link.LinkResolver;
import org.magpie.provider.CallCounts;
import org.magpie.provider.Definition;
import org.magpie.provider.Plug;
import org.magpie.provider.ProviderHttp;
import org.magpie.provider.ProviderKind;
import org.magpie.provider.StoredCalls;
import org.magpie.provider.stored.StoredProviders;

/** The pipeline as the application wires it, over one data folder that may be opened again and again. */
final class PipelineFixture implements AutoCloseable {
    private static final ScheduleSettings QUICK = new ScheduleSettings(
            Duration.ofMillis(100),
            Duration.ofMillis(100),
            Duration.ofMillis(200),
            Duration.ofMillis(300),
            Duration.ofDays(1),
            Duration.ofDays(1));

    private final Path folder;
    private final Store store;
    private final StoredExclusions exclusions;
    private final Http http = new Http("Magpie tests");
    private final BuiltIn builtIn;
    private final StoredProviders providers;
    private final StoredProfiles profiles;
    private final StoredRootFolders roots;
    private final Library library;
    private final Downloads downloads;
    private final Verdicts verdicts;
    private final StoredJobs jobs;
    private final StoredSchedules schedules;
    private final RunningPipeline pipeline;

    PipelineFixture(Path folder) {
        this.folder = folder;
        Clock clock = Clock.systemUTC();
        Events events = new Events();
        List<Class<?>> entities = new ArrayList<>(MediaEntities.ALL);
        entities.addAll(PipelineEntities.all());
        entities.addAll(StoredProviders.ENTITIES);
        entities.addAll(StoredJobs.ENTITIES);
        this.store = Store.open(folder.resolve("magpie"), new byte[32], entities, events);
        this.exclusions = new StoredExclusions(store, clock);
        ProviderHttp web = new ProviderHttp(http);
        this.builtIn =
                new BuiltIn(store, http, clock, folder.resolve("downloads"), SsrfGuard.ofTheSystem(), FreshLinks.NONE);
        CallCounts calls = new CallCounts(new StoredCalls(store), clock);
        List<Plug<?, ?>> plugs = List.of(
                new InternetArchive(web, calls),
                new Torznab(web, calls, clock),
                new M3u(web, calls, clock, folder, new FileVault(new byte[32])),
                builtIn,
                new Qbittorrent(http),
                new Transmission(http),
                new Deluge(http),
                new Rtorrent(http),
                new Newznab(web, calls, clock),
                new Sabnzbd(http),
                new Nzbget(http));
        this.providers = new StoredProviders(store, new Vault(new byte[32]), clock, plugs);
        this.profiles = new StoredProfiles(store, new LibraryCounters(clock));
        profiles.seed(new Texts(Locale.ENGLISH));
        this.roots = new StoredRootFolders(store, folder.resolve("data"));
        this.library = new Library(store, clock);
        HistoryLog history = new HistoryLog(clock);
        Blocklist blocklist = new Blocklist(store, clock);
        this.verdicts = new Verdicts(store, clock);
        FetchBudgets budgets = new FetchBudgets(providers, StoredCalls.ofFetches(store), clock);
        this.downloads = new Downloads(
                store,
                providers,
                new LinkResolver(web, budgets::spend),
                history,
                blocklist,
                verdicts,
                new DuplicateOffers(store, clock),
                budgets,
                new PlaceMappings(store),
                () -> DownloadRules.USUAL,
                events,
                clock,
                StallThresholds.DEFAULT);
        DecisionContext context = new LiveDecisionContext(
                providers, downloads::canFetch, path -> path.toFile().getUsableSpace(), tags -> Optional.empty());
        VideoReader names = new VideoReader(Vocabulary.standard());
        ReleaseReader reader = names::read;
        PendingReleases pending = new PendingReleases(store, clock);
        Judge judge = new Judge(
                new AllRules(
                        () -> DecisionSettings.USUAL,
                        profiles,
                        context,
                        downloads,
                        blocklist,
                        verdicts,
                        new ReleaseProfiles(store),
                        new DelayProfiles(store),
                        pending),
                profiles,
                library::filesOfItems,
                Scoring.NONE,
                context,
                verdicts,
                clock);
        this.jobs = new StoredJobs(store, events, clock);
        this.schedules = new StoredSchedules(store, jobs, clock);
        LibraryIndex index = new LibraryIndex(library::allNames, library::names, events);
        SceneNumbering numbers = new SceneNumbering(store);
        Matching matching = new Matching(reader, index, library::facts, numbers::of);
        MediaProbe probe = new MediaProbe("ffprobe", Duration.ofSeconds(20));
        ChosenNames chosen = new ChosenNames(new StoredPreferences(store));
        this.pipeline = new RunningPipeline(
                store,
                jobs,
                schedules,
                library,
                profiles,
                history,
                new Sources(
                        new Search(providers, Duration.ofSeconds(30)),
                        new Feeds(providers, new FeedMarks(store, clock), Duration.ofSeconds(4), clock),
                        new IndexerLists(store, providers),
                        new DuplicateOffers(store, clock),
                        () -> Duration.ZERO),
                matching,
                judge,
                verdicts,
                blocklist,
                downloads,
                new Priorities(downloads, providers),
                new Importer(
                        store,
                        library,
                        profiles,
                        history,
                        downloads,
                        reader,
                        matching,
                        probe,
                        chosen,
                        () -> FiledPermissions.NONE,
                        clock),
                new StoredManualImport(store, library, profiles, downloads, reader, matching, probe, chosen, clock),
                QUICK,
                pending,
                new StoredTitleAliases(store, numbers, index, library::facts, matching),
                exclusions,
                clock);
    }

    RunningPipeline pipeline() {
        return pipeline;
    }

    StoredExclusions exclusions() {
        return exclusions;
    }

    StoredJobs jobs() {
        return jobs;
    }

    Library library() {
        return library;
    }

    Downloads downloads() {
        return downloads;
    }

    Verdicts verdicts() {
        return verdicts;
    }

    Store store() {
        return store;
    }

    Path root(MediaKind kind) {
        return folder.resolve("library").resolve(kind.name());
    }

    /** The indexer or client of that plug with other settings; makes one where there is none. */
    void setUp(String plug, Map<String, ?> values) {
        List<Definition<?>> known = new ArrayList<>(providers.definitions(ProviderKind.INDEXER));
        known.addAll(providers.definitions(ProviderKind.DOWNLOAD_CLIENT));
        long id = known.stream()
                .filter(each -> each.plug().equals(plug))
                .mapToLong(Definition::id)
                .findFirst()
                .orElse(0);
        providers.save(providers.read(id, plug, plug, true, 1, values));
    }

    /** One more of that plug. */
    void setUpNew(String plug, String name, Map<String, ?> values) {
        providers.save(providers.read(0, plug, name, true, 25, values));
    }

    void switchOff(String plug) {
        providers.definitions(ProviderKind.INDEXER).stream()
                .filter(each -> each.plug().equals(plug))
                .forEach(each -> providers.save(providers.read(each.id(), plug, each.name(), false, 25, Map.of())));
    }

    /** As if a person had pressed Test: its pause is over. */
    void forgive(String name) {
        providers.definitions(ProviderKind.INDEXER).stream()
                .filter(each -> each.name().equals(name))
                .forEach(providers::save);
    }

    void archiveAt(URI address) {
        setUp("internetarchive", Map.of("address", address.toString(), "items", 5));
    }

    /** The film, added by hand where it is not there yet. */
    long film(String name, int year) {
        List<Long> known = store.read(
                session -> new Rows(session).list("select id from title where name = ?", row -> row.getLong(1), name));
        if (!known.isEmpty()) {
            return known.getFirst();
        }
        RootFolder root = roots.all().stream()
                .filter(each -> each.kind() == MediaKind.MOVIE)
                .findFirst()
                .orElseGet(() -> roots.add(MediaKind.MOVIE, root(MediaKind.MOVIE)));
        return store.write(unit -> {
            Title title = Title.of(MediaKind.MOVIE, name, Provenance.HAND, Instant.now());
            title.learn(TitleDetails.named(name, year), Instant.now());
            unit.session().insert(title);
            unit.session()
                    .insert(new Slot(
                            title.id(),
                            0,
                            "HD",
                            profiles.of(MediaKind.MOVIE).getFirst().id(),
                            root.id(),
                            ""));
            unit.session()
                    .insert(Item.of(
                            MediaKind.MOVIE,
                            title.id(),
                            ItemDetails.film(name, LocalDate.of(year, 1, 1), Instant.EPOCH, 0),
                            true));
            library.changed(unit, Set.of(title.id()));
            return title.id();
        });
    }

    /** A series of so many seasons of two episodes, all of them wanted. */
    long series(String name, int seasons) {
        RootFolder root = roots.all().stream()
                .filter(each -> each.kind() == MediaKind.SERIES)
                .findFirst()
                .orElseGet(() -> roots.add(MediaKind.SERIES, root(MediaKind.SERIES)));
        return store.write(unit -> {
            Title title = Title.of(MediaKind.SERIES, name, Provenance.HAND, Instant.now());
            title.learn(TitleDetails.named(name, 2001), Instant.now());
            unit.session().insert(title);
            long profile = profiles.of(MediaKind.SERIES).getFirst().id();
            unit.session().insert(new Slot(title.id(), 0, "HD", profile, root.id(), ""));
            for (int season = 1; season <= seasons; season++) {
                for (int number = 1; number <= 2; number++) {
                    ItemDetails episode = ItemDetails.episode(
                            "Part " + number, season, number, LocalDate.of(2001, season, number), Instant.EPOCH);
                    unit.session().insert(Item.of(MediaKind.SERIES, title.id(), episode, true));
                }
            }
            library.changed(unit, Set.of(title.id()));
            return title.id();
        });
    }

    /** What screens read. */
    Insight insight() {
        return new StoredInsight(store, library, profiles, providers, downloads, Clock.systemUTC());
    }

    StoredSchedules schedules() {
        return schedules;
    }

    /** The history as "TYPE correlation", oldest first. */
    List<String> history() {
        return store.read(session -> new Rows(session)
                .list(
                        "select what, correlation from history order by id",
                        row -> row.getString(1) + " " + row.getString(2)));
    }

    /** Plays the story to its end: searches unless something is on its way or there, and waits for the file. */
    boolean play(long title, Duration atMost, Consumer<String> said) {
        return play(List.of(title), atMost, said);
    }

    /** The same with several titles at once. */
    boolean play(List<Long> titles, Duration atMost, Consumer<String> said) {
        pipeline.start();
        Set<Long> underWay =
                downloads.open().stream().map(TrackedDownload::titleId).collect(Collectors.toUnmodifiableSet());
        List<Job> searches = titles.stream()
                .filter(title -> library.filesOfTitle(title).isEmpty() && !underWay.contains(title))
                .map(title -> pipeline.releases().searchAndGrab(title, new Scope.Whole()))
                .toList();
        searches.forEach(search -> jobs.await(search.id(), atMost));
        if (!searches.isEmpty()) {
            said.accept("searched");
        }
        long end = System.nanoTime() + atMost.toNanos();
        while (System.nanoTime() < end) {
            boolean all = titles.stream()
                    .noneMatch(title -> library.filesOfTitle(title).isEmpty());
            if (all && downloads.open().isEmpty()) {
                return true;
            }
            java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
        }
        return false;
    }

    @Override
    public void close() {
        pipeline.close();
        schedules.close();
        jobs.close();
        builtIn.close();
        store.close();
        http.close();
    }
}
