package org.magpie.catalog.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.magpie.base.error.Message;
import org.magpie.base.error.UserException;
import org.magpie.base.http.Call;
import org.magpie.base.http.Http;
import org.magpie.base.job.StoredJobs;
import org.magpie.base.job.StoredSchedules;
import org.magpie.base.secret.Vault;
import org.magpie.base.store.Rows;
import org.magpie.catalog.DiskArtwork;
import org.magpie.catalog.NewTitle;
import org.magpie.media.ItemDetails;
import org.magpie.media.ItemFacts;
import org.magpie.media.MediaKind;
import org.magpie.media.TitleFacts;
import org.magpie.media.file.FileFacts;
import org.magpie.media.quality.Quality;
import org.magpie.media.quality.Revision;
import org.magpie.provider.ProviderException;
import org.magpie.provider.stored.StoredProviders;
import org.magpie.testing.MovableClock;
import org.magpie.testing.TestLibrary;
import org.magpie.testing.TestStore;

/** What a source says of a title again, by itself and when asked for. */
class TitleRefreshTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Instant PAST = TestStore.noon().minus(Duration.ofDays(30));

    @TempDir
    Path folder;

    private final MovableClock clock = new MovableClock(TestStore.noon());
    private final FakeSource source = new FakeSource();
    private TestLibrary test;
    private StoredJobs jobs;
    private StoredProviders providers;
    private StoredSchedules schedules;
    private Http http;
    private LibraryCatalog catalog;

    @BeforeEach
    void open() {
        List<Class<?>> more = new ArrayList<>(StoredJobs.ENTITIES);
        more.addAll(StoredProviders.ENTITIES);
        test = new TestLibrary(folder, more.toArray(Class<?>[]::new));
        http = new Http("Magpie test");
        jobs = new StoredJobs(test.store(), test.test().events(), clock);
        providers = new StoredProviders(test.store(), new Vault(new byte[32]), clock, List.of(new FakePlug(source)));
        catalog = new LibraryCatalog(
                test.store(),
                test.library(),
                providers,
                test.profiles(),
                test.roots(),
                jobs,
                new DiskArtwork(test.store(), http, Call::get, folder.resolve("artwork"), 1_000_000),
                new FakeRemoval(),
                clock);
        schedules = new StoredSchedules(test.store(), jobs, clock);
        schedules.add(catalog.refreshTask());
    }

    @AfterEach
    void close() {
        schedules.close();
        jobs.close();
        providers.close();
        http.close();
        test.close();
    }

    @Test
    void aNewEpisodeOfARunningSeriesIsWantedByItself() {
        long id = add(episodes(1, 3));
        assertThat(wanted(id)).hasSize(3);
        source.items = episodes(1, 4);

        turnAfter(Duration.ofHours(13));

        assertThat(wanted(id)).containsExactly("1x1", "1x2", "1x3", "1x4");
    }

    @Test
    void whatIsAiringIsAskedForOftenAndWhatHasEndedSeldom() {
        source.items =
                List.of(FakeSource.episode("e1", 1, 1, "One", TestStore.noon().plus(Duration.ofHours(30))));
        long id = add(source.items);
        assertThat(fetchesAfter(Duration.ofHours(2))).isZero();
        assertThat(fetchesAfter(Duration.ofMinutes(70))).isZero();
        clock.move(Duration.ofHours(6)); // within a day of its time now
        assertThat(fetchesAfter(Duration.ZERO)).isEqualTo(1);
        assertThat(fetchesAfter(Duration.ofHours(4))).isEqualTo(1);

        source.status = "ended";
        source.items = episodes(1, 3, TestStore.noon().minus(Duration.ofDays(400)));
        catalog.refresh(id);
        assertThat(fetchesAfter(Duration.ofDays(6))).isZero();
        assertThat(fetchesAfter(Duration.ofDays(2))).isEqualTo(1);
    }

    @Test
    void aClockThatIsSetBackDoesNotKeepATitleFromBeingRefreshed() {
        add(episodes(1, 3));
        clock.move(Duration.ofDays(900));
        assertThat(fetchesAfter(Duration.ZERO)).isEqualTo(1);
        clock.move(Duration.ofDays(-900));
        assertThat(fetchesAfter(Duration.ofHours(1))).isEqualTo(1);
    }

    @Test
    void aSourceThatIsDownIsLeftAloneAndTheTitleComesAgain() {
        long id = add(episodes(1, 3));
        source.items = episodes(1, 4);
        source.failure = new ProviderException.Unreachable(Message.of("provider.error.server", "Fake", "500"), null);
        assertThat(fetchesAfter(Duration.ofHours(13))).isEqualTo(1);
        source.failure = null;
        assertThat(fetchesAfter(Duration.ofHours(2))).isEqualTo(1);
        assertThat(wanted(id)).hasSize(4);
    }

    @Test
    void anAnswerThatLacksMostOrAllIsNotBelieved() {
        long id = add(episodes(1, 10));
        Set<Long> off = Set.of(item(id, 3).id(), item(id, 7).id());
        catalog.monitorItems(off, false);
        List<String> before = wanted(id);

        source.items = List.of();
        assertThatThrownBy(() -> catalog.refresh(id))
                .isInstanceOfSatisfying(
                        UserException.class, said -> assertThat(said.key()).isEqualTo("catalog.refresh-lacks"));
        source.items = episodes(1, 4);
        turnAfter(Duration.ofHours(13));

        assertThat(facts(id).items()).hasSize(10);
        assertThat(wanted(id)).isEqualTo(before);
        assertThat(says(id)).contains("catalog.refresh-lacks");

        source.items = episodes(1, 10);
        turnAfter(Duration.ofDays(8));
        assertThat(says(id)).isEmpty();
    }

    @Test
    void aPersonMayTakeAnAnswerThatLacksMostAndWhatGoesIsAsItWasWhenItComesBack() {
        long id = add(episodes(1, 10));
        catalog.monitorItems(Set.of(item(id, 7).id()), false);
        List<String> before = wanted(id);

        source.items = episodes(1, 4);
        assertThatThrownBy(() -> catalog.refresh(id)).isInstanceOf(UserException.class);
        catalog.refreshAnyway(id);
        assertThat(facts(id).items()).hasSize(4);
        assertThat(says(id)).isEmpty();

        source.items = episodes(1, 10);
        catalog.refresh(id);
        assertThat(wanted(id)).isEqualTo(before);
    }

    @Test
    void whatASmallGapTookAwayIsAsItWasWhenTheSourceKnowsItAgain() {
        long id = add(episodes(1, 10));
        catalog.monitorItems(Set.of(item(id, 9).id()), false);
        long kept = item(id, 10).id();
        addFile(id, kept, "Show - S01E10.mkv");

        source.items = episodes(1, 6);
        catalog.refresh(id);
        assertThat(facts(id).items()).hasSize(7).extracting(ItemFacts::id).contains(kept);
        // What is kept for its file was missing before and does not count again.
        source.items = episodes(1, 4);
        catalog.refresh(id);

        source.items = episodes(1, 10);
        catalog.refresh(id);
        assertThat(wanted(id)).doesNotContain("1x9").contains("1x8", "1x7");
        assertThat(item(id, 10).id()).isEqualTo(kept);
        assertThat(facts(id).items()).hasSize(10);
    }

    @Test
    void filesStayWithTheirEpisodesWhenTheSourceMovesThem() {
        long id = add(List.of(
                FakeSource.episode("101", 1, 1, "Alpha", PAST),
                FakeSource.episode("102", 1, 2, "Beta", PAST),
                FakeSource.episode("103", 1, 3, "Gamma", PAST)));
        long alpha = item(id, 1).id();
        long beta = item(id, 2).id();
        long first = addFile(id, alpha, "Show - S01E01 - Alpha.mkv");
        long second = addFile(id, beta, "Show - S01E02 - Beta.mkv");
        long plain = addFile(id, beta, "a copy.mkv");

        source.items = List.of(
                FakeSource.episode("100", 1, 1, "Intro", PAST),
                FakeSource.episode("101", 1, 2, "Alpha", PAST),
                FakeSource.episode("102", 1, 3, "Beta", PAST),
                FakeSource.episode("103", 1, 4, "Gamma", PAST));
        catalog.refresh(id);

        assertThat(item(id, 2).id()).isEqualTo(alpha);
        assertThat(item(id, 3).id()).isEqualTo(beta);
        assertThat(wanted(id)).containsExactly("1x1", "1x4");
        assertThat(outdated()).containsExactly(first, second).doesNotContain(plain);

        source.items = List.of(
                FakeSource.episode("101", 1, 1, "Alpha", PAST),
                FakeSource.episode("102", 1, 2, "Beta", PAST),
                FakeSource.episode("103", 1, 3, "Gamma", PAST));
        catalog.refresh(id);
        assertThat(outdated()).isEmpty();
        assertThat(item(id, 1).id()).isEqualTo(alpha);
    }

    @Test
    void anotherEpisodeInTheSamePlaceDoesNotGetTheFileOfTheOneThatWasThere() {
        long id = add(episodes(1, 5));
        long third = item(id, 3).id();
        addFile(id, third, "Show - S01E03.mkv");
        List<ItemDetails> other = new ArrayList<>(episodes(1, 5));
        other.set(2, FakeSource.episode("new", 1, 3, "Something else", PAST));
        source.items = other;

        catalog.refresh(id);

        assertThat(facts(id).items())
                .filteredOn(item -> item.details().name().equals("Something else"))
                .singleElement()
                .satisfies(item -> assertThat(item.id()).isNotEqualTo(third));
        assertThat(facts(id).items()).extracting(ItemFacts::id).contains(third);
    }

    @Test
    void aSourceThatGivesAllItsEpisodesNewIdsChangesNothing() {
        long id = add(episodes(1, 5));
        List<Long> before = facts(id).items().stream().map(ItemFacts::id).toList();
        source.items = IntStream.rangeClosed(1, 5)
                .mapToObj(number -> FakeSource.episode("other" + number, 1, number, "Renamed " + number, PAST))
                .toList();
        catalog.refresh(id);
        assertThat(facts(id).items()).extracting(ItemFacts::id).isEqualTo(before);
    }

    private static List<ItemDetails> episodes(int season, int count) {
        return episodes(season, count, PAST);
    }

    private static List<ItemDetails> episodes(int season, int count, Instant available) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(number ->
                        FakeSource.episode("e" + season + "-" + number, season, number, "Part " + number, available))
                .toList();
    }

    private long add(List<ItemDetails> items) {
        source.items = items;
        long id = catalog.add(new NewTitle(
                MediaKind.SERIES,
                "Harbour",
                null,
                "fake",
                "41",
                Map.of(),
                List.of(),
                NewTitle.Monitoring.ALL,
                List.of(new NewTitle.NewSlot(
                        "HD",
                        test.profile(MediaKind.SERIES).id(),
                        test.root(MediaKind.SERIES).id())),
                Set.of(),
                NewTitle.Provenance.HAND));
        source.fetches = 0;
        return id;
    }

    private int fetchesAfter(Duration time) {
        source.fetches = 0;
        turnAfter(time);
        return source.fetches;
    }

    private void turnAfter(Duration time) {
        clock.move(time);
        jobs.await(schedules.runNow("refresh").id(), LONG);
    }

    private TitleFacts facts(long id) {
        return test.library().facts(id).orElseThrow();
    }

    private ItemFacts item(long id, int number) {
        return facts(id).items().stream()
                .filter(item -> item.details().number() == number)
                .findFirst()
                .orElseThrow();
    }

    private List<String> wanted(long id) {
        return test.library().wantedItemsOf(id, false).stream()
                .map(wanted -> wanted.item().details())
                .map(details -> details.season() + "x" + details.number())
                .toList();
    }

    private String says(long id) {
        return test.store()
                .read(session -> new Rows(session)
                        .first(
                                "select coalesce(says, '') from title_refresh where title_id = ?",
                                row -> row.getString(1),
                                id)
                        .orElse(""));
    }

    private List<Long> outdated() {
        return test.store()
                .read(session -> new Rows(session)
                        .list("select file_id from outdated_name order by file_id", row -> row.getLong(1)));
    }

    private long addFile(long id, long itemId, String path) {
        TitleFacts facts = facts(id);
        FileFacts file = new FileFacts(
                facts.slots().getFirst().id(),
                Set.of(itemId),
                facts.slots().getFirst().rootId(),
                path,
                10,
                Quality.DVD,
                Revision.FIRST,
                Set.of(),
                "",
                "",
                null,
                "",
                Set.of(),
                0,
                null,
                TestStore.noon());
        return test.store().write(unit -> test.library().addFile(unit, file));
    }
}
