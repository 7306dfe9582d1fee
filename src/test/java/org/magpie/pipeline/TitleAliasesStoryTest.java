package org.magpie.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.magpie.base.error.Message;
import org.magpie.base.error.UserException;
import org.magpie.base.job.Jobs;
import org.magpie.base.job.StoredJobs;
import org.magpie.media.ItemDetails;
import org.magpie.media.MediaKind;
import org.magpie.media.Provenance;
import org.magpie.media.TitleDetails;
import org.magpie.media.exclusion.StoredExclusions;
import org.magpie.media.title.Item;
import org.magpie.media.title.Slot;
import org.magpie.media.title.Title;
import org.magpie.pipeline.decide.Blocklist;
import org.magpie.pipeline.decide.Decision;
import org.magpie.pipeline.decide.DecisionSettings;
import org.magpie.pipeline.decide.Judge;
import org.magpie.pipeline.decide.PendingReleases;
import org.magpie.pipeline.decide.Scoring;
import org.magpie.pipeline.decide.StoredVerdict;
import org.magpie.pipeline.decide.Verdicts;
import org.magpie.pipeline.decide.profile.DelayProfiles;
import org.magpie.pipeline.decide.profile.ReleaseProfiles;
import org.magpie.pipeline.decide.rule.AllRules;
import org.magpie.pipeline.decide.rule.EmptyDecisionContext;
import org.magpie.pipeline.match.Candidate;
import org.magpie.pipeline.match.EpisodeNumbering;
import org.magpie.pipeline.match.EpisodeNumbering.Counted;
import org.magpie.pipeline.match.EpisodeNumbering.Numbered;
import org.magpie.pipeline.match.LibraryIndex;
import org.magpie.pipeline.match.Matching;
import org.magpie.pipeline.match.SceneNumbering;
import org.magpie.pipeline.match.StoredTitleAliases;
import org.magpie.pipeline.match.TitleAliases.KnownName;
import org.magpie.pipeline.match.TitleAliases.Origin;
import org.magpie.pipeline.parse.grammar.GrammarReader;
import org.magpie.pipeline.parse.word.Vocabulary;
import org.magpie.pipeline.search.Release;
import org.magpie.pipeline.search.ReleaseBuilder;
import org.magpie.pipeline.search.SearchMode;
import org.magpie.testing.MovableClock;
import org.magpie.testing.TestLibrary;
import org.magpie.testing.TestStore;

class TitleAliasesStoryTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    private final MovableClock clock = new MovableClock(TestStore.noon());
    private final List<String> taken = new ArrayList<>();
    private TestLibrary test;
    private StoredJobs jobs;
    private Verdicts verdicts;
    private Matching matching;
    private Judge judge;
    private StoredTitleAliases recognition;
    private Reevaluation reevaluation;

    @BeforeEach
    void open() {
        test = new TestLibrary(folder, StoredJobs.ENTITIES.toArray(Class<?>[]::new));
        jobs = new StoredJobs(test.store(), test.test().events(), clock);
        verdicts = new Verdicts(test.store(), clock);
        LibraryIndex index = new LibraryIndex(
                test.library()::allNames, test.library()::names, test.test().events());
        SceneNumbering numbers = new SceneNumbering(test.store());
        matching = new Matching(new GrammarReader(Vocabulary.standard()), index, test.library()::facts, numbers::of);
        recognition = new StoredTitleAliases(test.store(), numbers, index, test.library()::facts, matching);
        judge = new Judge(
                new AllRules(
                        () -> DecisionSettings.USUAL,
                        test.profiles(),
                        new EmptyDecisionContext(),
                        (item, slot) -> Optional.empty(),
                        new Blocklist(test.store(), clock),
                        verdicts,
                        new ReleaseProfiles(test.store()),
                        new DelayProfiles(test.store()),
                        new PendingReleases(test.store(), clock)),
                test.profiles(),
                test.library()::filesOfItems,
                Scoring.NONE,
                new EmptyDecisionContext(),
                verdicts,
                clock);
        reevaluation = new Reevaluation(
                verdicts,
                test.library(),
                matching,
                judge,
                this::take,
                new TitleLocks(),
                new ExcludedTitles(new StoredExclusions(test.store(), clock)),
                clock);
    }

    @AfterEach
    void close() {
        jobs.close();
        test.close();
    }

    @Test
    void theNameThatAPersonGaveIsFoundAtOnce() {
        long film = film("Harbor Lights", 1949);
        Release other = release("Luces.Del.Puerto.1949.1080p.WEB-DL.H264-ONE", MediaKind.MOVIE);
        assertThat(matched(other).isMatched()).isFalse();

        recognition.call(film, " Luces del Puerto ", "");
        assertThat(matched(other).titleId()).isEqualTo(film);
        assertThat(recognition.of(film).names())
                .containsExactly(
                        new KnownName("Harbor Lights", Origin.OFFICIAL, ""),
                        new KnownName("Luces del Puerto", Origin.OWN, ""));

        recognition.forget(film, "Luces del Puerto");
        assertThat(matched(other).isMatched()).isFalse();
    }

    @Test
    void aNameOfAnotherTitleIsToldWithThatTitle() {
        long film = film("Harbor Lights", 1949);
        film("The Tide & the Moon", 2019);

        assertThat(recognition.objection(film, "Tide and the Moon"))
                .contains(Message.of("names.problem.taken", "Tide and the Moon", "The Tide & the Moon (2019)"));
        assertThat(recognition.objection(film, "The Tide and the Moon 2019")).isPresent();
        assertThat(recognition.objection(film, "The Tide and the Moon 2021")).isEmpty();
        assertThat(recognition.objection(film, "harbor lights"))
                .contains(Message.of("names.problem.known", "harbor lights"));
        assertThat(recognition.objection(film, " ")).contains(Message.of("names.problem.empty"));
        assertThat(recognition.objection(film, "...")).contains(Message.of("names.problem.signs"));
        assertThat(recognition.objection(film, "x".repeat(201))).contains(Message.of("names.problem.long", 200));
        assertThatThrownBy(() -> recognition.call(film, "The Tide and the Moon", ""))
                .isInstanceOf(UserException.class);
        assertThat(recognition.of(film).names()).hasSize(1);
    }

    @Test
    void whatAReleaseCallsItsTitleCanBeKept() {
        long film = film("Harbor Lights", 1949);
        String release = "Luces.Del.Puerto.1949.1080p.WEB-DL.H264-ONE";
        assertThat(recognition.called(release, film)).hasValueSatisfying(called -> {
            assertThat(called.name()).isEqualTo("Luces Del Puerto");
            assertThat(called.objection()).isEmpty();
        });
        recognition.call(film, "Luces Del Puerto", release);
        assertThat(recognition.of(film).names()).contains(new KnownName("Luces Del Puerto", Origin.RELEASE, release));
    }

    @Test
    void takesByItselfWhatWasRefusedOnlyBecauseItsTitleWasNotKnown() {
        long film = film("Harbor Lights", 1949);
        Release other = release("Luces.Del.Puerto.1949.1080p.WEB-DL.H264-ONE", MediaKind.MOVIE);
        Release stranger = release("Something.Else.2001.1080p.WEB-DL.H264-ONE", MediaKind.MOVIE);
        judge.judge(matching.match(List.of(other, stranger)), SearchMode.RECENT, "sync-1");

        recognition.call(film, "Luces del Puerto", "");
        look(film);

        assertThat(taken).containsExactly(other.name());
        assertThat(verdicts.of("sync-1"))
                .extracting(StoredVerdict::titleId, verdict -> verdict.release().name())
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(film, other.name()),
                        org.assertj.core.groups.Tuple.tuple(0L, stranger.name()));
    }

    @Test
    void onlyJudgesAgainWhatAPersonLookedFor() {
        long film = film("Harbor Lights", 1949);
        Release other = release("Luces.Del.Puerto.1949.1080p.WEB-DL.H264-ONE", MediaKind.MOVIE);
        judge.judge(matching.match(List.of(other)), SearchMode.INTERACTIVE, "look-1");

        recognition.call(film, "Luces del Puerto", "");
        look(film);

        assertThat(taken).isEmpty();
        assertThat(verdicts.of("look-1")).singleElement().satisfies(verdict -> {
            assertThat(verdict.titleId()).isEqualTo(film);
            assertThat(verdict.isAccepted()).isTrue();
        });
    }

    @Test
    void leavesAVerdictThatStaysTheSameAndOneThatIsOld() {
        long film = film("Harbor Lights", 1949);
        judge.judge(
                matching.match(List.of(release("Harbor.Lights.1949.CAM.x264-BAD", MediaKind.MOVIE))),
                SearchMode.RECENT,
                "sync-1");
        long before = verdicts.of("sync-1").getFirst().id();
        look(film);
        assertThat(verdicts.of("sync-1")).extracting(StoredVerdict::id).containsExactly(before);

        Release other = release("Luces.Del.Puerto.1949.1080p.WEB-DL.H264-ONE", MediaKind.MOVIE);
        judge.judge(matching.match(List.of(other)), SearchMode.RECENT, "sync-2");
        clock.move(Duration.ofDays(8));
        recognition.call(film, "Luces del Puerto", "");
        look(film);
        assertThat(taken).isEmpty();
    }

    @Test
    void keepsHowReleasesNumberASeries() {
        long show = series("Lantern Street", 4);
        EpisodeNumbering numbering = new EpisodeNumbering(
                List.of(new Numbered(2, 1, 1, 3), new Numbered(2, 2, 1, 4)), List.of(new Counted(27, 1, 3)));
        recognition.number(show, numbering);

        assertThat(recognition.of(show).numbering()).isEqualTo(numbering);
        assertThat(recognition.of(show).episodes())
                .extracting(place -> place.season() + "x" + place.number())
                .containsExactly("1x1", "1x2", "1x3", "1x4");
        List<Long> items = test.library().facts(show).orElseThrow().items().stream()
                .map(item -> item.id())
                .toList();
        assertThat(matched(release("Lantern.Street.S02E02.1080p.WEB-DL.H264-ONE", MediaKind.SERIES))
                        .itemIds())
                .containsExactly(items.get(3));
        assertThat(matched(release("[Group] Lantern Street - 27 [1080p]", MediaKind.SERIES))
                        .itemIds())
                .containsExactly(items.get(2));

        assertThatThrownBy(() ->
                        recognition.number(show, new EpisodeNumbering(List.of(new Numbered(2, 9, 1, 9)), List.of())))
                .isInstanceOf(UserException.class);
        assertThat(recognition.of(show).numbering()).isEqualTo(numbering);
        recognition.number(show, EpisodeNumbering.NONE);
        assertThat(recognition.of(show).numbering().isEmpty()).isTrue();
    }

    @Test
    void aChangedNumberingLooksAgainAtWhatItMoves() {
        long show = series("Lantern Street", 4);
        Release second = release("Lantern.Street.S02E02.1080p.WEB-DL.H264-ONE", MediaKind.SERIES);
        judge.judge(matching.match(List.of(second)), SearchMode.RECENT, "sync-1");
        recognition.number(show, new EpisodeNumbering(List.of(new Numbered(2, 2, 1, 4)), List.of()));
        look(show);
        assertThat(taken).containsExactly(second.name());
    }

    private void look(long title) {
        Jobs.Started job =
                jobs.start("look-again", "title:" + title, "c", progress -> reevaluation.take(title, progress));
        jobs.await(job.id(), LONG);
    }

    private int take(List<Decision> decisions, String correlation) {
        List<Decision> best = Judge.choose(decisions);
        best.forEach(decision -> taken.add(decision.candidate().release().name()));
        return best.size();
    }

    private Candidate matched(Release release) {
        return matching.match(List.of(release)).candidates().getFirst();
    }

    private Release release(String name, MediaKind kind) {
        return ReleaseBuilder.torrent(name)
                .of(1, name)
                .known(kind, Map.of())
                .published(clock.instant())
                .sized(3_000_000_000L)
                .release();
    }

    private long film(String name, int year) {
        return title(
                MediaKind.MOVIE,
                name,
                year,
                List.of(ItemDetails.film(name, LocalDate.of(year, 1, 1), Instant.EPOCH, 100)));
    }

    private long series(String name, int episodes) {
        return title(
                MediaKind.SERIES,
                name,
                2001,
                IntStream.rangeClosed(1, episodes)
                        .mapToObj(at -> ItemDetails.episode("Part " + at, 1, at, LocalDate.EPOCH, Instant.EPOCH))
                        .toList());
    }

    private long title(MediaKind kind, String name, int year, List<ItemDetails> items) {
        return test.store().write(unit -> {
            Title title = Title.of(kind, name, Provenance.HAND, clock.instant());
            title.learn(TitleDetails.named(name, year), clock.instant());
            unit.session().insert(title);
            unit.session()
                    .insert(new Slot(
                            title.id(),
                            0,
                            "HD",
                            test.profile(kind).id(),
                            test.root(kind).id(),
                            ""));
            items.forEach(item -> unit.session().insert(Item.of(kind, title.id(), item, true)));
            test.library().changed(unit, Set.of(title.id()));
            return title.id();
        });
    }
}
