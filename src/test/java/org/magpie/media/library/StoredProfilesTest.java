package org.magpie.media.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.magpie.base.error.UserException;
import org.magpie.base.store.PreferenceChanged;
import org.magpie.base.store.StoredPreferences;
import org.magpie.base.text.Texts;
import org.magpie.media.MediaKind;
import org.magpie.media.file.RootFolder;
import org.magpie.media.quality.Profile;
import org.magpie.media.quality.Profiles.SizeBounds;
import org.magpie.media.quality.Quality;
import org.magpie.testing.TestLibrary;

class StoredProfilesTest {
    @TempDir
    Path folder;

    private TestLibrary test;

    @BeforeEach
    void open() {
        test = new TestLibrary(folder);
    }

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void aNewLibraryHasThreeProfilesAKindAndEachStopsAtWhatItAllows() {
        for (MediaKind kind : MediaKind.values()) {
            assertThat(test.profiles().of(kind)).hasSize(3).allSatisfy(profile -> {
                assertThat(profile.allows(profile.cutoff())).isTrue();
                assertThat(profile.entries().stream().flatMap(entry -> entry.qualities().stream()))
                        .containsExactlyInAnyOrderElementsOf(Quality.of(kind));
            });
        }
        test.profiles().seed(new Texts(Locale.of("ru")));
        assertThat(test.profiles().all()).hasSize(12);
        assertThat(test.profile(MediaKind.MOVIE).allows(Quality.CAM)).isFalse();
    }

    @Test
    void presetsFollowTheLanguageUntilSomebodyNamesThem() {
        Texts russian = new Texts(Locale.of("ru"));
        Profile best = test.profiles().of(MediaKind.MOVIE).stream()
                .filter(profile -> profile.name().equals("Best picture"))
                .findFirst()
                .orElseThrow();
        test.profiles().save(named(best, "Mine"));
        test.profiles().translate(russian);
        assertThat(test.profiles().of(MediaKind.MOVIE))
                .extracting(Profile::name)
                .containsExactlyInAnyOrder(
                        russian.get("profile.preset.television"), "Mine", russian.get("profile.preset.small"));
        test.profiles().translate(new Texts(Locale.ENGLISH));
        assertThat(test.profiles().of(MediaKind.MOVIE))
                .extracting(Profile::name)
                .containsExactlyInAnyOrder("Good on a TV", "Mine", "Small files");
    }

    private static Profile named(Profile profile, String name) {
        return new Profile(
                profile.id(),
                name,
                profile.kind(),
                profile.entries(),
                profile.cutoff(),
                profile.upgrades(),
                profile.minimumScore(),
                profile.cutoffScore(),
                profile.minimumStep(),
                profile.scores(),
                profile.languages());
    }

    @Test
    void aProfileIsStoredWholeAndItsNameIsItsOwn() {
        Profile wish = new Profile(
                0,
                "Mine",
                MediaKind.SERIES,
                List.of(
                        new Profile.Entry("", List.of(Quality.SDTV), false),
                        new Profile.Entry("HD", List.of(Quality.WEBDL_720P, Quality.HDTV_720P), true)),
                Quality.HDTV_720P,
                true,
                -10,
                50,
                5,
                Map.of("Freeleech", 20),
                Set.of("English", "German"));

        Profile saved = test.profiles().save(wish);

        assertThat(test.profiles().find(saved.id())).contains(saved);
        assertThat(saved).usingRecursiveComparison().ignoringFields("id").isEqualTo(wish);
        assertThatThrownBy(() -> test.profiles().save(wish)).isInstanceOf(UserException.class);
        test.profiles().delete(saved.id());
        assertThat(test.profiles().find(saved.id())).isEmpty();
    }

    @Test
    void aProfileThatCouldNeverBeMetIsRefused() {
        Profile base = test.profile(MediaKind.MOVIE);
        List<Profile.Entry> nothing = base.entries().stream()
                .map(entry -> new Profile.Entry(entry.name(), entry.qualities(), false))
                .toList();
        assertThatThrownBy(() -> test.profiles().save(changed(base, nothing, base.cutoff())))
                .isInstanceOf(UserException.class);
        assertThatThrownBy(() -> test.profiles().save(changed(base, base.entries(), Quality.CAM)))
                .isInstanceOf(UserException.class);
    }

    @Test
    void sizesAreThoseAPersonSetOrTheUsualOnes() {
        SizeBounds usual = test.profiles().bounds(Quality.BLURAY_1080P, MediaKind.MOVIE);
        assertThat(usual.minimum()).isPositive().isLessThan(usual.preferred());
        assertThat(usual.preferred()).isLessThan(usual.maximum());

        test.profiles().saveBounds(Quality.BLURAY_1080P, MediaKind.MOVIE, new SizeBounds(1, 2, 0));
        assertThat(test.profiles().bounds(Quality.BLURAY_1080P, MediaKind.MOVIE))
                .isEqualTo(new SizeBounds(1, 2, 0));
        assertThat(test.profiles().bounds(Quality.BLURAY_1080P, MediaKind.SERIES))
                .isEqualTo(usual);
        assertThatThrownBy(() -> test.profiles().saveBounds(Quality.DVD, MediaKind.MOVIE, new SizeBounds(5, 6, 4)))
                .isInstanceOf(UserException.class);
    }

    @Test
    void rootFoldersMustNotLieInsideEachOtherNorHoldMagpiesOwnData() {
        Path movies = test.root(MediaKind.MOVIE).path();
        assertThat(movies).isDirectory();
        assertThatThrownBy(() -> test.roots().add(MediaKind.MOVIE, movies)).isInstanceOf(UserException.class);
        assertThatThrownBy(() -> test.roots().add(MediaKind.MOVIE, movies.resolve("more")))
                .isInstanceOf(UserException.class);
        assertThatThrownBy(() -> test.roots().add(MediaKind.MOVIE, folder)).isInstanceOf(UserException.class);
        assertThatThrownBy(() -> test.roots().add(MediaKind.MOVIE, folder.resolve("data/media")))
                .isInstanceOf(UserException.class);
        assertThat(test.roots().all()).hasSize(4).allSatisfy(root -> {
            assertThat(root.reachable()).isTrue();
            assertThat(root.free()).isPositive();
        });
    }

    @Test
    void aRootFolderThatIsUnpluggedIsSaidToBeOutOfReach() throws Exception {
        RootFolder root = test.root(MediaKind.BOOK);
        Files.delete(root.path());
        RootFolder gone = test.roots().find(root.id()).orElseThrow();
        assertThat(gone.reachable()).isFalse();
        assertThat(gone.free()).isEqualTo(-1);
        test.roots().remove(root.id());
        assertThat(test.roots().find(root.id())).isEmpty();
    }

    @Test
    void aPreferenceIsKeptAndToldOf() {
        StoredPreferences preferences = new StoredPreferences(test.store());
        assertThat(preferences.get("appearance.theme")).isEmpty();
        preferences.set("appearance.theme", "dark");
        preferences.set("appearance.theme", "light");
        assertThat(preferences.get("appearance.theme")).contains("light");
        assertThat(test.test().told(PreferenceChanged.class))
                .containsExactly(
                        new PreferenceChanged("appearance.theme", "dark"),
                        new PreferenceChanged("appearance.theme", "light"));
    }

    private static Profile changed(Profile base, List<Profile.Entry> entries, Quality cutoff) {
        return new Profile(0, "Other", base.kind(), entries, cutoff, true, 0, 0, 1, Map.of(), Set.of());
    }
}
