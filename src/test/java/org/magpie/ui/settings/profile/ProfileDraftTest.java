package org.magpie.ui.settings.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.magpie.media.MediaKind;
import org.magpie.media.quality.Profile;
import org.magpie.media.quality.Quality;

class ProfileDraftTest {
    private final ProfileDraft draft = ProfileDraft.fresh(MediaKind.MOVIE, "Mine");

    @Test
    void showsTheBestFirstAndStoresTheWorstFirst() {
        assertThat(draft.entries().getFirst().qualities()).containsExactly(Quality.BR_DISK);
        Profile profile = draft.build();
        assertThat(profile.entries().getLast().qualities()).containsExactly(Quality.BR_DISK);
        assertThat(profile.entries()).hasSize(Quality.of(MediaKind.MOVIE).size());
    }

    @Test
    void movesARowAndStopsAtTheEnds() {
        assertThat(draft.move(2, 0)).isZero();
        assertThat(draft.entries().getFirst().qualities()).containsExactly(Quality.BLURAY_2160P);
        assertThat(draft.move(0, -1)).isZero();
        int last = draft.entries().size() - 1;
        assertThat(draft.move(0, 999)).isEqualTo(last);
        assertThat(draft.entries().get(last).qualities()).containsExactly(Quality.BLURAY_2160P);
    }

    @Test
    void makesSeveralQualitiesEqualAtThePlaceOfTheBestAndSplitsThemAgain() {
        List<Profile.Entry> before = List.copyOf(draft.entries());
        draft.group(List.of(3, 1, 2), "Equally good");
        assertThat(draft.entries().get(1).name()).isEqualTo("Equally good");
        assertThat(draft.entries().get(1).qualities())
                .containsExactly(Quality.REMUX_2160P, Quality.BLURAY_2160P, Quality.WEBDL_2160P);
        assertThat(draft.entries()).hasSize(before.size() - 2);
        draft.ungroup(1);
        assertThat(draft.entries()).isEqualTo(before);
    }

    @Test
    void refusesAProfileThatAllowsNothing() {
        for (int at = 0; at < draft.entries().size(); at++) {
            draft.allow(at, false);
        }
        assertThat(draft.problem())
                .hasValueSatisfying(
                        problem -> assertThat(problem.key()).isEqualTo("settings.profile.problem.nothing-allowed"));
    }

    @Test
    void refusesACutoffThatIsNotAllowed() {
        draft.allow(0, false);
        assertThat(draft.problem())
                .hasValueSatisfying(problem -> assertThat(problem.key()).isEqualTo("settings.profile.problem.cutoff"));
        draft.cutoffProperty().set(Quality.REMUX_2160P);
        assertThat(draft.problem()).isEmpty();
    }

    @Test
    void refusesAProfileWithoutAName() {
        draft.nameProperty().set("  ");
        assertThat(draft.problem()).isPresent();
    }
}
