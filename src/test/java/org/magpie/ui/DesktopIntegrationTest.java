package org.magpie.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.magpie.insight.QueueRow;
import org.magpie.pipeline.download.DownloadState;
import org.magpie.testing.ui.Samples;
import org.magpie.testing.ui.TestInstallation;
import org.magpie.testing.ui.WindowFixture;
import org.magpie.ui.kit.background.Background;
import org.magpie.ui.kit.style.DisplayFormats;

class DesktopIntegrationTest {
    private final WindowFixture windowFixture = TestInstallation.busy();
    private final DisplayFormats formats = new DisplayFormats(windowFixture.texts(), windowFixture.clock);

    @Test
    void theTipTellsHowManyHowFarAndHowFast() {
        DesktopIntegration.Sum sum = DesktopIntegration.Sum.of(windowFixture.insight.queue);
        assertThat(sum.downloads()).isEqualTo(3);
        assertThat(sum.tip(windowFixture.texts(), formats)).isEqualTo("Magpie: 3 downloads, 50%, 12.3 MB/s");
    }

    @Test
    void theTipSpeaksRussian() {
        WindowFixture russian = TestInstallation.fill(Samples.fill(new WindowFixture(Locale.of("ru"))));
        assertThat(DesktopIntegration.Sum.of(russian.insight.queue)
                        .tip(russian.texts(), new DisplayFormats(russian.texts(), russian.clock)))
                .startsWith("Magpie: Загрузок: 3, 50");
    }

    @Test
    void withoutDownloadsThereIsNoProgress() {
        List<QueueRow> still = windowFixture.insight.queue.stream()
                .filter(row -> row.state() == DownloadState.QUEUED)
                .toList();
        assertThat(DesktopIntegration.Sum.of(still).percent()).isEqualTo(-1);
        assertThat(DesktopIntegration.Sum.of(still).tip(windowFixture.texts(), formats))
                .isEqualTo("Magpie");
    }

    @Test
    void theWindowHasItsIconInEverySize() {
        for (int size : new int[] {16, 32, 48, 64, 128, 256}) {
            assertThat(MainWindow.class.getResource("/icons/magpie-" + size + ".png"))
                    .as("icon of " + size)
                    .isNotNull();
        }
    }

    @Test
    void aTaskBarThatFailsIsOnlyNotShown() {
        new TaskbarProgress(Background.atOnce(), percent -> {
                    throw new UnsupportedOperationException("no task bar");
                })
                .show(50);
    }
}
