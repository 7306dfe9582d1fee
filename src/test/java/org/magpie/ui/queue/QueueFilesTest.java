package org.magpie.ui.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;
import org.magpie.base.error.Message;
import org.magpie.pipeline.download.DownloadClient.Listed;
import org.magpie.provider.ProviderException;
import org.magpie.testing.ui.Screens;
import org.magpie.testing.ui.TestInstallation;
import org.magpie.testing.ui.WindowFixture;
import org.magpie.ui.kit.place.Place;
import org.magpie.ui.settings.TestScreens;

/** What a download holds, in its drawer. Writes {@code target/screens/queue-files-*.png}. */
class QueueFilesTest {
    private static final String LONG =
            "Signal.Hill.S01.1080p.WEB-DL/Signal.Hill.S01E07.The.Relay.That.Nobody.Had.Asked."
                    + "For.And.That.Came.Anyway.1080p.WEB-DL.DDP5.1.H264-PINE.mkv";

    private final WindowFixture windowFixture = TestInstallation.busy();

    @Test
    void namesEachFileWithItsSizeAndDrawsOnlyWhatIsInSight() {
        List<Listed> season = new ArrayList<>();
        season.add(new Listed(LONG, 2_100_000_000L));
        for (int at = 1; at < 5000; at++) {
            season.add(new Listed("Signal.Hill.S01.1080p.WEB-DL/extras/part-%04d.srt".formatted(at), 41_000));
        }
        windowFixture.insight.files.addAll(season);
        try (Screens screens = opened()) {
            screens.await(".queue-file");
            screens.write("queue-files");
            assertThat(Screens.call(() ->
                            screens.scene().getRoot().lookupAll(".queue-file").size()))
                    .isBetween(8, 12);
            Label name = Screens.call(() -> (Label) screens.scene().getRoot().lookup(".queue-file > .label"));
            assertThat(name.getText()).isEqualTo(LONG);
            assertThat(name.getTooltip().getText()).isEqualTo(LONG);
            double widest = Screens.call(() -> screens.scene().getRoot().lookupAll(".queue-file").stream()
                    .mapToDouble(row -> row.localToScene(row.getBoundsInLocal()).getMaxX())
                    .max()
                    .orElse(0));
            assertThat(widest).isPositive().isLessThanOrEqualTo(1280);
        }
    }

    @Test
    void saysSoWhereNothingIsKnownYet() {
        try (Screens screens = opened()) {
            screens.await(".queue-files .empty-state");
            screens.write("queue-files-empty");
            assertThat(Screens.call(() -> screens.has(".queue-files .list-view")))
                    .isFalse();
        }
    }

    @Test
    void saysWhatFailedAndAsksOnceMoreWhenToldTo() {
        windowFixture.insight.filesFailure = new ProviderException.Unreachable(
                Message.of("provider.error.unreachable", "Transmission", Message.of("http.refused")), null);
        try (Screens screens = opened()) {
            screens.await(".queue-files .failed-state");
            screens.write("queue-files-failed");
            windowFixture.insight.filesFailure = null;
            windowFixture.insight.files.add(new Listed("film.mkv", 3_000_000));
            Screens.run(
                    () -> ((ButtonBase) screens.scene().getRoot().lookup(".queue-files .failed-state .button")).fire());
            screens.await(".queue-file");
        }
    }

    /** The drawer of the third download, scrolled to its files. */
    private Screens opened() {
        Screens screens = Screens.of(windowFixture, TestScreens::of, Place.Section.QUEUE);
        screens.await(".queue-row");
        Screens.run(() -> {
            ListView<?> list = (ListView<?>) screens.scene().lookup(".queue-view .list-view");
            list.getSelectionModel().clearAndSelect(2);
            list.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false));
        });
        screens.await(".queue-details .timeline-step");
        Screens.frames(20);
        Screens.run(() -> ((ScrollPane) screens.scene().lookup(".drawer-body")).setVvalue(1));
        return screens;
    }
}
