package org.magpie.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.magpie.base.job.Job;
import org.magpie.base.job.StoredJobs;
import org.magpie.media.ItemDetails;
import org.magpie.media.MediaKind;
import org.magpie.media.Provenance;
import org.magpie.media.SlotFacts;
import org.magpie.media.TitleDetails;
import org.magpie.media.TitleFacts;
import org.magpie.media.exclusion.Exclusion;
import org.magpie.media.exclusion.StoredExclusions;
import org.magpie.media.file.FileFacts;
import org.magpie.media.quality.Profile;
import org.magpie.media.quality.Quality;
import org.magpie.media.quality.Revision;
import org.magpie.media.title.Item;
import org.magpie.media.title.Slot;
import org.magpie.media.title.Title;
import org.magpie.pipeline.decide.Blocklist;
import org.magpie.pipeline.decide.Decision;
import org.magpie.pipeline.decide.DecisionSettings;
import org.magpie.pipeline.decide.Judge;
import org.magpie.pipeline.decide.PendingReleases;
import org.magpie.pipeline.decide.Scoring;
import org.magpie.pipeline.decide.TrialRun;
import org.magpie.pipeline.decide.Verdicts;
import org.magpie.pipeline.decide.profile.DelayProfile;
import org.magpie.pipeline.decide.profile.DelayProfiles;
import org.magpie.pipeline.decide.profile.ReleaseProfiles;
import org.magpie.pipeline.decide.rule.AllRules;
import org.magpie.pipeline.decide.rule.EmptyDecisionContext;
import org.magpie.pipeline.match.LibraryIndex;
import org.magpie.pipeline.match.Matching;
import org.magpie.pipeline.match.SceneNumbering;
import org.magpie.pipeline.parse.grammar.GrammarReader;
import org.magpie.pipeline.parse.word.Vocabulary;
import org.magpie.pipeline.search.Protocol;
import org.magpie.pipeline.search.Release;
import org.magpie.pipeline.search.ReleaseBuilder;
import org.magpie.pipeline.search.SearchMode;
import org.magpie.testing.MovableClock;
import org.magpie.testing.TestLibrary;
import org.magpie.testing.TestStore;

/** A release that waits is taken when its time has come; a changed profile is tried out; both on a real library. */
class WaitsAndTrialsTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    private final MovableClock clock = new MovableClock(TestStore.noon());
    private final List<String> taken = new ArrayList<>();
    private Optional<String> onItsWay = Optional.empty();
    private TestLibrary test;
    private StoredJobs jobs;
    private Verdicts verdicts;
    private PendingReleases pending;
    private DelayProfiles delays;
    private Matching matching;
    private Judge judge;
    private ReleaseDecisions decisions;
    private DelayedReleases due;
    private TitleFacts film;

    @BeforeEach
    void open() {
        test = new TestLibrary(folder, StoredJobs.ENTITIES.toArray(Class<?>[]::new));
        jobs = new StoredJobs(test.store(), test.test().events(), clock);
        verdicts = new Verdicts(test.store(), clock);
        pending = new PendingReleases(test.store(), clock);
        delays = new DelayProfiles(test.store());
        matching = new Matching(
                new GrammarReader(Vocabulary.standard()),
                new LibraryIndex(
                        test.library()::allNames,
                        test.library()::names,
                        test.test().events()),
                test.library()::facts,
                new SceneNumbering(test.store())::of);
        judge = new Judge(
                new AllRules(
                        () -> DecisionSettings.USUAL,
                        test.profiles(),
                        new EmptyDecisionContext(),
                        (item, slot) -> onItsWay,
                        new Blocklist(test.store(), clock),
                        verdicts,
                        new ReleaseProfiles(test.store()),
                        delays,
                        pending),
                test.profiles(),
                test.library()::filesOfItems,
                Scoring.NONE,
                new EmptyDecisionContext(),
                verdicts,
                clock);
        decisions = new ReleaseDecisions(pending, verdicts, matching, judge, this::take, new TitleLocks());
        due = new DelayedReleases(pending, decisions, test.library(), judge, excluded(), jobs, clock);
        film = film("Harbor Lights", 1949);
        delays.save(new DelayProfile(
                0, 0, "Patient", true, null, Map.of(Protocol.TORRENT, 60), Set.of(), false, null, Set.of()));
    }

    @AfterEach
    void close() {
        jobs.close();
        test.close();
    }

    @Test
    void whatWaitsIsTakenByItselfWhenItsTimeHasCome() {
        offer(release("Harbor.Lights.1949.720p.WEB-DL.H264-ONE"));
        assertThat(taken).isEmpty();
        assertThat(pending.all()).hasSize(1);

        clock.move(Duration.ofMinutes(59));
        look();
        assertThat(taken).isEmpty();

        clock.move(Duration.ofMinutes(1));
        look();
        assertThat(taken).containsExactly("Harbor.Lights.1949.720p.WEB-DL.H264-ONE");
        assertThat(pending.all()).isEmpty();
    }

    @Test
    void whatWaitsForATitleThatIsExcludedMeanwhileIsNotTaken() {
        offer(release("Harbor.Lights.1949.720p.WEB-DL.H264-ONE"));
        clock.move(Duration.ofMinutes(30));
        StoredExclusions exclusions = new StoredExclusions(test.store(), clock);
        Exclusion never = exclusions.addTitle(film.id(), null, "never again");
        clock.move(Duration.ofMinutes(31));
        look();
        assertThat(taken).isEmpty();

        exclusions.remove(Set.of(never.id()));
        clock.move(Duration.ofMinutes(6));
        look();
        assertThat(taken).containsExactly("Harbor.Lights.1949.720p.WEB-DL.H264-ONE");
    }

    @Test
    void whatAPersonHasSearchedForSinceIsTakenAllTheSame() {
        new StoredExclusions(test.store(), clock).addTitle(film.id(), null, "only by hand");
        clock.move(Duration.ofMinutes(1));
        offer(release("Harbor.Lights.1949.720p.WEB-DL.H264-ONE"));
        clock.move(Duration.ofMinutes(61));
        look();
        assertThat(taken).containsExactly("Harbor.Lights.1949.720p.WEB-DL.H264-ONE");
    }

    @Test
    void theBestOfAllThatTurnedUpWhileTheFirstWaitedIsTaken() {
        offer(release("Harbor.Lights.1949.720p.WEB-DL.H264-ONE"));
        clock.move(Duration.ofMinutes(50));
        offer(release("Harbor.Lights.1949.1080p.WEB-DL.H264-TWO"));
        offer(release("Harbor.Lights.1949.480p.WEB-DL.H264-THREE"));
        clock.move(Duration.ofMinutes(10));
        look();

        assertThat(taken).containsExactly("Harbor.Lights.1949.1080p.WEB-DL.H264-TWO");
    }

    @Test
    void whatLostTheRaceWaitsOnUntilItsItemIsFilled() {
        offer(release("Harbor.Lights.1949.720p.WEB-DL.H264-ONE"));
        offer(release("Harbor.Lights.1949.1080p.WEB-DL.H264-TWO"));
        clock.move(Duration.ofMinutes(60));
        look();
        assertThat(taken).containsExactly("Harbor.Lights.1949.1080p.WEB-DL.H264-TWO");
        assertThat(pending.all()).hasSize(1);

        onItsWay = Optional.of("Harbor.Lights.1949.1080p.WEB-DL.H264-TWO");
        clock.move(Duration.ofMinutes(6));
        look();
        assertThat(taken).hasSize(1);
        assertThat(pending.all()).hasSize(1);

        // What was taken failed: the other one has its turn.
        onItsWay = Optional.empty();
        clock.move(Duration.ofMinutes(6));
        look();
        assertThat(taken).endsWith("Harbor.Lights.1949.720p.WEB-DL.H264-ONE");
        assertThat(pending.all()).isEmpty();

        offer(release("Harbor.Lights.1949.720p.WEB-DL.H264-THREE"));
        addFile(Quality.BLURAY_1080P);
        clock.move(Duration.ofHours(2));
        look();
        assertThat(taken).hasSize(2);
        assertThat(pending.all()).isEmpty();
    }

    @Test
    void afterARestartWhatWaitsIsWeighedWithWhatIsFresh() {
        offer(release("Harbor.Lights.1949.1080p.BluRay.H264-ONE"));
        clock.move(Duration.ofMinutes(66));
        // A fresh process knows only what is stored.
        ReleaseDecisions after = new ReleaseDecisions(
                new PendingReleases(test.store(), clock),
                new Verdicts(test.store(), clock),
                matching,
                judge,
                this::take,
                new TitleLocks());
        Release lesser = release("Harbor.Lights.1949.720p.WEB-DL.H264-TWO");

        ReleaseDecisions.Outcome outcome = after.decide(matching.match(List.of(lesser)), SearchMode.RECENT, "sync");

        assertThat(taken).containsExactly("Harbor.Lights.1949.1080p.BluRay.H264-ONE");
        assertThat(outcome.taken()).hasSize(1);
        assertThat(pending.all()).isEmpty();
    }

    @Test
    void aBugWithOneTitleThatWaitsKeepsNoOtherFromItsTurn() {
        film("Night Train", 1950);
        offer(release("Harbor.Lights.1949.720p.WEB-DL.H264-ONE"));
        offer(release("Night.Train.1950.720p.WEB-DL.H264-TWO"));
        assertThat(pending.all()).hasSize(2);
        ReleaseDecisions stumbling = new ReleaseDecisions(
                pending,
                verdicts,
                matching,
                judge,
                (decisions, correlation) -> {
                    if (decisions.stream()
                            .anyMatch(each -> each.candidate().release().name().startsWith("Harbor"))) {
                        throw new StackOverflowError("planted");
                    }
                    return take(decisions, correlation);
                },
                new TitleLocks());
        due = new DelayedReleases(pending, stumbling, test.library(), judge, excluded(), jobs, clock);
        clock.move(Duration.ofMinutes(66));
        look();
        assertThat(taken).containsExactly("Night.Train.1950.720p.WEB-DL.H264-TWO");
    }

    @Test
    void whatWaitsStillGoesOnWaitingWhenAnotherIsTaken() {
        offer(release("Harbor.Lights.1949.1080p.BluRay.H264-ONE"));
        Release older = ReleaseBuilder.torrent("Harbor.Lights.1949.720p.WEB-DL.H264-TWO")
                .of(2, "two")
                .known(MediaKind.MOVIE, Map.of())
                .published(clock.instant().minus(Duration.ofHours(2)))
                .sized(3_000_000_000L)
                .release();

        decisions.decide(matching.match(List.of(older)), SearchMode.RECENT, "sync");

        assertThat(taken).containsExactly("Harbor.Lights.1949.720p.WEB-DL.H264-TWO");
        assertThat(pending.all()).hasSize(1);
    }

    @Test
    void aLookByHandMakesNothingWait() {
        judge.judge(
                matching.match(List.of(release("Harbor.Lights.1949.720p.WEB-DL.H264-ONE"))),
                SearchMode.INTERACTIVE,
                "look");

        assertThat(pending.all()).isEmpty();
    }

    @Test
    void aTrialNamesWhatWouldBeTakenRefusedAndBettered() {
        delays.delete(delays.all().getFirst().id());
        Profile profile =
                test.profiles().find(film.slots().getFirst().profileId()).orElseThrow();
        Quality best = profile.entries().getLast().qualities().getFirst();
        addFile(profile.cutoff());
        judge.judge(
                matching.match(List.of(release("Harbor.Lights.1949.1080p.WEB-DL.H264-ONE"))),
                SearchMode.AUTOMATIC,
                "first");
        TrialRun trial = new TrialRun(test.store(), verdicts, matching, judge, test.profiles());

        assertThat(trial.of(profile).isNothing()).isTrue();
        TrialRun.Outcome higher = trial.of(with(profile, best, 0));
        assertThat(higher.files()).isEqualTo(1);
        assertThat(higher.reopened()).isEqualTo(profile.cutoff() == best ? 0 : 1);
        TrialRun.Outcome scored = trial.of(with(profile, profile.cutoff(), 100));
        assertThat(scored.reopened()).isEqualTo(1);
        assertThat(scored.reopenedTitles()).isEqualTo(1);
        assertThat(test.profiles().find(profile.id())).contains(profile);
        assertThat(verdicts.of("first")).hasSize(1);
    }

    @Test
    void aTrialJudgesReleasesThatWereSeenAnew() {
        delays.delete(delays.all().getFirst().id());
        Profile profile =
                test.profiles().find(film.slots().getFirst().profileId()).orElseThrow();
        String name = "Harbor.Lights.1949.1080p.WEB-DL.H264-ONE";
        judge.judge(matching.match(List.of(release(name))), SearchMode.AUTOMATIC, "first");
        TrialRun trial = new TrialRun(test.store(), verdicts, matching, judge, test.profiles());

        TrialRun.Outcome stricter = trial.of(new Profile(
                profile.id(),
                profile.name(),
                profile.kind(),
                profile.entries(),
                profile.cutoff(),
                profile.upgrades(),
                50,
                profile.cutoffScore(),
                profile.minimumStep(),
                profile.scores(),
                profile.languages()));

        assertThat(stricter.releases()).isEqualTo(1);
        assertThat(stricter.refused()).extracting(TrialRun.Change::release).containsExactly(name);
        assertThat(stricter.taken()).isEmpty();
    }

    private ExcludedTitles excluded() {
        return new ExcludedTitles(new StoredExclusions(test.store(), clock));
    }

    private void offer(Release release) {
        List<Decision> decisions = judge.judge(matching.match(List.of(release)), SearchMode.RECENT, release.name());
        take(decisions, release.name());
    }

    private List<Decision> take(List<Decision> decisions, String correlation) {
        List<Decision> best = Judge.choose(decisions);
        best.forEach(decision -> taken.add(decision.candidate().release().name()));
        return best;
    }

    private void look() {
        due.look();
        jobs.recent(1).stream().map(Job::id).forEach(id -> jobs.await(id, LONG));
    }

    private Release release(String name) {
        return ReleaseBuilder.torrent(name)
                .of(1, name)
                .known(MediaKind.MOVIE, Map.of())
                .published(clock.instant())
                .sized(3_000_000_000L)
                .release();
    }

    private static Profile with(Profile profile, Quality cutoff, int cutoffScore) {
        return new Profile(
                profile.id(),
                profile.name(),
                profile.kind(),
                profile.entries(),
                cutoff,
                true,
                profile.minimumScore(),
                cutoffScore,
                profile.minimumStep(),
                profile.scores(),
                profile.languages());
    }

    private void addFile(Quality quality) {
        SlotFacts slot = film.slots().getFirst();
        test.store()
                .write(unit -> test.library()
                        .addFile(
                                unit,
                                new FileFacts(
                                        slot.id(),
                                        Set.of(film.items().getFirst().id()),
                                        slot.rootId(),
                                        "a.mkv",
                                        1_000,
                                        quality,
                                        Revision.FIRST,
                                        Set.of(),
                                        "",
                                        "",
                                        null,
                                        "",
                                        Set.of(),
                                        0,
                                        null,
                                        Instant.EPOCH)));
    }

    private TitleFacts film(String name, int year) {
        long id = test.store().write(unit -> {
            Title title = Title.of(MediaKind.MOVIE, name, Provenance.HAND, clock.instant());
            title.learn(TitleDetails.named(name, year), clock.instant());
            unit.session().insert(title);
            unit.session()
                    .insert(new Slot(
                            title.id(),
                            0,
                            "HD",
                            test.profile(MediaKind.MOVIE).id(),
                            test.root(MediaKind.MOVIE).id(),
                            ""));
            unit.session()
                    .insert(Item.of(
                            MediaKind.MOVIE,
                            title.id(),
                            ItemDetails.film(name, LocalDate.of(year, 1, 1), Instant.EPOCH, 100),
                            true));
            test.library().changed(unit, Set.of(title.id()));
            return title.id();
        });
        return test.library().facts(id).orElseThrow();
    }
}
