package org.magpie.insight.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.magpie.base.error.Message;
import org.magpie.base.store.Rows;
import org.magpie.base.secret.Vault;
import org.magpie.insight.AnalyticsInsight;
import org.magpie.insight.LibraryRow;
import org.magpie.insight.LibraryRow.State;
import org.magpie.insight.TimelineRow;
import org.magpie.insight.TitlePage;
import org.magpie.insight.TitlePage.ItemState;
import org.magpie.insight.VerdictRow;
import org.magpie.insight.WantedRow;
import org.magpie.media.ItemDetails;
import org.magpie.media.ItemFacts;
import org.magpie.media.MediaKind;
import org.magpie.media.Provenance;
import org.magpie.media.SlotFacts;
import org.magpie.media.TitleDetails;
import org.magpie.media.TitleFacts;
import org.magpie.media.file.FileFacts;
import org.magpie.media.history.HistoryEntry;
import org.magpie.media.history.HistoryLog;
import org.magpie.media.library.Library;
import org.magpie.media.quality.Quality;
import org.magpie.media.quality.Revision;
import org.magpie.media.title.Item;
import org.magpie.media.title.Slot;
import org.magpie.media.title.Title;
import org.magpie.media.title.TitleRepository_;
import org.magpie.pipeline.decide.Decision;
import org.magpie.pipeline.decide.Score;
import org.magpie.pipeline.decide.Verdicts;
import org.magpie.pipeline.download.DownloadClient;
import org.magpie.pipeline.download.DownloadState;
import org.magpie.pipeline.download.TrackedDownload;
import org.magpie.pipeline.match.Candidate;
import org.magpie.pipeline.parse.Parsed;
import org.magpie.pipeline.search.Protocol;
import org.magpie.pipeline.search.Release;
import org.magpie.pipeline.search.ReleaseBuilder;
import org.magpie.pipeline.search.SearchMode;
import org.magpie.provider.stored.StoredProviders;
import org.magpie.testing.TestLibrary;
import org.magpie.testing.TestStore;

class StoredInsightTest {
    private static final Instant NOW = TestStore.noon();
    private static final Instant PAST = NOW.minus(Duration.ofDays(10));
    private static final Instant LATER = NOW.plus(Duration.ofDays(10));

    @TempDir
    Path folder;

    private TestLibrary test;
    private StoredProviders providers;
    private StoredInsight insight;
    private final List<TrackedDownload> downloads = new ArrayList<>();

    @BeforeEach
    void open() {
        test = new TestLibrary(folder, StoredProviders.ENTITIES.toArray(Class<?>[]::new));
        providers = new StoredProviders(test.store(), new Vault(new byte[32]), test.clock(), List.of());
        insight = at(test.clock());
    }

    @AfterEach
    void close() {
        providers.close();
        test.close();
    }

    private StoredInsight at(Clock clock) {
        return new StoredInsight(
                test.store(),
                new Library(test.store(), clock),
                test.profiles(),
                providers,
                () -> List.copyOf(downloads),
                List::of,
                clock);
    }

    @Test
    void theRowsOfSomeTitlesAreThoseOfTheWholeLibrary() {
        long one = movie("One", PAST);
        file(one, 0, Quality.BLURAY_1080P);
        long two = movie("Two", LATER);
        movie("Three", PAST);
        download(two, DownloadState.DOWNLOADING);

        assertThat(insight.libraryRows(Set.of(one, two, 999L)))
                .isEqualTo(insight.library().stream()
                        .filter(row -> row.id() == one || row.id() == two)
                        .toList())
                .hasSize(2);
        assertThat(insight.libraryRows(Set.of())).isEmpty();
    }

    @Test
    void theBadgeSaysWhatMattersMost() {
        long complete = movie("The Complete", PAST);
        file(complete, 0, Quality.BLURAY_1080P);
        movie("Missing", PAST);
        movie("Upcoming", LATER);
        movie("Announced", null);
        long unmonitored = movie("Not wanted", PAST);
        test.store().change(unit -> {
            Title title = new TitleRepository_(unit.session()).find(unmonitored).orElseThrow();
            title.monitor(false);
            unit.session().update(title);
        });
        download(movie("Downloading", PAST), DownloadState.DOWNLOADING);
        download(movie("Stuck", PAST), DownloadState.IMPORT_BLOCKED);

        assertThat(insight.library())
                .extracting(LibraryRow::name, LibraryRow::state)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("Announced", State.UPCOMING),
                        org.assertj.core.groups.Tuple.tuple("The Complete", State.COMPLETE),
                        org.assertj.core.groups.Tuple.tuple("Downloading", State.DOWNLOADING),
                        org.assertj.core.groups.Tuple.tuple("Missing", State.MISSING),
                        org.assertj.core.groups.Tuple.tuple("Not wanted", State.UNMONITORED),
                        org.assertj.core.groups.Tuple.tuple("Stuck", State.ATTENTION),
                        org.assertj.core.groups.Tuple.tuple("Upcoming", State.UPCOMING));
        LibraryRow row = insight.libraryRow(complete).orElseThrow();
        assertThat(row.quality()).isEqualTo("Bluray-1080p");
        assertThat(row.profile()).isEqualTo("Good on a TV");
        assertThat(row.size()).isEqualTo(1_000);
        assertThat(row.have()).isEqualTo(1);
    }

    @Test
    void whatIsNotMonitoredAndHasAFileIsHere() {
        long title = movie("Taken in", PAST);
        file(title, 0, Quality.BLURAY_1080P);
        test.store().change(unit -> {
            Title row = new TitleRepository_(unit.session()).find(title).orElseThrow();
            row.monitor(false);
            unit.session().update(row);
            new Rows(unit.session()).change("update item set monitored = false where title_id = ?", title);
            test.library().changed(unit, Set.of(title));
        });
        LibraryRow row = insight.libraryRow(title).orElseThrow();
        assertThat(row.state()).isEqualTo(State.COMPLETE);
        assertThat(row.monitored()).isFalse();
        assertThat(row.have()).isEqualTo(1);
    }

    @Test
    void aVerdictSaysWhatMadeItsScoreTheLargestFirst() {
        long title = movie("Scored", PAST);
        TitleFacts facts = test.library().facts(title).orElseThrow();
        Candidate candidate = new Candidate(
                ReleaseBuilder.torrent("Scored.2001.1080p.Remux.x265-GRP").release(),
                Parsed.film("Scored", 2001).release(),
                title,
                List.of(facts.items().getFirst().id()),
                1,
                Message.of("match.by-name", "Scored"));
        Score score = Score.of(List.of(new Score.Part("x265", -10), new Score.Part("Remux", 1_500)));
        long slot = facts.slots().getFirst().id();
        new Verdicts(test.store(), test.clock())
                .keep(
                        List.of(
                                new Decision(0, candidate, slot, List.of(), score, 0),
                                new Decision(0, candidate, slot, List.of(), Score.NONE, 1)),
                        SearchMode.INTERACTIVE,
                        "corr");

        List<VerdictRow> rows = insight.verdictsOf("corr");
        assertThat(rows).extracting(VerdictRow::score).containsExactly(1_490, 0);
        assertThat(rows).extracting(VerdictRow::madeUp).containsExactly("+1500 Remux, -10 x265", "");

        file(title, 0, Quality.REMUX_1080P, "Scored.2001.1080p.Remux.x265-GRP");
        assertThat(scoreOfFile(title)).as("nobody took it").isEmpty();
        test.store()
                .change(unit -> new Rows(unit.session())
                        .change("update verdict set grabbed = ? where id = ?", NOW, rows.getFirst().id()));
        assertThat(scoreOfFile(title)).isEqualTo("+1500 Remux, -10 x265");
    }

    private String scoreOfFile(long title) {
        return insight.title(title).orElseThrow().items().getFirst().files().getFirst().scoreMadeUp();
    }

    @Test
    void whatComesOutAsTimePassesIsMissingWithoutAnyChange() {
        long title = movie("Soon", LATER);
        assertThat(insight.libraryRow(title).orElseThrow().nextDate()).isEqualTo(LATER);
        assertThat(insight.wantedCount()).isZero();

        StoredInsight later = at(Clock.fixed(LATER.plusSeconds(1), ZoneOffset.UTC));

        LibraryRow row = later.libraryRow(title).orElseThrow();
        assertThat(row.state()).isEqualTo(State.MISSING);
        assertThat(row.wanted()).isEqualTo(1);
        assertThat(row.nextDate()).isNull();
        assertThat(later.library()).singleElement().isEqualTo(row);
        assertThat(later.wantedCount()).isEqualTo(1);
        assertThat(later.wanted(false, 10)).hasSize(1);
    }

    @Test
    void aFileThatIsNoLongerInItsPlaceIsSaidToBeGoneAndSinceWhen() {
        long title = movie("Gone", PAST);
        file(title, 0, Quality.BLURAY_1080P);
        assertThat(insight.title(title).orElseThrow().items().getFirst().state())
                .isEqualTo(TitlePage.ItemState.HERE);
        test.store()
                .change(unit -> new Rows(unit.session())
                        .change("update media_file set missing_since = ? where title_id = ?", NOW, title));
        TitlePage.ItemRow item = insight.title(title).orElseThrow().items().getFirst();
        assertThat(item.state()).isEqualTo(TitlePage.ItemState.GONE);
        assertThat(item.files().getFirst().missingSince()).isEqualTo(NOW);
    }

    @Test
    void aTitlePageShowsSlotsItemsAndFiles() {
        long id = series();
        file(id, 0, Quality.BLURAY_1080P);
        file(id, 1, Quality.SDTV);

        TitlePage page = insight.title(id).orElseThrow();

        assertThat(page.overview()).isEqualTo("Boats.");
        assertThat(page.genres()).containsExactly("Drama");
        assertThat(page.items())
                .extracting(TitlePage.ItemRow::name, TitlePage.ItemRow::state)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("One", ItemState.HERE),
                        org.assertj.core.groups.Tuple.tuple("Two", ItemState.UPGRADABLE),
                        org.assertj.core.groups.Tuple.tuple("Three", ItemState.MISSING),
                        org.assertj.core.groups.Tuple.tuple("Four", ItemState.UNRELEASED),
                        org.assertj.core.groups.Tuple.tuple("Five", ItemState.UNMONITORED));
        assertThat(page.slots()).singleElement().satisfies(slot -> {
            assertThat(slot.have()).isEqualTo("2 / 3");
            assertThat(slot.satisfied()).isFalse();
        });
        assertThat(page.items().getFirst().files()).singleElement().satisfies(file -> {
            assertThat(file.quality()).isEqualTo("Bluray-1080p");
            assertThat(Path.of(file.path()))
                    .startsWithRaw(test.root(MediaKind.SERIES).path());
        });
        assertThat(insight.title(999)).isEmpty();
    }

    @Test
    void wantedListsMissingOnesAndThoseToBeBetteredApart() {
        long id = series();
        file(id, 0, Quality.BLURAY_1080P);
        file(id, 1, Quality.SDTV);

        assertThat(insight.wanted(false, 10)).extracting(WantedRow::item).containsExactly("S01E03 Three");
        assertThat(insight.wanted(true, 10))
                .extracting(WantedRow::item, WantedRow::have)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("S01E02 Two", "SDTV"));
        assertThat(insight.wantedCount()).isEqualTo(1);
    }

    @Test
    void theCalendarShowsTheDaysAskedForIncludingTheLast() {
        series();
        LocalDate day = LocalDate.ofInstant(LATER, ZoneOffset.UTC);

        assertThat(insight.calendar(day.minusDays(1), day)).singleElement().satisfies(row -> {
            assertThat(row.item()).isEqualTo("S01E04 Four");
            assertThat(row.title()).isEqualTo("Harbour");
            assertThat(row.state()).isEqualTo(ItemState.UNRELEASED);
        });
        assertThat(insight.calendar(day.plusDays(1), day.plusDays(9))).isEmpty();
    }

    @Test
    void theHistoryIsReadByTimeByTitleAndBySearch() {
        long id = movie("Told", PAST);
        HistoryLog log = new HistoryLog(test.clock());
        test.store().change(unit -> {
            log.write(unit, entry(HistoryEntry.Type.GRABBED, "abc", id));
            log.write(unit, entry(HistoryEntry.Type.DOWNLOAD_COMPLETED, "abc", id));
            log.write(unit, entry(HistoryEntry.Type.IMPORT_BLOCKED, "xyz", 0));
        });

        assertThat(insight.timeline("abc")).extracting(TimelineRow::type).containsExactly("grabbed", "completed");
        assertThat(insight.historyOf(id, 1)).extracting(TimelineRow::type).containsExactly("completed");
        assertThat(insight.history(NOW.plusSeconds(1), 10))
                .extracting(TimelineRow::type, TimelineRow::title)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("blocked", ""),
                        org.assertj.core.groups.Tuple.tuple("completed", "Told"),
                        org.assertj.core.groups.Tuple.tuple("grabbed", "Told"));
        assertThat(insight.history(NOW, 10)).isEmpty();
        assertThat(insight.timeline("abc").getFirst().said()).isEqualTo(Message.of("history.added", "Told", 2));
    }

    @Test
    void totalsAddUp() {
        long id = series();
        file(id, 0, Quality.BLURAY_1080P);
        file(id, 1, Quality.SDTV);
        file(movie("Film", PAST), 0, Quality.SDTV);

        AnalyticsInsight.Totals totals = insight.totals();

        assertThat(totals.kinds())
                .containsExactly(
                        new AnalyticsInsight.KindTotal(MediaKind.MOVIE, 1, 1, 1, 1_000),
                        new AnalyticsInsight.KindTotal(MediaKind.SERIES, 1, 5, 2, 2_000));
        assertThat(totals.qualities())
                .containsExactlyInAnyOrder(
                        new AnalyticsInsight.Share("SDTV", 2, 2_000),
                        new AnalyticsInsight.Share("Bluray-1080p", 1, 1_000));
        assertThat(totals.months()).containsExactly(new AnalyticsInsight.Month(YearMonth.of(2026, 6), 3, 3_000));
    }

    private static HistoryEntry entry(HistoryEntry.Type type, String correlation, long title) {
        return new HistoryEntry(type, correlation, title, Set.of(), 0, "", Message.of("history.added", "Told", 2));
    }

    private long movie(String name, @Nullable Instant available) {
        return title(MediaKind.MOVIE, name, List.of(ItemDetails.film(name, null, available, 0)));
    }

    private long series() {
        long id = title(
                MediaKind.SERIES,
                "Harbour",
                List.of(
                        episode("One", 1, PAST),
                        episode("Two", 2, PAST),
                        episode("Three", 3, PAST),
                        episode("Four", 4, LATER),
                        episode("Five", 5, PAST)));
        test.store().change(unit -> {
            Item last = new TitleRepository_(unit.session()).itemsOf(id).getLast();
            last.monitor(false);
            unit.session().update(last);
            test.library().changed(unit, Set.of(id));
        });
        return id;
    }

    private static ItemDetails episode(String name, int number, Instant available) {
        return ItemDetails.episode(name, 1, number, LocalDate.ofInstant(available, ZoneOffset.UTC), available);
    }

    private long title(MediaKind kind, String name, List<ItemDetails> items) {
        return test.store().write(unit -> {
            Title title = Title.of(kind, name, Provenance.HAND, PAST);
            title.learn(
                    new TitleDetails(name, 2001, "Boats.", List.of("Drama"), "ended", "Nine", 44, 7.5, "", null, null),
                    NOW);
            unit.session().insert(title);
            unit.session()
                    .insert(new Slot(
                            title.id(),
                            0,
                            "HD",
                            test.profile(kind).id(),
                            test.root(kind).id(),
                            name));
            items.forEach(item -> unit.session().insert(Item.of(kind, title.id(), item, true)));
            test.library().changed(unit, Set.of(title.id()));
            return title.id();
        });
    }

    private void file(long title, int at, Quality quality) {
        file(title, at, quality, "");
    }

    private void file(long title, int at, Quality quality, String releaseName) {
        TitleFacts facts = test.library().facts(title).orElseThrow();
        ItemFacts item = facts.items().get(at);
        SlotFacts slot = facts.slots().getFirst();
        FileFacts file = new FileFacts(
                slot.id(),
                Set.of(item.id()),
                slot.rootId(),
                item.id() + ".mkv",
                1_000,
                quality,
                Revision.FIRST,
                Set.of(),
                "",
                "",
                null,
                releaseName,
                Set.of(),
                0,
                null,
                NOW);
        test.store().change(unit -> test.library().addFile(unit, file));
    }

    private void download(long title, DownloadState state) {
        TitleFacts facts = test.library().facts(title).orElseThrow();
        Release release = new Release(
                1,
                "Indexer",
                "guid",
                "A.Release",
                null,
                Protocol.DIRECT,
                URI.create("http://a.test/"),
                null,
                10,
                NOW,
                -1,
                -1,
                null,
                Map.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                null,
                null);
        downloads.add(new TrackedDownload(
                downloads.size() + 1,
                "corr",
                0,
                "",
                state,
                title,
                facts.name(),
                facts.slots().getFirst().id(),
                Set.of(facts.items().getFirst().id()),
                release,
                0,
                0,
                false,
                10,
                5,
                1,
                null,
                null,
                null,
                0,
                null,
                NOW,
                null,
                false,
                false,
                DownloadClient.Priority.NORMAL));
    }
}
