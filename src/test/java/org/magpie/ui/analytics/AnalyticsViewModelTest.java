package org.magpie.ui.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.magpie.insight.AnalyticsInsight;
import org.magpie.testing.ui.TestInstallation;
import org.magpie.testing.ui.WindowFixture;
import org.magpie.ui.analytics.AnalyticsViewModel.Figures;
import org.magpie.ui.kit.ViewState;
import org.magpie.ui.kit.background.Background;

class AnalyticsViewModelTest {
    private final WindowFixture windowFixture = TestInstallation.busy();
    private final AnalyticsViewModel model = new AnalyticsViewModel(
            windowFixture.insight, Background.atOnce(), windowFixture.texts(), windowFixture.clock);

    @Test
    void putsSmallQualitiesTogetherAndTheSharesAddUp() {
        model.refresh();
        Figures figures = model.figuresProperty().get().orElseThrow();
        assertThat(figures.qualities()).hasSize(AnalyticsViewModel.SHARES + 1);
        assertThat(figures.qualities().getLast().name()).isEmpty();
        assertThat(figures.qualities().getLast().files()).isEqualTo(140);
        assertThat(figures.qualities().stream()
                        .mapToDouble(slice -> slice.part())
                        .sum())
                .isCloseTo(1, within(1e-9));
    }

    @Test
    void leavesOutNoMonth() {
        windowFixture.insight.totals = new AnalyticsInsight.Totals(
                windowFixture.insight.totals.kinds(),
                List.of(),
                List.of(
                        new AnalyticsInsight.Month(YearMonth.of(2026, 9), 4, 10),
                        new AnalyticsInsight.Month(YearMonth.of(2020, 1), 9, 9)));
        model.refresh();
        List<AnalyticsInsight.Month> months =
                model.figuresProperty().get().orElseThrow().months();
        assertThat(months).hasSize(12);
        assertThat(months.getFirst().month()).isEqualTo(YearMonth.of(2025, 12));
        assertThat(months.stream().mapToInt(AnalyticsInsight.Month::imported).sum())
                .isEqualTo(4);
    }

    @Test
    void saysSoWhenThereIsNothingToCount() {
        windowFixture.insight.totals = new AnalyticsInsight.Totals(List.of(), List.of(), List.of());
        model.refresh();
        assertThat(model.loader().stateProperty().get()).isEqualTo(ViewState.EMPTY);
    }
}
