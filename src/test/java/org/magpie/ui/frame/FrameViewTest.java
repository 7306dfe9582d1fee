package org.magpie.ui.frame;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;
import org.magpie.base.error.Message;
import org.magpie.base.job.Job;
import org.magpie.testing.ui.Samples;
import org.magpie.testing.ui.Screens;
import org.magpie.testing.ui.WindowFixture;
import org.magpie.ui.kit.place.Place;

class FrameViewTest {
    @Test
    void showsSpeedCountsAndRunningWorkAroundTheScreen() {
        WindowFixture windowFixture = Samples.filled();
        try (Screens screens = Screens.of(windowFixture, Place.Section.CALENDAR)) {
            Job job = windowFixture.jobs.begin("search-wanted", "");
            windowFixture.jobs.move(job.id(), 4, 12, Message.of("kit.now"));
            screens.await(() -> !windowFixture.insight.queue.isEmpty() && screens.has(".status-speed"));
            screens.write("frame");
            assertThat(screens.has(".rail-badge")).isTrue();
        }
    }

    @Test
    void opensTheListOfWorkFromTheStatusBarAndKeepsItFresh() {
        WindowFixture windowFixture = Samples.filled();
        try (Screens screens = Screens.of(windowFixture, Place.Section.CALENDAR)) {
            Job job = windowFixture.jobs.begin("search-wanted", "");
            screens.await(".status-bar");
            Screens.run(() -> screens.scene().getRoot().lookupAll(".status-bar > .button").stream()
                    .map(Button.class::cast)
                    .forEach(Button::fire));
            screens.await(".job-line .progress-bar");
            windowFixture.jobs.end(job.id(), Job.State.DONE);
            screens.await(() -> screens.has(".job-line") && !screens.has(".job-line .progress-bar"));
        }
    }

    @Test
    void tellsWhatTheKeysDo() {
        try (Screens screens = Screens.of(Samples.filled(), Place.Section.CALENDAR)) {
            screens.await(".status-bar");
            Screens.run(() -> {
                Node root = screens.scene().getRoot();
                root.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.F1, false, false, false, false));
            });
            screens.await(".shortcuts");
            Screens.frames(15);
            screens.write("shortcuts");
        }
    }

    @Test
    void theCommandFieldLeadsToWhatIsOnDisk() {
        try (Screens screens = Screens.of(Samples.filled(), Place.Section.CALENDAR)) {
            PaletteModel palette = Screens.call(() -> new PaletteModel(screens.context(), () -> {}));
            Screens.run(palette::open);
            Screens.run(() -> palette.type("on disk"));
            screens.await(() -> palette.entries().stream().anyMatch(FrameViewTest::isOnDisk));
            Screens.run(() -> palette.entries().stream()
                    .filter(FrameViewTest::isOnDisk)
                    .findFirst()
                    .orElseThrow()
                    .action()
                    .run());
            screens.await(() -> screens.context().navigator().place().get() instanceof Place.OnDisk);
        }
    }

    private static boolean isOnDisk(PaletteModel.Entry entry) {
        return entry.text().startsWith("What is on disk in");
    }
}
