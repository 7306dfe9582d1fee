package org.magpie.ui.settings.download;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.magpie.pipeline.decide.BlockReason;
import org.magpie.pipeline.decide.BlocklistEntry.Scope;
import org.magpie.pipeline.decide.profile.DelayProfile;
import org.magpie.pipeline.decide.profile.ReleasePreferences.BlockedRow;
import org.magpie.pipeline.decide.profile.ReleaseProfile;
import org.magpie.pipeline.decide.profile.ReleaseProfile.Preferred;
import org.magpie.testing.ui.WindowFixture;
import org.magpie.ui.kit.background.Background;

class ReleasePreferencesModelsTest {
    private final WindowFixture windowFixture = new WindowFixture();

    @Test
    void blocksByHandFiltersAndTakesOff() {
        BlocklistViewModel model = new BlocklistViewModel(
                windowFixture.choosing, Background.atOnce(), windowFixture.texts(), windowFixture.clock);
        model.refresh();
        model.add(Scope.GROUP, " BADGRP ", () -> {});
        model.add(Scope.RELEASE, "Some.Film.2001.CAM-X", () -> {});

        assertThat(model.rows()).hasSize(2).allMatch(row -> row.entry().reason() == BlockReason.BY_HAND);
        model.filterProperty().set("film cam");
        assertThat(model.rows()).extracting(row -> row.entry().value()).containsExactly("Some.Film.2001.CAM-X");
        model.filterProperty().set("by HAND");
        List<BlockedRow> both = List.copyOf(model.rows());
        assertThat(both).hasSize(2);
        model.remove(both, () -> {});
        assertThat(model.rows()).isEmpty();
    }

    @Test
    void aNewWaitStandsBehindTheOthers() {
        windowFixture.choosing.save(DelayProfile.named("First", 4));
        ReleasePreferencesViewModel model =
                new ReleasePreferencesViewModel(windowFixture.choosing, Background.atOnce(), windowFixture.texts());
        model.refresh();

        assertThat(model.newDelay().place()).isEqualTo(5);
    }

    @Test
    void savesAndDeletesWords() {
        ReleasePreferencesViewModel model =
                new ReleasePreferencesViewModel(windowFixture.choosing, Background.atOnce(), windowFixture.texts());
        ReleaseProfile words =
                new ReleaseProfile(0, "Words", true, List.of("remux"), List.of(), List.of(), Set.of(), Set.of(), 0);
        model.save(words, () -> {});
        assertThat(model.releases()).extracting(ReleaseProfile::name).containsExactly("Words");
        model.delete(model.releases().getFirst(), () -> {});
        assertThat(model.releases()).isEmpty();
    }

    @Test
    void readsWordsWithScoresAsTheyAreTyped() {
        assertThat(ReleasePreferenceTexts.preferred("remux = 50\n\n x265: -20 \n/a=b/ = 3"))
                .contains(List.of(new Preferred("remux", 50), new Preferred("x265", -20), new Preferred("/a=b/", 3)));
        assertThat(ReleasePreferenceTexts.preferred("remux")).isEmpty();
        assertThat(ReleasePreferenceTexts.words(" Freeleech,internal, ,")).containsExactly("freeleech", "internal");
    }
}
