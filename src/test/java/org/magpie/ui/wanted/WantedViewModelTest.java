package org.magpie.ui.wanted;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.magpie.testing.ui.TestInstallation;
import org.magpie.testing.ui.WindowFixture;
import org.magpie.ui.kit.ViewState;
import org.magpie.ui.kit.background.Background;

class WantedViewModelTest {
    private final WindowFixture windowFixture = TestInstallation.busy();
    private final WantedViewModel model = new WantedViewModel(
            windowFixture.insight,
            windowFixture.insight,
            windowFixture.pipeline,
            Background.atOnce(),
            windowFixture.texts());

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
        assertThat(windowFixture.pipeline.asked()).containsExactly("search 7 Whole[]");
    }

    @Test
    void looksForEverything() {
        model.searchAll();
        assertThat(windowFixture.pipeline.asked()).containsExactly("search wanted");
        assertThat(model.saidProperty().get()).isPresent();
    }

    @Test
    void saysWhatFailed() {
        windowFixture.insight.fail(new IllegalStateException("planned"));
        model.refresh();
        assertThat(model.loader().stateProperty().get()).isInstanceOf(ViewState.Failed.class);
        windowFixture.insight.mend();
        model.refresh();
        assertThat(model.loader().stateProperty().get()).isEqualTo(ViewState.FILLED);
    }
}
