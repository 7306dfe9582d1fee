package org.magpie.ui.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.Button;
import javafx.scene.control.ToggleButton;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.magpie.base.context.Actor;
import org.magpie.base.error.Message;
import org.magpie.base.job.Job;
import org.magpie.base.job.JobChanged;
import org.magpie.media.MediaKind;
import org.magpie.testing.ui.Screens;
import org.magpie.testing.ui.TestInstallation;
import org.magpie.testing.ui.WindowFixture;
import org.magpie.ui.kit.place.Place;
import org.magpie.ui.settings.TestScreens;
import org.magpie.upkeep.scan.LibraryScan.Candidate;
import org.magpie.upkeep.scan.LibraryScan.PreviewLine;
import org.magpie.upkeep.scan.LibraryScan.RootReport;
import org.magpie.upkeep.scan.LibraryScan.Unmatched;

/** What lies in a root folder: looked at, decided, taken in. */
class ScanScreenTest {
    private static final Path ROOT = Path.of("/media/films");
    private static final String LONG =
            "A Film With a Name That Goes On and On Until No Window Is Wide Enough for It (1974)"
                    + " [Director's Cut] [1080p]";

    private static WindowFixture filled(Locale locale) {
        WindowFixture fixture = TestInstallation.busy(locale);
        fixture.scan.report = report(null);
        fixture.scan.waiting.add(new Unmatched(
                5,
                1,
                MediaKind.MOVIE,
                ROOT,
                "Old Tapes/tape 7.avi",
                1,
                700_000_000L,
                Message.of("scan.reason.no-name"),
                List.of(),
                Instant.EPOCH));
        fixture.scan.waiting.add(new Unmatched(
                6,
                1,
                MediaKind.MOVIE,
                ROOT,
                "Night Train",
                1,
                4_700_000_000L,
                Message.of("match.ambiguous", "Night Train", 2),
                List.of(
                        new Candidate(11, "", "Night Train", 1950, 0.5),
                        new Candidate(12, "", "Night Train", 1999, 0.5)),
                Instant.EPOCH));
        return fixture;
    }

    private static RootReport report(@Nullable Message objection) {
        return new RootReport(
                1,
                MediaKind.MOVIE,
                ROOT,
                1_243,
                1_241,
                12,
                3,
                objection == null ? 0 : 900,
                0,
                2,
                2,
                2,
                2,
                1,
                List.of(),
                objection,
                List.of(
                        new PreviewLine(
                                "Amber Falls (2019)", 1, 8_300_000_000L, "", 0, 0, Message.of("scan.reason.new-title")),
                        new PreviewLine(LONG, 2, 12_000_000_000L, LONG, 1974, 31, Message.of("scan.because.id"))));
    }

    private static void press(Screens screens, String text) {
        Screens.run(() -> screens.scene().getRoot().lookupAll(".ondisk-view .button").stream()
                .map(Button.class::cast)
                .filter(button -> text.equals(button.getText()))
                .findFirst()
                .orElseThrow()
                .fire());
    }

    private static int lines(Screens screens) {
        return screens.scene().getRoot().lookupAll(".ondisk-line").size();
    }

    @Test
    void looksSaysWhatItIsAndTakesItInByOneButton() {
        WindowFixture fixture = filled(Locale.ENGLISH);
        try (Screens screens = Screens.of(fixture, TestScreens::of, new Place.OnDisk(1))) {
            screens.await(() -> lines(screens) == 4);
            screens.write("ondisk-filled");
            assertThat(fixture.scan.told).containsExactly("look 1");
            press(screens, "It is Night Train (1999)");
            screens.await(() -> lines(screens) == 3);
            press(screens, "Leave it alone");
            screens.await(() -> lines(screens) == 2);
            assertThat(fixture.scan.told).contains("adopt " + ROOT.resolve("Night Train") + " 12", "dismiss 5");

            fixture.scan.waiting.clear();
            Screens.run(() -> ((Button) screens.scene().getRoot().lookup("#ondisk-take")).fire());
            screens.await(() -> fixture.scan.told.contains("scan 1"));
            screens.await(".ondisk-working");
            screens.write("ondisk-taking");
            fixture.events.publish(new JobChanged(new Job(
                    77,
                    "scan",
                    "root:1",
                    "c",
                    Actor.WINDOW,
                    Job.State.DONE,
                    4,
                    4,
                    null,
                    Instant.EPOCH,
                    Instant.EPOCH)));
            screens.await(
                    () -> !screens.scene().getRoot().lookup(".ondisk-working").isVisible());
        }
    }

    @Test
    void theChipsShowWhatWaitsAlone() {
        try (Screens screens = Screens.of(filled(Locale.ENGLISH), TestScreens::of, new Place.OnDisk(1))) {
            screens.await(() -> lines(screens) == 4);
            Screens.run(() -> screens.scene().getRoot().lookupAll(".ondisk-view .chip").stream()
                    .map(ToggleButton.class::cast)
                    .filter(chip -> chip.getText().equals("Need you 2"))
                    .findFirst()
                    .orElseThrow()
                    .fire());
            screens.await(() -> lines(screens) == 2);
            screens.write("ondisk-waiting");
        }
    }

    @Test
    void whereADriveSeemsToBeGoneNothingIsOfferedToBeTaken() {
        WindowFixture fixture = filled(Locale.ENGLISH);
        fixture.scan.report = report(Message.of("scan.guard.many-gone", ROOT.toString(), 900, 1_000));
        try (Screens screens = Screens.of(fixture, TestScreens::of, new Place.OnDisk(1))) {
            screens.await(() -> lines(screens) > 0);
            assertThat(Screens.call(() ->
                            screens.scene().getRoot().lookup("#ondisk-take").isVisible()))
                    .isFalse();
            screens.write("ondisk-guarded");
            press(screens, screens.context().text("need.action.really-gone"));
            screens.await(() -> fixture.scan.told.contains("gone 1"));
        }
    }

    @Test
    void fitsIntoTheSmallestWindowInRussian() {
        try (Screens screens = Screens.of(filled(Locale.of("ru")), TestScreens::of, new Place.OnDisk(1))) {
            screens.await(() -> lines(screens) == 4);
            Screens.run(() -> {
                screens.stage().setWidth(960);
                screens.stage().setHeight(600);
            });
            Screens.frames(10);
            screens.write("ondisk-small-ru");
        }
    }
}
