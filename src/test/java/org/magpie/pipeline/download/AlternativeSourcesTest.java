package org.magpie.pipeline.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okio.Buffer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.magpie.base.error.Message;
import org.magpie.base.error.UserException;
import org.magpie.base.store.Rows;
import org.magpie.base.text.StoredMessage;
import org.magpie.media.MediaKind;
import org.magpie.media.TitleFacts;
import org.magpie.pipeline.decide.BlockReason;
import org.magpie.pipeline.decide.BlocklistEntry;
import org.magpie.pipeline.decide.Decision;
import org.magpie.pipeline.decide.Refusal;
import org.magpie.pipeline.decide.Score;
import org.magpie.pipeline.decide.StoredVerdict;
import org.magpie.pipeline.decide.Verdicts;
import org.magpie.pipeline.download.queue.Downloads;
import org.magpie.pipeline.grab.Grab;
import org.magpie.pipeline.match.Candidate;
import org.magpie.pipeline.search.Protocol;
import org.magpie.pipeline.search.Release;
import org.magpie.pipeline.search.SearchMode;
import org.magpie.pipeline.search.SeedGoal;
import org.magpie.provider.Budget;
import org.magpie.provider.Definition;
import org.magpie.provider.ProviderKind;
import org.magpie.testing.DownloadFixture;
import org.magpie.testing.FakeClient;
import org.magpie.testing.FakeIndexer;
import org.magpie.testing.MovableClock;

/** A release that more than one indexer offers, and what is found in it before a client has it. */
class AlternativeSourcesTest {
    private static final String NAME = "Harbor.Lights.1949.720p.BluRay.x264-GRP";
    private static final long SIZE = 5_000_000_000L;
    private static final String TORRENT = torrent("d6:lengthi5e4:pathl8:Film.mkvee");
    private static final String HASH = hash(TORRENT);

    private final MovableClock clock = new MovableClock(Instant.parse("2026-06-15T12:00:00Z"));
    private final FakeClient torrents = new FakeClient("torrents", Protocol.TORRENT);
    private final FakeClient usenet = new FakeClient("usenet", Protocol.USENET);
    private final FakeIndexer first = new FakeIndexer("first");
    private final FakeIndexer second = new FakeIndexer("second");
    private final MockWebServer server = new MockWebServer();
    private final Map<String, MockResponse> answers = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();

    @TempDir
    private Path folder;

    private DownloadFixture world;
    private Verdicts verdicts;
    private TitleFacts film;

    @BeforeEach
    void open() throws IOException {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                String path = Objects.requireNonNull(request.getUrl()).encodedPath();
                asked.add(path);
                return answers.getOrDefault(
                        path, new MockResponse.Builder().code(404).build());
            }
        });
        server.start();
        world = new DownloadFixture(folder, clock, torrents, usenet, first, second);
        verdicts = new Verdicts(world.store(), clock);
        film = world.film("Harbor Lights", 1949);
        torrents.callsAll(HASH);
    }

    @AfterEach
    void close() {
        world.close();
        server.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 429, 500, 200})
    void theSameTorrentComesFromAnotherIndexerWhereItsOwnDoesNotGiveIt(int status) {
        answers.put("/first", answer(status, "<html>Sign in"));
        answers.put("/second", answer(200, TORRENT));
        second.asks(new SeedGoal(2, null));
        world.elsewhere().keep(List.of(offered("second", Protocol.TORRENT, SIZE, HASH)), Set.of(HASH));

        TrackedDownload taken = start(offered("first", Protocol.TORRENT, SIZE, HASH));

        assertThat(taken.clientKey()).isEqualTo(HASH);
        assertThat(taken.release().indexer()).isEqualTo("second");
        assertThat(Objects.requireNonNull(torrents.terms()).goal()).isEqualTo(new SeedGoal(2, null));
        assertThat(history()).singleElement().satisfies(said -> {
            assertThat(said.key()).isEqualTo("download.grabbed-elsewhere");
            assertThat(said.arguments().subList(0, 4)).containsExactly(NAME, "plug.torrents", "second", "first");
        });
    }

    @Test
    void whatIndexerHasNoMoreIsNotAskedOfItAgainWhileTheOtherIsOnlyBusy() {
        answers.put("/second", answer(500, ""));
        world.elsewhere().keep(List.of(offered("second", Protocol.TORRENT, SIZE, HASH)), Set.of(HASH));

        TrackedDownload waiting = start(offered("first", Protocol.TORRENT, SIZE, HASH));

        assertThat(waiting.state()).isEqualTo(DownloadState.QUEUED);
        assertThat(asked).containsExactly("/first", "/second");
        assertThat(world.blocklist().all()).singleElement().satisfies(entry -> {
            assertThat(entry.reason()).isEqualTo(BlockReason.REMOVED);
            assertThat(entry.scope()).isEqualTo(BlocklistEntry.Scope.RELEASE);
            assertThat(entry.indexerId()).isEqualTo(id("first"));
        });

        answers.put("/second", answer(200, TORRENT));
        clock.move(Duration.ofHours(1));
        world.downloads().look();

        assertThat(asked).containsExactly("/first", "/second", "/second");
        assertThat(world.downloads().find(waiting.id()).orElseThrow().clientKey())
                .isEqualTo(HASH);
    }

    @Test
    void whenNobodyHasItTheReleaseHasFailedForWhatItsOwnIndexerSaid() {
        answers.put("/second", answer(200, "<html>Sign in"));
        world.elsewhere().keep(List.of(offered("second", Protocol.TORRENT, SIZE, HASH)), Set.of(HASH));

        assertThatThrownBy(() -> start(offered("first", Protocol.TORRENT, SIZE, HASH)))
                .isInstanceOfSatisfying(
                        UserException.class,
                        failure -> assertThat(failure.message().toString()).contains("indexer.said.gone"));
        assertThat(asked).containsExactly("/first", "/second");
        assertThat(world.blocklist().all()).extracting(BlocklistEntry::reason).containsExactly(BlockReason.REMOVED);
    }

    @Test
    void thePostOfTheSameNameAndAboutTheSameSizeIsTheSame() {
        answers.put("/second", answer(200, nzb("&quot;film.part01.rar&quot;")));
        Release own = offered("first", Protocol.USENET, SIZE, null);
        Release larger = named(offered("second", Protocol.USENET, SIZE + SIZE / 50, null), NAME.replace('.', ' '));
        long verdict = keep(List.of(own, larger)).getLast();

        TrackedDownload taken = start(own);

        assertThat(taken.release().indexer()).isEqualTo("second");
        assertThat(taken.verdictId()).isEqualTo(verdict);
        assertThat(verdicts.find(verdict).orElseThrow().grabbed()).isTrue();
    }

    @Test
    void aPostOfAnotherSizeIsAnother() {
        answers.put("/second", answer(200, nzb("&quot;film.part01.rar&quot;")));
        Release own = offered("first", Protocol.USENET, SIZE, null);
        keep(List.of(own, offered("second", Protocol.USENET, SIZE + SIZE / 10, null)));

        assertThatThrownBy(() -> start(own)).isInstanceOf(UserException.class);
        assertThat(asked).containsExactly("/first");
    }

    @Test
    void whatIsSpentForTodayComesFromElsewhereAndIsNotAskedFor() {
        first.allows(new Budget(0, 0, 1));
        answers.put("/first", answer(200, TORRENT));
        answers.put("/second", answer(200, TORRENT));
        start(offered("first", Protocol.TORRENT, SIZE, HASH));
        world.elsewhere().keep(List.of(offered("second", Protocol.TORRENT, SIZE, HASH)), Set.of(HASH));

        TrackedDownload next = startByHand(offered("first", Protocol.TORRENT, SIZE, HASH));

        assertThat(next.release().indexer()).isEqualTo("second");
        assertThat(asked).containsExactly("/first", "/second");
        assertThat(history().getLast().arguments().get(4))
                .isEqualTo(Message.of("indexer.said.download-budget", "plug.first", 1, "2026-06-16 00:00"));
    }

    @Test
    void withoutAnotherOriginItWaitsUntilTheNextDayEvenOverARestart() {
        first.allows(new Budget(0, 0, 1));
        answers.put("/first", answer(200, TORRENT));
        start(offered("first", Protocol.TORRENT, SIZE, HASH));

        TrackedDownload waiting = startByHand(offered("first", Protocol.TORRENT, SIZE, HASH));
        assertThat(waiting.state()).isEqualTo(DownloadState.QUEUED);
        assertThat(Objects.requireNonNull(waiting.said()).key()).isEqualTo("indexer.said.download-budget");
        assertThat(waiting.lookAgain()).isEqualTo(clock.instant().plus(Duration.ofHours(1)));
        clock.move(Duration.ofHours(2));
        Downloads restarted = world.restarted();
        restarted.look();
        assertThat(asked).containsExactly("/first");

        clock.move(Duration.ofHours(11));
        restarted.look();
        assertThat(asked).containsExactly("/first", "/first");
        assertThat(restarted.find(waiting.id()).orElseThrow().clientKey()).isEqualTo(HASH);
    }

    @Test
    void ofEqualsTheOneWithMoreOfItsDayLeftIsAskedFirstUnlessAPersonChose() {
        first.allows(new Budget(0, 0, 10));
        second.allows(new Budget(0, 0, 10));
        answers.put("/first", answer(200, TORRENT));
        answers.put("/second", answer(200, TORRENT));
        world.elsewhere().keep(List.of(offered("second", Protocol.TORRENT, SIZE, HASH)), Set.of(HASH));
        Release release = offered("first", Protocol.TORRENT, SIZE, HASH);

        start(release);
        start(release);
        startByHand(release);

        assertThat(asked).containsExactly("/first", "/second", "/first");
        assertThat(history().get(1))
                .isEqualTo(Message.of("download.grabbed-instead", NAME, "plug.torrents", "second", "first"));
    }

    @Test
    void aBetterPriorityCountsMoreThanWhatIsLeftOfTheDay() {
        Definition<?> own = definition("first");
        world.providers().save(world.providers().read(own.id(), "first", "plug.first", true, 1, Map.of()));
        first.allows(new Budget(0, 0, 2));
        answers.put("/first", answer(200, TORRENT));
        world.elsewhere().keep(List.of(offered("second", Protocol.TORRENT, SIZE, HASH)), Set.of(HASH));

        start(offered("first", Protocol.TORRENT, SIZE, HASH));
        start(offered("first", Protocol.TORRENT, SIZE, HASH));

        assertThat(asked).containsExactly("/first", "/first");
    }

    @Test
    void aTorrentOfAProgramIsNeverHandedOverAndItsVerdictSaysWhy() {
        answers.put("/first", answer(200, torrent("d6:lengthi5e4:pathl8:Film.mkveed6:lengthi5e4:pathl9:setup.exeee")));
        Release release = offered("first", Protocol.TORRENT, SIZE, null);
        long verdict = keep(List.of(release)).getFirst();

        assertThatThrownBy(() -> world.downloads().start(grab(release, verdict, false)))
                .isInstanceOf(UserException.class);

        Message said = Message.of("download.bad.program", "setup.exe");
        assertThat(torrents.calls()).isEmpty();
        StoredVerdict after = verdicts.find(verdict).orElseThrow();
        assertThat(after.refusals()).containsExactly(new Refusal("content", true, said));
        assertThat(after.grabbed()).isFalse();
        assertThat(world.blocklist().all()).singleElement().satisfies(entry -> {
            assertThat(entry.reason()).isEqualTo(BlockReason.MALWARE);
            assertThat(entry.said()).isEqualTo(said);
        });
    }

    @Test
    void aTorrentOfNothingButArchivesIsTakenOnlyByThoseWhoWantThem() {
        answers.put("/first", answer(200, torrent("d6:lengthi5e4:pathl8:film.rareed6:lengthi5e4:pathl8:film.r00ee")));
        Release release = offered("first", Protocol.TORRENT, SIZE, null);

        assertThatThrownBy(() -> start(release)).isInstanceOf(UserException.class);
        assertThat(world.blocklist().all())
                .extracting(BlocklistEntry::reason)
                .containsExactly(BlockReason.WRONG_CONTENT);

        DownloadRules usual = DownloadRules.USUAL;
        world.rules(new DownloadRules(
                usual.strikes(),
                usual.noProgress(),
                usual.slow(),
                usual.slowSpeed(),
                usual.metadata(),
                usual.missingArticles(),
                usual.failedUnpack(),
                usual.badEndings(),
                false,
                usual.imported(),
                usual.failed()));
        torrents.callsAll(hash(torrent("d6:lengthi5e4:pathl8:film.rareed6:lengthi5e4:pathl8:film.r00ee")));
        assertThat(start(release).clientKey()).isNotEmpty();
    }

    @Test
    void aPostThatNamesAProgramIsNeverHandedOverThoughArchivesAre() {
        answers.put("/first", answer(200, nzb("[1/2] - &quot;Film.mkv.exe&quot; yEnc (1/5)")));
        answers.put("/second", answer(200, nzb("[1/2] &quot;www.site.com&quot; - &quot;film.part1.rar&quot; (1/5)")));

        assertThatThrownBy(() -> start(offered("first", Protocol.USENET, SIZE, null)))
                .isInstanceOfSatisfying(
                        UserException.class,
                        failure -> assertThat(failure.message().toString()).contains("download.bad.disguised"));
        assertThat(start(named(offered("second", Protocol.USENET, SIZE, null), "Other"))
                        .clientKey())
                .isNotEmpty();
        assertThat(usenet.calls()).containsExactly("add Other");
    }

    private TrackedDownload start(Release release) {
        return world.downloads().start(grab(release, 0, false));
    }

    private TrackedDownload startByHand(Release release) {
        return world.downloads().start(grab(release, 0, true));
    }

    private Grab grab(Release release, long verdict, boolean byHand) {
        return new Grab(
                "c",
                verdict,
                release,
                film.id(),
                film.name(),
                film.slots().getFirst().id(),
                Set.of(film.items().getFirst().id()),
                Set.of(),
                0,
                byHand);
    }

    /** Their verdicts, accepted. */
    private List<Long> keep(List<Release> releases) {
        List<Decision> decisions = new ArrayList<>();
        for (Release release : releases) {
            Candidate candidate = new Candidate(
                    release, null, film.id(), List.of(film.items().getFirst().id()), 1, Message.of("test"));
            decisions.add(
                    new Decision(0, candidate, film.slots().getFirst().id(), List.of(), Score.NONE, decisions.size()));
        }
        return verdicts.keep(decisions, SearchMode.AUTOMATIC, "c").stream()
                .map(Decision::id)
                .toList();
    }

    private Release offered(String indexer, Protocol protocol, long size, @Nullable String hash) {
        URI link = server.url("/" + indexer).uri();
        return new Release(
                id(indexer),
                indexer,
                link.toString(),
                NAME,
                MediaKind.MOVIE,
                protocol,
                link,
                null,
                size,
                clock.instant(),
                5,
                1,
                hash,
                Map.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                null,
                null);
    }

    private static Release named(Release release, String name) {
        return new Release(
                release.indexerId(),
                release.indexer(),
                release.guid(),
                name,
                release.kind(),
                release.protocol(),
                release.link(),
                null,
                release.size(),
                release.published(),
                release.seeders(),
                release.leechers(),
                release.infoHash(),
                Map.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                null,
                null);
    }

    private long id(String indexer) {
        return definition(indexer).id();
    }

    private Definition<?> definition(String indexer) {
        return world.providers().definitions(ProviderKind.INDEXER).stream()
                .filter(each -> each.plug().equals(indexer))
                .findFirst()
                .orElseThrow();
    }

    /** What the history says of what was taken, oldest first. */
    private List<Message> history() {
        return world.store()
                .read(session -> new Rows(session)
                        .list(
                                "select said from history where what = 'GRABBED' order by id",
                                row -> StoredMessage.read(row.getString(1))));
    }

    private static MockResponse answer(int status, String body) {
        return new MockResponse.Builder()
                .code(status)
                .body(new Buffer().write(body.getBytes(StandardCharsets.UTF_8)))
                .build();
    }

    private static String torrent(String files) {
        return "d4:infod5:filesl" + files + "e4:name4:Film12:piece lengthi16384e6:pieces20:aaaaaaaaaaaaaaaaaaaaee";
    }

    private static String hash(String torrent) {
        byte[] bytes = torrent.getBytes(StandardCharsets.UTF_8);
        try {
            byte[] info = Arrays.copyOfRange(bytes, "d4:info".length(), bytes.length - 1);
            return java.util.HexFormat.of()
                    .formatHex(java.security.MessageDigest.getInstance("SHA-1").digest(info));
        } catch (java.security.NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static String nzb(String subject) {
        return "<?xml version=\"1.0\"?><nzb xmlns=\"http://www.newzbin.com/DTD/2003/nzb\"><file subject=\"" + subject
                + "\"><segments><segment>a@b</segment></segments></file></nzb>";
    }
}
