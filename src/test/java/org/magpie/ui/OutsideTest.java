package org.magpie.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.magpie.insight.QueueRow;
import org.magpie.pipeline.download.DownloadState;
import org.magpie.testing.ui.Household;
import org.magpie.testing.ui.Samples;
import org.magpie.testing.ui.World;
import org.magpie.ui.kit.background.Background;
import org.magpie.ui.kit.style.DisplayFormats;

class OutsideTest {
    private final World world = Household.busy();
    private final DisplayFormats formats = new DisplayFormats(world.texts(), world.clock);

    @Test
    void theTipTellsHowManyHowFarAndHowFast() {
        Outside.Sum sum = Outside.Sum.of(world.insight.queue);
        assertThat(sum.downloads()).isEqualTo(3);
        assertThat(sum.tip(world.texts(), formats)).isEqualTo("Magpie: 3 downloads, 50%, 12.3 MB/s");
    }

    @Test
    void theTipSpeaksRussian() {
        World russian = Household.fill(Samples.fill(new World(Locale.of("ru"))));
        assertThat(Outside.Sum.of(russian.insight.queue)
                        .tip(russian.texts(), new DisplayFormats(russian.texts(), russian.clock)))
                .startsWith("Magpie: Загрузок: 3, 50");
    }

    @Test
    void withoutDownloadsThereIsNoProgress() {
        List<QueueRow> still = world.insight.queue.stream()
                .filter(row -> row.state() == DownloadState.QUEUED)
                .toList();
        assertThat(Outside.Sum.of(still).percent()).isEqualTo(-1);
        assertThat(Outside.Sum.of(still).tip(world.texts(), formats)).isEqualTo("Magpie");
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
