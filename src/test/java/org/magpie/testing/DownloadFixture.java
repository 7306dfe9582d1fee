package org.magpie.testing;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.magpie.base.event.Event;
import org.magpie.base.http.Http;
import org.magpie.base.job.StoredJobs;
import org.magpie.base.secret.Vault;
import org.magpie.base.store.Rows;
import org.magpie.base.store.Store;
import org.magpie.media.ItemDetails;
import org.magpie.media.MediaKind;
import org.magpie.media.Provenance;
import org.magpie.media.TitleDetails;
import org.magpie.media.TitleFacts;
import org.magpie.media.file.RootFolder;
import org.magpie.media.history.HistoryLog;
import org.magpie.media.library.Library;
import org.magpie.media.title.Item;
import org.magpie.media.title.Slot;
import org.magpie.media.title.Title;
import org.magpie.pipeline.PipelineEntities;
import org.magpie.pipeline.decide.Blocklist;
import org.magpie.pipeline.decide.Verdicts;
import org.magpie.pipeline.download.DownloadRules;
import org.magpie.pipeline.download.StallThresholds;
import org.magpie.pipeline.download.place.PlaceMappings;
import org.magpie.pipeline.download.queue.Downloads;
import org.magpie.pipeline.grab.Grab;
import org.magpie.pipeline.match.LibraryIndex;
import org.magpie.pipeline.match.Matching;
import org.magpie.pipeline.parse.ReleaseReader;
import org.magpie.pipeline.parse.grammar.VideoReader;
import org.magpie.pipeline.parse.word.Vocabulary;
import org.magpie.pipeline.search.DuplicateOffers;
import org.magpie.pipeline.search.Release;
import org.magpie.pipeline.search.budget.FetchBudgets;
import org.magpie.pipeline.search.link.LinkResolver;
import org.magpie.provider.Plug;
import org.magpie.provider.ProviderHttp;
import org.magpie.provider.StoredCalls;
import org.magpie.provider.stored.StoredProviders;

/** A library, plugs and downloads over a real database, with clients that a test controls. */
public final class DownloadFixture implements AutoCloseable {
    public static final StallThresholds QUICK = new StallThresholds(
            Duration.ofMinutes(10),
            3,
            Duration.ofMinutes(1),
            Duration.ofSeconds(30),
            Duration.ofMillis(500),
            Duration.ofMinutes(1));

    private final TestLibrary library;
    private final Clock clock;
    private final Http http = new Http("Magpie tests");
    private final StoredProviders providers;
    private final HistoryLog history;
    private final Blocklist blocklist;
    private final PlaceMappings places;
    private final AtomicReference<DownloadRules> rules = new AtomicReference<>(DownloadRules.USUAL);
    private volatile Downloads downloads;
    private final ReleaseReader reader;

    public DownloadFixture(Path folder, Clock clock, Plug<?, ?>... plugs) {
        List<Class<?>> entities = new ArrayList<>(PipelineEntities.all());
        entities.addAll(StoredProviders.ENTITIES);
        entities.addAll(StoredJobs.ENTITIES);
        this.library = new TestLibrary(folder, entities.toArray(Class<?>[]::new));
        this.providers = new StoredProviders(store(), new Vault(new byte[32]), clock, List.of(plugs));
        this.history = new HistoryLog(clock);
        this.blocklist = new Blocklist(store(), clock);
        this.places = new PlaceMappings(store());
        this.clock = clock;
        this.downloads = restarted();
        VideoReader names = new VideoReader(Vocabulary.standard());
        this.reader = names::read;
    }

    /** The downloads as they would be after a new start: nothing in memory, everything in the database. */
    public Downloads restarted() {
        return restarted(QUICK);
    }

    /** From now on {@link #downloads} are those of a new start. */
    public void restart() {
        downloads = restarted();
    }

    /** The same with another patience. */
    public Downloads restarted(StallThresholds thresholds) {
        FetchBudgets budgets = new FetchBudgets(providers, StoredCalls.ofFetches(store()), clock);
        return new Downloads(
                store(),
                providers,
                new LinkResolver(new ProviderHttp(http), budgets::spend),
                history,
                blocklist,
                new Verdicts(store(), clock),
                elsewhere(),
                budgets,
                places,
                rules::get,
                library.test().events(),
                clock,
                thresholds);
    }

    /** Where else torrents were seen. */
    public DuplicateOffers elsewhere() {
        return new DuplicateOffers(store(), clock);
    }

    public Store store() {
        return library.store();
    }

    public Library library() {
        return library.library();
    }

    public TestLibrary test() {
        return library;
    }

    public StoredProviders providers() {
        return providers;
    }

    public Downloads downloads() {
        return downloads;
    }

    public PlaceMappings places() {
        return places;
    }

    /** From now on these count. */
    public void rules(DownloadRules now) {
        rules.set(now);
    }

    public HistoryLog history() {
        return history;
    }

    public Blocklist blocklist() {
        return blocklist;
    }

    public ReleaseReader reader() {
        return reader;
    }

    /** Knows the library as it is at that moment. */
    public Matching matching() {
        return new Matching(
                reader,
                new LibraryIndex(
                        library()::allNames, library()::names, library.test().events()),
                library()::facts);
    }

    public Path root(MediaKind kind) {
        return library.root(kind).path();
    }

    public <E extends Event> List<E> told(Class<E> type) {
        return library.test().told(type);
    }

    /** A film with one slot. */
    public TitleFacts film(String name, int year) {
        return add(
                MediaKind.MOVIE,
                name,
                year,
                List.of(ItemDetails.film(name, LocalDate.of(year, 1, 1), Instant.EPOCH, 90)));
    }

    /** A series with one season. */
    public TitleFacts series(String name, int episodes) {
        return add(
                MediaKind.SERIES,
                name,
                2001,
                Stream.iterate(1, at -> at + 1)
                        .limit(episodes)
                        .map(at -> ItemDetails.episode("Part " + at, 1, at, LocalDate.of(2001, 1, at), Instant.EPOCH))
                        .toList());
    }

    /** A series of which every season has as many episodes. */
    public TitleFacts seasons(String name, int seasons, int episodes) {
        return add(
                MediaKind.SERIES,
                name,
                2001,
                Stream.iterate(0, at -> at + 1)
                        .limit((long) seasons * episodes)
                        .map(at -> ItemDetails.episode(
                                "Part " + at,
                                at / episodes + 1,
                                at % episodes + 1,
                                LocalDate.of(2001, 1, 1).plusDays(at),
                                Instant.EPOCH))
                        .toList());
    }

    /** A series that has several episodes on one day. */
    public TitleFacts daily(String name, LocalDate day, int episodes) {
        return add(
                MediaKind.SERIES,
                name,
                day.getYear(),
                Stream.iterate(1, at -> at + 1)
                        .limit(episodes)
                        .map(at -> ItemDetails.episode("Part " + at, day.getYear(), at, day, Instant.EPOCH))
                        .toList());
    }

    private TitleFacts add(MediaKind kind, String name, int year, List<ItemDetails> items) {
        RootFolder root = library.root(kind);
        long id = store().write(unit -> {
            Title title = Title.of(kind, name, Provenance.HAND, Instant.EPOCH);
            title.learn(TitleDetails.named(name, year), Instant.EPOCH);
            unit.session().insert(title);
            unit.session()
                    .insert(new Slot(title.id(), 0, "HD", library.profile(kind).id(), root.id(), ""));
            items.forEach(item -> unit.session().insert(Item.of(kind, title.id(), item, true)));
            library().changed(unit, Set.of(title.id()));
            return title.id();
        });
        return library().facts(id).orElseThrow();
    }

    /** All items of a title by one release. */
    public static Grab grab(TitleFacts title, Release release) {
        return grab(title, release, 0);
    }

    /** The same of that score. */
    public static Grab grab(TitleFacts title, Release release, int score) {
        return new Grab(
                "test-" + title.id(),
                0,
                release,
                title.id(),
                title.name(),
                title.slots().getFirst().id(),
                Set.copyOf(title.items().stream().map(item -> item.id()).toList()),
                Set.of(),
                score,
                false);
    }

    /** A file at some address. */
    public static Release direct(String name) {
        return Releases.direct(name, URI.create("http://127.0.0.1:9/" + name.hashCode()), 1000, null, name + ".mkv");
    }

    /** The types of the history's lines, oldest first. */
    public List<String> historyTypes() {
        return store().read(session ->
                new Rows(session).list("select what from history order by id", row -> row.getString(1)));
    }

    @Override
    public void close() {
        library.close();
        http.close();
    }
}
