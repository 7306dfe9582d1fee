package org.magpie.pipeline.decide;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.magpie.base.error.Message;
import org.magpie.media.MediaKind;
import org.magpie.media.SlotFacts;
import org.magpie.media.TitleFacts;
import org.magpie.media.file.LibraryFile;
import org.magpie.media.quality.Profile;
import org.magpie.media.quality.Quality;
import org.magpie.media.quality.Revision;
import org.magpie.pipeline.decide.profile.DelayProfiles;
import org.magpie.pipeline.decide.profile.ReleaseProfiles;
import org.magpie.pipeline.decide.rule.AllRules;
import org.magpie.pipeline.decide.rule.EmptyDecisionContext;
import org.magpie.pipeline.decide.rule.FixedBounds;
import org.magpie.pipeline.match.Candidate;
import org.magpie.pipeline.match.Matching.Matched;
import org.magpie.pipeline.parse.Parsed;
import org.magpie.pipeline.search.ReleaseBuilder;
import org.magpie.pipeline.search.SearchMode;
import org.magpie.testing.MovableClock;
import org.magpie.testing.TestStore;

class JudgeTest {
    private static final SlotFacts SECOND = new SlotFacts(6, 1, "Small", 2, 1, Path.of("/media"), "");

    @TempDir
    private Path folder;

    private final Clock clock = new MovableClock(CandidateBuilder.NOW);
    private TestStore store;
    private Verdicts verdicts;
    private FixedBounds profiles;

    @BeforeEach
    void open() {
        store = new TestStore(folder);
        verdicts = new Verdicts(store.store(), clock);
        Profile small = new Profile(
                2,
                "Small",
                MediaKind.MOVIE,
                List.of(new Profile.Entry("", List.of(Quality.WEBDL_480P), true)),
                Quality.WEBDL_480P,
                true,
                0,
                0,
                1,
                Map.of(),
                Set.of());
        profiles = new FixedBounds(0, 40, 0, List.of(CandidateBuilder.profile(true, 0, 0, 1, Set.of()), small));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void ranksQualityThenRevisionThenIndexerThenSeedersThenSize() {
        List<Candidate> offered = List.of(
                film("worse", ReleaseBuilder.torrent("worse"), Quality.WEBDL_720P),
                film("far size", ReleaseBuilder.torrent("far size").sized(9_000_000_000L), Quality.WEBDL_1080P),
                film("right size", ReleaseBuilder.torrent("right size").sized(4_000_000_000L), Quality.WEBDL_1080P),
                film(
                        "many seeders",
                        ReleaseBuilder.torrent("many seeders").seeded(500, 0).sized(9_000_000_000L),
                        Quality.WEBDL_1080P),
                film(
                        "late indexer",
                        ReleaseBuilder.torrent("late indexer").of(2, "x").seeded(9000, 0),
                        Quality.WEBDL_1080P),
                film("best", ReleaseBuilder.torrent("best"), Quality.BLURAY_1080P),
                film("refused", ReleaseBuilder.torrent("refused"), Quality.SDTV));

        List<Decision> decisions =
                judge().judge(matched(offered, List.of(CandidateBuilder.SLOT)), SearchMode.AUTOMATIC, "corr");

        assertThat(decisions)
                .extracting(decision ->
                        decision.rank() + " " + decision.candidate().release().name())
                .containsExactly(
                        "0 best",
                        "1 many seeders",
                        "2 right size",
                        "3 far size",
                        "4 late indexer",
                        "5 worse",
                        "6 refused");
        assertThat(decisions.getLast().refusals()).extracting(Refusal::rule).containsExactly("quality");
        assertThat(Judge.choose(decisions))
                .extracting(decision -> decision.candidate().release().name())
                .containsExactly("best");
    }

    @Test
    void judgesEachSlotOnItsOwnAndStoresEveryVerdict() {
        List<Candidate> offered = List.of(
                film("hd", ReleaseBuilder.torrent("hd"), Quality.WEBDL_1080P),
                film("sd", ReleaseBuilder.torrent("sd"), Quality.WEBDL_480P));

        List<Decision> decisions =
                judge().judge(matched(offered, List.of(CandidateBuilder.SLOT, SECOND)), SearchMode.AUTOMATIC, "corr");

        assertThat(Judge.choose(decisions))
                .extracting(decision ->
                        decision.slotId() + decision.candidate().release().name())
                .containsExactlyInAnyOrder("5hd", "6sd");
        assertThat(verdicts.of("corr")).hasSize(4).allMatch(stored -> stored.id() != 0);
    }

    @Test
    void whatBelongsToNoTitleIsKeptWithItsReason() {
        Candidate unknown = new Candidate(
                ReleaseBuilder.torrent("Other.2001").release(),
                Parsed.film("Other", 2001).release(),
                0,
                List.of(),
                0,
                Message.of("match.no-title", "Other"));

        assertThat(judge().judge(matched(List.of(unknown), List.of(CandidateBuilder.SLOT)), SearchMode.RECENT, "corr"))
                .singleElement()
                .satisfies(decision -> assertThat(decision.refusals())
                        .containsExactly(new Refusal("matched", true, Message.of("match.no-title", "Other"))));
        assertThat(verdicts.of("corr")).hasSize(1);
    }

    @Test
    void aRuleThatBreaksRefusesAndSaysSo() {
        Rule broken = new Rule() {
            @Override
            public String key() {
                return "broken";
            }

            @Override
            public Optional<Refusal> check(SlotCandidate offer) {
                throw new IllegalStateException("bug");
            }
        };

        assertThat(judge(List.of(broken))
                        .weigh(
                                matched(
                                        List.of(film("a", ReleaseBuilder.torrent("a"), Quality.WEBDL_1080P)),
                                        List.of(CandidateBuilder.SLOT)),
                                SearchMode.AUTOMATIC))
                .singleElement()
                .satisfies(decision -> assertThat(decision.refusals())
                        .containsExactly(new Refusal(
                                "broken", false, Message.of("decide.rule-failed", "IllegalStateException"))));
        assertThat(verdicts.of("corr")).isEmpty();
    }

    @Test
    void dearRulesAreNotAskedOnceACheapOneHasRefusedForGood() {
        List<String> asked = new ArrayList<>();
        Rule dear = new Rule() {
            @Override
            public String key() {
                return "dear";
            }

            @Override
            public Cost cost() {
                return Cost.EXPENSIVE;
            }

            @Override
            public Optional<Refusal> check(SlotCandidate offer) {
                asked.add(offer.release().name());
                return Optional.empty();
            }
        };
        Rule cheap = new Rule() {
            @Override
            public String key() {
                return "cheap";
            }

            @Override
            public Optional<Refusal> check(SlotCandidate offer) {
                return offer.release().name().equals("bad")
                        ? Optional.of(new Refusal("cheap", true, Message.of("decide.sample")))
                        : Optional.empty();
            }
        };

        judge(List.of(dear, cheap))
                .weigh(
                        matched(
                                List.of(
                                        film("bad", ReleaseBuilder.torrent("bad"), Quality.WEBDL_1080P),
                                        film("good", ReleaseBuilder.torrent("good"), Quality.WEBDL_1080P)),
                                List.of(CandidateBuilder.SLOT)),
                        SearchMode.AUTOMATIC);

        assertThat(asked).containsExactly("good");
    }

    @Test
    void aPackIsWeighedByTheWantedEpisodesThatItBrings() {
        CandidateBuilder season =
                CandidateBuilder.season(4).has(Quality.WEBDL_1080P, Revision.FIRST, 0, "GRP", 21L, 22L);
        TitleFacts title = season.offer().title();
        List<LibraryFile> files = season.offer().files();
        Judge judge =
                new Judge(List::of, profiles, ids -> files, Scoring.NONE, new EmptyDecisionContext(), verdicts, clock);

        List<Decision> decisions = judge.weigh(
                new Matched(
                        List.of(pack("three, one wanted", 21L, 22L, 23L), pack("two, both wanted", 23L, 24L)),
                        Map.of(1L, title)),
                SearchMode.AUTOMATIC);

        assertThat(decisions)
                .extracting(decision -> decision.candidate().release().name())
                .containsExactly("two, both wanted", "three, one wanted");
    }

    @Test
    void whatOnlyWaitsIsKeptAsPendingAndStandsBeforeWhatIsRefused() {
        Rule waiting = rule(offer -> offer.release().name().equals("waits")
                ? Optional.of(Refusal.until(
                        CandidateBuilder.NOW.plusSeconds(60), "delay", Message.of("decide.delay", "x", "y")))
                : Optional.of(new Refusal("quality", true, Message.of("decide.quality", "x", "y"))));

        List<Decision> decisions = judge(List.of(waiting))
                .judge(
                        matched(
                                List.of(
                                        film("refused", ReleaseBuilder.torrent("refused"), Quality.BLURAY_1080P),
                                        film("waits", ReleaseBuilder.torrent("waits"), Quality.WEBDL_480P)),
                                List.of(CandidateBuilder.SLOT)),
                        SearchMode.RECENT,
                        "corr");

        assertThat(decisions.getFirst().candidate().release().name()).isEqualTo("waits");
        assertThat(decisions.getFirst().due()).contains(CandidateBuilder.NOW.plusSeconds(60));
        assertThat(new PendingReleases(store.store(), clock).all())
                .extracting(PendingReleases.Pending::verdictId)
                .containsExactly(decisions.getFirst().id());
    }

    @Test
    void nothingIsScoredThatACheapRuleHasRefusedForGoodUnlessAPersonLooks() {
        List<String> scored = new ArrayList<>();
        Rule cheap = rule(offer -> Optional.of(new Refusal("quality", true, Message.of("decide.quality", "x", "y"))));
        Judge judge = new Judge(
                () -> List.of(cheap),
                profiles,
                ids -> List.of(),
                (candidate, title, profile) -> {
                    scored.add(candidate.release().name());
                    return Score.NONE;
                },
                new EmptyDecisionContext(),
                verdicts,
                clock);
        Matched matched = matched(
                List.of(film("a", ReleaseBuilder.torrent("a"), Quality.WEBDL_1080P)), List.of(CandidateBuilder.SLOT));

        judge.weigh(matched, SearchMode.RECENT);
        assertThat(scored).isEmpty();
        judge.weigh(matched, SearchMode.INTERACTIVE);
        assertThat(scored).containsExactly("a");
    }

    private static Rule rule(Function<SlotCandidate, Optional<Refusal>> check) {
        return new Rule() {
            @Override
            public String key() {
                return "made-up";
            }

            @Override
            public Optional<Refusal> check(SlotCandidate offer) {
                return check.apply(offer);
            }
        };
    }

    private static Candidate pack(String name, Long... items) {
        return new Candidate(
                ReleaseBuilder.torrent(name).release(),
                Parsed.episode("Show", 1).release(),
                1,
                List.of(items),
                1,
                Message.of("match.by-name", "Show"));
    }

    @Test
    void choosesTogetherWhatBringsDifferentEpisodes() {
        List<Decision> decisions = IntStream.range(0, 3)
                .mapToObj(at -> new Decision(
                        at + 1L,
                        new Candidate(
                                ReleaseBuilder.torrent("r" + at).release(),
                                Parsed.episode("Show", 1, at).release(),
                                1,
                                at == 2 ? List.of(1L, 2L) : List.of((long) at),
                                1,
                                Message.of("x")),
                        5,
                        List.of(),
                        Score.NONE,
                        at))
                .toList();

        assertThat(Judge.choose(decisions)).extracting(Decision::id).containsExactly(1L, 2L);
    }

    private Judge judge() {
        Blocklist blocklist = new Blocklist(store.store(), clock);
        return judge(new AllRules(
                        () -> DecisionSettings.USUAL,
                        profiles,
                        new EmptyDecisionContext(),
                        (item, slot) -> Optional.empty(),
                        blocklist,
                        verdicts,
                        new ReleaseProfiles(store.store()),
                        new DelayProfiles(store.store()),
                        new PendingReleases(store.store(), clock))
                .get());
    }

    private Judge judge(List<Rule> rules) {
        return new Judge(
                () -> rules, profiles, id -> List.of(), Scoring.NONE, new EmptyDecisionContext(), verdicts, clock);
    }

    private static Candidate film(String name, ReleaseBuilder releaseBuilder, Quality quality) {
        return new Candidate(
                releaseBuilder.release(),
                Parsed.film(name, 2001).in(quality).release(),
                1,
                List.of(11L),
                1,
                Message.of("match.by-name", "Film"));
    }

    private static Matched matched(List<Candidate> candidates, List<SlotFacts> slots) {
        TitleFacts facts = CandidateBuilder.film().offer().title();
        TitleFacts title = new TitleFacts(
                1,
                facts.kind(),
                facts.name(),
                facts.year(),
                facts.ids(),
                facts.aliases(),
                true,
                100,
                "",
                facts.tags(),
                slots,
                facts.items());
        return new Matched(candidates, Map.of(1L, title));
    }
}
