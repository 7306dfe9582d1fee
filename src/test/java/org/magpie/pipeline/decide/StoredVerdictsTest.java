package org.magpie.pipeline.decide;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.magpie.base.error.Message;
import org.magpie.pipeline.decide.BlocklistEntry.Scope;
import org.magpie.pipeline.decide.rule.NotBlocklisted;
import org.magpie.pipeline.decide.rule.NotGrabbedBefore;
import org.magpie.pipeline.match.Candidate;
import org.magpie.pipeline.parse.Parsed;
import org.magpie.pipeline.search.Release;
import org.magpie.pipeline.search.ReleaseBuilder;
import org.magpie.pipeline.search.SearchMode;
import org.magpie.testing.MovableClock;
import org.magpie.testing.TestStore;

class StoredVerdictsTest {
    private static final String HASH = "9fb267cff5ae5603f07a347676ec3bf3e35f75e1";

    @TempDir
    private Path folder;

    private final MovableClock clock = new MovableClock(CandidateBuilder.NOW);
    private TestStore store;
    private Verdicts verdicts;
    private Blocklist blocklist;

    @BeforeEach
    void open() {
        store = new TestStore(folder);
        verdicts = new Verdicts(store.store(), clock);
        blocklist = new Blocklist(store.store(), clock);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void everyVerdictComesBackAsItWas() {
        Release release = ReleaseBuilder.torrent("Film.2001")
                .hashed(HASH)
                .marked(Set.of("German"), Set.of("freeleech"))
                .release();
        Refusal refusal = new Refusal("quality", true, Message.of("decide.quality", "SDTV", "HD"));

        List<Decision> kept = verdicts.keep(
                List.of(decision(release, List.of(), 0), decision(release, List.of(refusal), 1)),
                SearchMode.INTERACTIVE,
                "corr");

        assertThat(kept).extracting(Decision::id).doesNotContain(0L).doesNotHaveDuplicates();
        List<StoredVerdict> read = verdicts.of("corr");
        assertThat(read)
                .extracting(StoredVerdict::id)
                .containsExactlyElementsOf(kept.stream().map(Decision::id).toList());
        assertThat(read.getFirst().release()).isEqualTo(release);
        assertThat(read.getFirst().isAccepted()).isTrue();
        assertThat(read.getFirst().judged()).isEqualTo(CandidateBuilder.NOW);
        assertThat(read.getLast().refusals()).containsExactly(refusal);
        assertThat(read.getLast().itemIds()).containsExactly(11L);
        assertThat(verdicts.ofTitle(1, 1)).hasSize(1);
        assertThat(verdicts.find(kept.getFirst().id())).hasValue(read.getFirst());
    }

    @Test
    void pruningForgetsTheOldAndTheManyButNotWhatWasTaken() {
        long taken = keep("old taken");
        keep("old");
        store.store().change(unit -> verdicts.markGrabbed(unit, taken));
        clock.move(Duration.ofDays(40));
        long third = keep("third");
        long fourth = keep("fourth");
        long ofNoTitle = verdicts.keep(
                        List.of(decision(ReleaseBuilder.torrent("gone").release(), List.of(), 0)),
                        SearchMode.RECENT,
                        "corr")
                .getFirst()
                .id();

        verdicts.prune(Duration.ofDays(30), 2);

        assertThat(verdicts.of("corr"))
                .extracting(StoredVerdict::id)
                .containsExactly(taken, fourth)
                .doesNotContain(third, ofNoTitle);
    }

    @Test
    void theSameReleaseIsNotTakenTwiceWithinADay() {
        Release release = ReleaseBuilder.torrent("Film.2001").hashed(HASH).release();
        NotGrabbedBefore rule = new NotGrabbedBefore(verdicts);
        CandidateBuilder candidateBuilder = CandidateBuilder.film().release(new ReleaseBuilder(release));
        assertThat(rule.check(candidateBuilder.offer())).isEmpty();

        long id = verdicts.keep(List.of(decision(release, List.of(), 0)), SearchMode.AUTOMATIC, "corr")
                .getFirst()
                .id();
        store.store().change(unit -> verdicts.markGrabbed(unit, id));

        assertThat(rule.check(candidateBuilder.offer())).isPresent();
        assertThat(rule.check(candidateBuilder.on(SearchMode.INTERACTIVE).offer()))
                .isEmpty();
    }

    @Test
    void aBlockedTorrentIsRefusedUnderAnyName() {
        Release release = ReleaseBuilder.torrent("Film.2001").hashed(HASH).release();
        store.store()
                .change(unit -> blocklist.block(
                        unit, release, 1, BlockReason.MALWARE, Message.of("block.reason.MALWARE"), "corr"));

        assertThat(refusal(ReleaseBuilder.torrent("Other.Name").hashed(HASH))).hasValueSatisfying(no -> {
            assertThat(no.permanent()).isTrue();
            assertThat(no.said().arguments()).contains(Message.of("block.reason.MALWARE"));
        });
        assertThat(refusal(ReleaseBuilder.torrent("Film.2001"))).isEmpty();
    }

    @Test
    void aPassingFailureIsForgottenInTime() {
        store.store()
                .change(unit -> blocklist.block(
                        unit,
                        ReleaseBuilder.torrent("Film.2001").release(),
                        1,
                        BlockReason.UNREACHABLE,
                        Message.of("x"),
                        "corr"));

        assertThat(refusal(ReleaseBuilder.torrent("film.2001")))
                .hasValueSatisfying(no -> assertThat(no.permanent()).isFalse());
        assertThat(refusal(ReleaseBuilder.torrent("Film.2001").of(2, "from another indexer")))
                .isEmpty();
        clock.move(Duration.ofDays(2));
        assertThat(refusal(ReleaseBuilder.torrent("Film.2001"))).isEmpty();
        blocklist.prune();
        assertThat(blocklist.all()).isEmpty();
    }

    @Test
    void aGroupCanBeBlockedForATitleAndUnblocked() {
        long id = store.store()
                .write(unit -> blocklist.add(
                        unit,
                        new BlocklistEntry(
                                0,
                                0,
                                Scope.GROUP,
                                "GRP",
                                0,
                                "Film",
                                BlockReason.BY_HAND,
                                Instant.EPOCH,
                                null,
                                "c",
                                Message.of("x"))));
        assertThat(refusal(ReleaseBuilder.torrent("Anything"))).isPresent();

        store.store().change(unit -> blocklist.remove(unit, id));

        assertThat(refusal(ReleaseBuilder.torrent("Anything"))).isEmpty();
    }

    private Optional<Refusal> refusal(ReleaseBuilder releaseBuilder) {
        return new NotBlocklisted(blocklist.now())
                .check(CandidateBuilder.film().release(releaseBuilder).offer());
    }

    private long keep(String name) {
        Decision of = decision(ReleaseBuilder.torrent(name).release(), List.of(), 0);
        Candidate unmatched =
                new Candidate(of.candidate().release(), null, 0, List.of(), 0, Message.of("match.unreadable"));
        return verdicts.keep(
                        List.of(new Decision(0, unmatched, 0, List.of(), Score.NONE, 0)), SearchMode.RECENT, "corr")
                .getFirst()
                .id();
    }

    private static Decision decision(Release release, List<Refusal> refusals, int rank) {
        Candidate candidate = new Candidate(
                release, Parsed.film("Film", 2001).release(), 1, List.of(11L), 1, Message.of("match.by-id", "Film"));
        return new Decision(0, candidate, 5, refusals, Score.of(List.of(new Score.Part("Remux", 7))), rank);
    }
}
