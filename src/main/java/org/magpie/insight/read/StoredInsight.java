package org.magpie.insight.read;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.magpie.base.error.UserException;
import org.magpie.base.job.Schedule;
import org.magpie.base.job.StoredSchedules;
import org.magpie.base.store.Rows;
import org.magpie.base.store.Store;
import org.magpie.insight.CalendarRow;
import org.magpie.insight.DiskSpace;
import org.magpie.insight.Insight;
import org.magpie.insight.LibraryDetails;
import org.magpie.insight.LibraryRow;
import org.magpie.insight.QueueRow;
import org.magpie.insight.SourceRow;
import org.magpie.insight.TimelineRow;
import org.magpie.insight.TitlePage;
import org.magpie.insight.VerdictRow;
import org.magpie.insight.WantedRow;
import org.magpie.media.ItemDetails;
import org.magpie.media.library.Library;
import org.magpie.media.library.WantedItem;
import org.magpie.media.quality.Profile;
import org.magpie.media.quality.Profiles;
import org.magpie.media.quality.Quality;
import org.magpie.pipeline.download.DownloadClient;
import org.magpie.pipeline.download.TrackedDownload;
import org.magpie.pipeline.download.queue.Downloads;
import org.magpie.pipeline.search.Indexer;
import org.magpie.pipeline.search.SearchMode;
import org.magpie.provider.Budget;
import org.magpie.provider.ProviderException;
import org.magpie.provider.Providers;
import org.magpie.provider.Providers.Opened;

/** Rows straight from the library's database, and from the downloads as their clients last told of them. */
public final class StoredInsight implements Insight {
    private static final Duration SHOWN_AFTER_THE_END = Duration.ofDays(1);
    private static final int MOST_ENDED = 50;

    private final Store store;
    private final Library library;
    private final Profiles profiles;
    private final Providers providers;
    private final Supplier<List<TrackedDownload>> downloads;
    private final Supplier<List<TrackedDownload>> ended;
    private final Clock clock;

    public StoredInsight(
            Store store, Library library, Profiles profiles, Providers providers, Downloads downloads, Clock clock) {
        this(
                store,
                library,
                profiles,
                providers,
                downloads::open,
                () -> downloads.endedSince(clock.instant().minus(SHOWN_AFTER_THE_END)),
                clock);
    }

    /**
     * @param downloads what is on its way or needs a person, oldest first
     * @param ended what ended a short while ago, oldest first
     */
    StoredInsight(
            Store store,
            Library library,
            Profiles profiles,
            Providers providers,
            Supplier<List<TrackedDownload>> downloads,
            Supplier<List<TrackedDownload>> ended,
            Clock clock) {
        this.store = store;
        this.library = library;
        this.profiles = profiles;
        this.providers = providers;
        this.downloads = downloads;
        this.ended = ended;
        this.clock = clock;
    }

    @Override
    public List<LibraryRow> library() {
        PendingDownloads pending = onTheWay();
        return store.read(session -> new LibraryRows(session, pending, clock.instant()).all());
    }

    @Override
    public Optional<LibraryRow> libraryRow(long titleId) {
        return libraryRows(Set.of(titleId)).stream().findFirst();
    }

    @Override
    public List<LibraryRow> libraryRows(Set<Long> titleIds) {
        PendingDownloads pending = onTheWay();
        return store.read(session -> new LibraryRows(session, pending, clock.instant()).of(titleIds));
    }

    @Override
    public FileSum filesOf(Set<Long> titleIds) {
        return store.read(session -> new Rows(session)
                .first(
                        "select count(*), coalesce(sum(bytes), 0) from media_file where title_id = any(?)",
                        row -> new FileSum(row.getInt(1), row.getLong(2)),
                        (Object) titleIds.toArray())
                .orElseThrow());
    }

    @Override
    public Map<Long, LibraryDetails> libraryDetails() {
        return store.read(LibraryDetailRows::all);
    }

    @Override
    public List<Schedule> schedules() {
        return store.read(StoredSchedules::all);
    }

    @Override
    public List<TitleNote> titleNotes(int most) {
        return store.read(session -> new RefreshNotes(session).all(most));
    }

    @Override
    public List<Copies> copies() {
        return store.read(session -> new CopiedFiles(session).all());
    }

    @Override
    public Optional<TitlePage> title(long titleId) {
        return libraryRow(titleId)
                .flatMap(row -> new TitlePages(store, library, profiles, onTheWay(), clock.instant()).page(row));
    }

    @Override
    public List<QueueRow> queue() {
        List<TrackedDownload> shown = new ArrayList<>(downloads.get());
        List<TrackedDownload> over = ended.get();
        shown.addAll(over.subList(Math.max(0, over.size() - MOST_ENDED), over.size()));
        if (shown.isEmpty()) {
            return List.of();
        }
        List<Long> verdicts = shown.stream().map(TrackedDownload::verdictId).toList();
        Map<Long, Quality> qualities = store.read(session -> new VerdictRows(session).qualities(verdicts));
        return new QueueRows(library, providers, download -> Optional.ofNullable(qualities.get(download.verdictId())))
                .rows(shown);
    }

    @Override
    public List<DownloadClient.Listed> files(long downloadId) {
        return downloads.get().stream()
                .filter(each -> each.id() == downloadId && !each.clientKey().isEmpty())
                .findFirst()
                .map(this::files)
                .orElse(List.of());
    }

    private List<DownloadClient.Listed> files(TrackedDownload download) {
        Providers.Opened<DownloadClient> client = providers
                .open(download.clientId(), DownloadClient.class)
                .orElseThrow(() -> new UserException("download.client-deleted"));
        return providers.use(client, provider -> provider.files(download.clientKey())).stream()
                .sorted(Comparator.comparing(DownloadClient.Listed::path, String.CASE_INSENSITIVE_ORDER))
                .toList();
    }

    @Override
    public List<DiskSpace> rooms() {
        return new DiskSpaceReader(store, providers).all(downloads.get());
    }

    @Override
    public List<WantedRow> wanted(boolean upgrades, int most) {
        return library.newestWanted(upgrades, most).stream()
                .limit(most)
                .map(this::row)
                .toList();
    }

    private WantedRow row(WantedItem wanted) {
        ItemDetails details = wanted.item().details();
        WantedItem.Have have = wanted.have();
        return new WantedRow(
                wanted.item().id(),
                wanted.slot().id(),
                wanted.item().titleId(),
                wanted.kind(),
                wanted.titleName(),
                ItemLabels.item(wanted.titleName(), details.name(), details.season(), details.number()),
                wanted.slot().name(),
                profiles.find(wanted.slot().profileId()).map(Profile::name).orElse(""),
                have == null ? "" : have.quality().displayName(wanted.kind()),
                details.releaseDate(),
                wanted.item().lastSearched());
    }

    @Override
    public int wantedCount() {
        Instant now = clock.instant();
        return store.read(session -> {
            Rows rows = new Rows(session);
            long counted = rows.number(
                    "select coalesce(sum(counted.missing), 0) from title_count counted"
                            + " join title on title.id = counted.title_id"
                            + " where title.monitored and (counted.next_date is null or counted.next_date > ?)",
                    now);
            long overtaken = rows.number(
                    "select count(*) from title_count counted join title on title.id = counted.title_id"
                            + " join item on item.title_id = counted.title_id where title.monitored"
                            + " and counted.next_date <= ? and item.monitored and item.available <= ? and item.standing = 0",
                    now,
                    now);
            return (int) Math.min(Integer.MAX_VALUE, counted + overtaken);
        });
    }

    @Override
    public List<CalendarRow> calendar(LocalDate from, LocalDate to) {
        PendingDownloads pending = onTheWay();
        return store.read(session -> new CalendarRows(session, pending, clock.instant()).between(from, to));
    }

    @Override
    public List<TimelineRow> history(Instant before, int most) {
        return store.read(session -> new HistoryRows(session).before(before, most));
    }

    @Override
    public List<TimelineRow> historyOf(long titleId, int most) {
        return store.read(session -> new HistoryRows(session).ofTitle(titleId, most));
    }

    @Override
    public List<TimelineRow> timeline(String correlation) {
        return store.read(session -> new HistoryRows(session).timeline(correlation));
    }

    @Override
    public List<VerdictRow> verdicts(long titleId, int most) {
        return store.read(session -> new VerdictRows(session).ofTitle(titleId, most));
    }

    @Override
    public List<VerdictRow> verdictsOfItem(long titleId, long itemId, int most) {
        return store.read(session -> new VerdictRows(session).ofItem(titleId, itemId, most));
    }

    @Override
    public List<VerdictRow> verdictsOf(String correlation) {
        return store.read(session -> new VerdictRows(session).ofSearch(correlation));
    }

    @Override
    public List<SourceRow> sources() {
        LocalDate today = LocalDate.now(clock);
        return store.read(session -> new Rows(session)
                .list(
                        "select provider.id, coalesce(calls.calls, 0), mark.synced, coalesce(mark.fresh, 0), mark.gap_from,"
                                + " mark.gap_to, coalesce(calls.fetches, 0) from provider left join indexer_calls calls on calls.provider = provider.id"
                                + " and calls.on_day = ? left join feed_mark mark on mark.provider = provider.id"
                                + " where provider.kind = 'INDEXER'",
                        this::source,
                        today));
    }

    private SourceRow source(ResultSet row) throws SQLException {
        Optional<Indexer> indexer = indexer(row.getLong(1));
        Budget budget = indexer.map(Indexer::budget).orElse(Budget.NONE);
        // One that has no list of what is new, or is not to be asked for it, has nothing to read.
        boolean isRead = indexer.map(each -> each.serves(SearchMode.RECENT)).orElse(true);
        return new SourceRow(
                row.getLong(1),
                row.getInt(2),
                budget.aDay(),
                row.getInt(7),
                budget.fetchesADay(),
                isRead ? row.getObject(3, Instant.class) : null,
                row.getInt(4),
                row.getObject(5, Instant.class),
                row.getObject(6, Instant.class));
    }

    /** A definition that cannot be opened says what is wrong on its card, not here. */
    private Optional<Indexer> indexer(long indexerId) {
        try {
            return providers.open(indexerId, Indexer.class).map(Opened::provider);
        } catch (ProviderException unusable) {
            return Optional.empty();
        }
    }

    @Override
    public Totals totals() {
        return store.read(session -> new TotalRows(session).totals());
    }

    private PendingDownloads onTheWay() {
        return PendingDownloads.of(downloads.get());
    }
}
