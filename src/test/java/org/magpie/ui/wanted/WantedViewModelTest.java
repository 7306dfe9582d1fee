package org.magpie.ui.wanted;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.magpie.testing.ui.Household;
import org.magpie.testing.ui.World;
import org.magpie.ui.kit.Face;
import org.magpie.ui.kit.background.Background;

class WantedViewModelTest {
    private final World world = Household.busy();
    private final WantedViewModel model =
            new WantedViewModel(world.insight, world.pipeline, Background.atOnce(), world.texts());

    @Test
    void showsWhatIsMissingAndThenWhatCouldBeBetter() {
        model.refresh();
        assertThat(model.shown())
                .hasSize(12)
                .allSatisfy(row -> assertThat(row.have()).isEmpty());
        model.upgradesProperty().set(true);
        assertThat(model.shown())
                .hasSize(12)
                .allSatisfy(row -> assertThat(row.have()).isNotEmpty());
    }

    @Test
    void narrowsByWords() {
        model.refresh();
        model.filterProperty().set("vinter");
        assertThat(model.shown()).hasSize(2);
    }

    @Test
    void looksForTwoSlotsOfOneFilmOnce() {
        model.refresh();
        model.search(List.of(model.rows().get(3), model.rows().get(3)));
        assertThat(world.pipeline.asked()).containsExactly("search 7 Whole[]");
    }

    @Test
    void looksForEverything() {
        model.searchAll();
        assertThat(world.pipeline.asked()).containsExactly("search wanted");
        assertThat(model.saidProperty().get()).isPresent();
    }

    @Test
    void saysWhatFailed() {
        world.insight.fail(new IllegalStateException("planned"));
        model.refresh();
        assertThat(model.reading().faceProperty().get()).isInstanceOf(Face.Failed.class);
        world.insight.mend();
        model.refresh();
        assertThat(model.reading().faceProperty().get()).isEqualTo(Face.FILLED);
    }
}
