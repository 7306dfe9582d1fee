package org.magpie.pipeline.decide.rule;

import static org.magpie.pipeline.decide.rule.RuleSentences.passes;
import static org.magpie.pipeline.decide.rule.RuleSentences.refuses;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.magpie.media.quality.Quality;
import org.magpie.media.quality.Revision;
import org.magpie.pipeline.decide.CandidateBuilder;
import org.magpie.pipeline.decide.PendingReleases.Pending;
import org.magpie.pipeline.decide.PendingReleases.Waiting;
import org.magpie.pipeline.decide.profile.DelayProfile;
import org.magpie.pipeline.decide.profile.DelayProfiles;
import org.magpie.pipeline.search.Protocol;
import org.magpie.pipeline.search.ReleaseBuilder;
import org.magpie.pipeline.search.SearchMode;
import org.magpie.testing.TestStore;

class DelayProfileWaitTest {
    @TempDir
    private Path folder;

    private TestStore store;
    private DelayProfiles profiles;

    @BeforeEach
    void open() {
        store = new TestStore(folder);
        profiles = new DelayProfiles(store.store());
    }

    @AfterEach
    void close() {
        store.close();
    }

    private static final String UNTIL = "Not before 2026-06-15 13:00: “Patient” waits for something better";

    @Test
    void refusesUntilTheWaitIsOver() {
        patient(false, null);

        refuses(rule(Waiting.NONE), fresh(), UNTIL);
    }

    @Test
    void passesWhatIsOldEnough() {
        patient(false, null);

        passes(
                rule(Waiting.NONE),
                CandidateBuilder.film()
                        .release(ReleaseBuilder.torrent("Film")
                                .published(CandidateBuilder.NOW.minus(Duration.ofMinutes(91)))));
    }

    @Test
    void passesAWayOfFetchingThatIsNotWaitedFor() {
        patient(false, null);

        passes(
                rule(Waiting.NONE),
                CandidateBuilder.film()
                        .release(ReleaseBuilder.torrent("Film")
                                .from(Protocol.DIRECT, "https://a.b/c")
                                .published(CandidateBuilder.NOW)));
    }

    @Test
    void takesTheBestQualityAtOnceWhereTheProfileSaysSo() {
        patient(true, null);

        passes(rule(Waiting.NONE), fresh().says(parsed -> parsed.in(Quality.BLURAY_1080P)));
        refuses(rule(Waiting.NONE), fresh(), UNTIL);
    }

    @Test
    void takesAGoodScoreAtOnceWhereTheProfileSaysSo() {
        patient(false, 100);

        passes(rule(Waiting.NONE), fresh().scored(100));
        refuses(rule(Waiting.NONE), fresh().scored(99), UNTIL);
    }

    @Test
    void takesAMendedCopyAtOnce() {
        patient(false, null);

        passes(
                rule(Waiting.NONE),
                fresh().says(parsed -> parsed.mended(new Revision(2, 0, false), "GRP"))
                        .has(Quality.WEBDL_1080P));
    }

    @Test
    void takesAYoungOneWhenTheFirstHasWaitedLongEnough() {
        patient(false, null);
        Waiting over = new Waiting(List.of(new Pending(1, 1, 5, List.of(11L), CandidateBuilder.NOW)));
        Waiting other = new Waiting(List.of(new Pending(1, 1, 6, List.of(11L), CandidateBuilder.NOW)));

        passes(rule(over), fresh());
        refuses(rule(other), fresh(), UNTIL);
    }

    @Test
    void aPersonNeedNotWait() {
        patient(false, null);

        passes(rule(Waiting.NONE), fresh().on(SearchMode.INTERACTIVE));
    }

    private DelayProfileWait rule(Waiting waiting) {
        return new DelayProfileWait(profiles, waiting, ZoneOffset.UTC);
    }

    /** Published half an hour ago. */
    private static CandidateBuilder fresh() {
        return CandidateBuilder.film()
                .release(ReleaseBuilder.torrent("Film").published(CandidateBuilder.NOW.minus(Duration.ofMinutes(30))));
    }

    private void patient(boolean bestAtOnce, @Nullable Integer scoreAtOnce) {
        profiles.save(new DelayProfile(
                0,
                0,
                "Patient",
                true,
                null,
                Map.of(Protocol.TORRENT, 90),
                Set.of(),
                bestAtOnce,
                scoreAtOnce,
                Set.of()));
    }
}
