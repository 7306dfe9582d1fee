package org.magpie.pipeline.decide.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.magpie.base.error.UserException;
import org.magpie.pipeline.decide.CandidateBuilder;
import org.magpie.pipeline.decide.Score;
import org.magpie.pipeline.decide.SlotCandidate;
import org.magpie.pipeline.decide.profile.ReleaseProfile.Preferred;
import org.magpie.pipeline.search.Protocol;
import org.magpie.testing.TestStore;

class StoredReleasePreferencesTest {
    @TempDir
    private Path folder;

    private TestStore store;

    @BeforeEach
    void open() {
        store = new TestStore(folder);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void releaseProfilesComeBackAsTheyWereSaved() {
        ReleaseProfiles profiles = new ReleaseProfiles(store.store());
        ReleaseProfile saved = profiles.save(new ReleaseProfile(
                0,
                "Words",
                true,
                List.of("remux", "/a,b/"),
                List.of("cam"),
                List.of(new Preferred("x265", -20)),
                Set.of("freeleech"),
                Set.of("anime"),
                3));

        assertThat(new ReleaseProfiles(store.store()).all()).containsExactly(saved);
        profiles.delete(saved.id());
        assertThat(profiles.all()).isEmpty();
        assertThat(new ReleaseProfiles(store.store()).all()).isEmpty();
    }

    @Test
    void aChangeOfWordsIsSeenAtOnce() {
        ReleaseProfiles profiles = new ReleaseProfiles(store.store());
        SlotCandidate offer = CandidateBuilder.film().offer();
        assertThat(profiles.words().forbidden(offer.matched(), offer.title())).isEmpty();

        profiles.save(
                new ReleaseProfile(0, "No web", true, List.of(), List.of("web-dl"), List.of(), Set.of(), Set.of(), 0));

        assertThat(profiles.words().forbidden(offer.matched(), offer.title()))
                .hasValueSatisfying(found -> assertThat(found.word()).isEqualTo("web-dl"));
    }

    @Test
    void likedWordsAddToTheScoreOfTheFormats() {
        ReleaseProfiles profiles = new ReleaseProfiles(store.store());
        profiles.save(new ReleaseProfile(
                0,
                "Liked",
                true,
                List.of(),
                List.of(),
                List.of(new Preferred("web-dl", 30), new Preferred("/1080p/", 7), new Preferred("cam", -500)),
                Set.of(),
                Set.of(),
                0));
        SlotCandidate offer = CandidateBuilder.film().offer();

        Score score = new TermScoring(
                        (candidate, title, profile) -> Score.of(List.of(new Score.Part("Remux", 100))), profiles)
                .score(offer.matched(), offer.title(), offer.profile());

        assertThat(score.sum()).isEqualTo(137);
        assertThat(score.parts())
                .containsExactly(
                        new Score.Part("Remux", 100), new Score.Part("web-dl", 30), new Score.Part("/1080p/", 7));
    }

    @Test
    void aProfileThatAsksForNothingOrHoldsABadPatternIsNotSaved() {
        ReleaseProfiles profiles = new ReleaseProfiles(store.store());

        assertThatThrownBy(() -> profiles.save(ReleaseProfile.named("Nothing")))
                .isInstanceOfSatisfying(
                        UserException.class,
                        failure -> assertThat(failure.key()).isEqualTo("wish.release.nothing"));
        assertThatThrownBy(() -> profiles.save(new ReleaseProfile(
                        0, "Bad", true, List.of("/(/"), List.of(), List.of(), Set.of(), Set.of(), 0)))
                .isInstanceOf(UserException.class);
        assertThat(profiles.all()).isEmpty();
    }

    @Test
    void delayProfilesComeBackInTheirOrder() {
        DelayProfiles profiles = new DelayProfiles(store.store());
        DelayProfile second = profiles.save(new DelayProfile(
                0,
                1,
                "All",
                true,
                Protocol.USENET,
                Map.of(Protocol.TORRENT, 90),
                Set.of(Protocol.DIRECT),
                true,
                200,
                Set.of()));
        DelayProfile first = profiles.save(
                new DelayProfile(0, 0, "Anime", true, null, Map.of(), Set.of(), false, null, Set.of("anime")));

        assertThat(new DelayProfiles(store.store()).all()).containsExactly(first, second);
        assertThat(profiles.of(Set.of("anime"))).contains(first);
        assertThat(profiles.of(Set.of())).contains(second);
    }

    @Test
    void aWaitOutOfRangeIsNotSaved() {
        DelayProfiles profiles = new DelayProfiles(store.store());

        assertThatThrownBy(() -> profiles.save(new DelayProfile(
                        0, 0, "Never", true, null, Map.of(Protocol.TORRENT, -1), Set.of(), false, null, Set.of())))
                .isInstanceOf(UserException.class);
        assertThatThrownBy(() -> profiles.save(new DelayProfile(
                        0, 0, "None", true, null, Map.of(), Set.of(Protocol.values()), false, null, Set.of())))
                .isInstanceOf(UserException.class);
    }
}
