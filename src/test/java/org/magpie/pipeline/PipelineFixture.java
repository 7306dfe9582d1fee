package org.magpie.pipeline;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.magpie.app.wiring.Closer;
import org.magpie.app.wiring.Ground;
import org.magpie.app.wiring.LibraryWiring;
import org.magpie.app.wiring.PipelineWiring;
import org.magpie.app.wiring.WiringOptions;
import org.magpie.base.job.Job;
import org.magpie.base.job.StoredJobs;
import org.magpie.base.job.StoredSchedules;
import org.magpie.base.store.DataFolder;
import org.magpie.base.store.Rows;
import org.magpie.base.store.Store;
import org.magpie.insight.Insight;
import org.magpie.insight.read.StoredInsight;
import org.magpie.media.ItemDetails;
import org.magpie.media.MediaKind;
import org.magpie.media.Provenance;
import org.magpie.media.TitleDetails;
import org.magpie.media.exclusion.StoredExclusions;
import org.magpie.media.file.RootFolder;
import org.magpie.media.library.Library;
import org.magpie.media.library.StoredProfiles;
import org.magpie.media.library.StoredRootFolders;
import org.magpie.media.title.Item;
import org.magpie.media.title.Slot;
import org.magpie.media.title.Title;
import org.magpie.pipeline.decide.Verdicts;
import org.magpie.pipeline.download.TrackedDownload;
import org.magpie.pipeline.download.queue.Downloads;
import org.magpie.pipeline.search.Scope;
import org.magpie.provider.Definition;
import org.magpie.provider.ProviderKind;
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
    private final Closer closing = new Closer();
    private final Ground ground;
    private final LibraryWiring libraryPart;
    private final PipelineWiring pipeline;
    private final StoredProviders providers;
    private final StoredProfiles profiles;
    private final StoredRootFolders roots;
    private final Library library;
    private final Downloads downloads;
    private final StoredJobs jobs;
    private final Store store;

    PipelineFixture(Path folder) {
        this.folder = folder;
        WiringOptions options = WiringOptions.usual(Store.EntityStart.AT_ONCE)
                .at(QUICK)
                .indexersAtMost(Duration.ofSeconds(30), Duration.ofSeconds(4));
        this.ground = Ground.open(closing.add(DataFolder.open(folder.resolve("magpie"))), options, closing);
        this.store = ground.store();
        ground.preferences().set("sources.sync-minutes", "0");
        this.libraryPart = LibraryWiring.on(ground, closing);
        this.providers = libraryPart.providers();
        this.profiles = libraryPart.profiles();
        this.roots = libraryPart.rootFolders();
        this.library = libraryPart.library();
        this.pipeline = PipelineWiring.on(ground, libraryPart, options, closing);
        this.downloads = pipeline.download().downloads();
        this.jobs = ground.jobs();
    }

    RunningPipeline pipeline() {
        return pipeline.pipeline();
    }

    StoredExclusions exclusions() {
        return libraryPart.exclusions();
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
        return pipeline.download().verdicts();
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
        return ground.schedules();
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
        pipeline().start();
        Set<Long> underWay =
                downloads.open().stream().map(TrackedDownload::titleId).collect(Collectors.toUnmodifiableSet());
        List<Job> searches = titles.stream()
                .filter(title -> library.filesOfTitle(title).isEmpty() && !underWay.contains(title))
                .map(title -> pipeline().releases().searchAndGrab(title, new Scope.Whole()))
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
        closing.close();
    }
}
