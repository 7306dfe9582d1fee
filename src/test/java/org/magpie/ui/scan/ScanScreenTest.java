package org.magpie.ui.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.ToggleButton;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.magpie.base.context.Actor;
import org.magpie.base.error.Message;
import org.magpie.base.error.UserException;
import org.magpie.base.job.Job;
import org.magpie.base.job.JobChanged;
import org.magpie.insight.LibraryRow;
import org.magpie.media.MediaKind;
import org.magpie.testing.ui.FakeScan;
import org.magpie.testing.ui.Screens;
import org.magpie.testing.ui.TestInstallation;
import org.magpie.testing.ui.WindowFixture;
import org.magpie.ui.kit.background.Background;
import org.magpie.ui.kit.place.Place;
import org.magpie.ui.settings.TestScreens;
import org.magpie.upkeep.scan.LibraryScan.Candidate;
import org.magpie.upkeep.scan.LibraryScan.Passed;
import org.magpie.upkeep.scan.LibraryScan.PreviewLine;
import org.magpie.upkeep.scan.LibraryScan.RootReport;
import org.magpie.upkeep.scan.LibraryScan.Taken;
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
                new Passed(3, 1),
                List.of(),
                objection,
                List.of(
                        new PreviewLine(
                                "Amber Falls (2019)",
                                1,
                                8_300_000_000L,
                                "",
                                0,
                                0,
                                Message.of("scan.reason.new-title"),
                                List.of()),
                        new PreviewLine(
                                LONG, 2, 12_000_000_000L, LONG, 1974, 31, Message.of("scan.because.id"), List.of())));
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

    private static ScanViewModel read(WindowFixture fixture) {
        ScanViewModel model = new ScanViewModel(fixture.scan, fixture.jobs, Background.atOnce(), fixture.texts(), 1);
        model.look();
        return model;
    }

    private static void wait(WindowFixture fixture, long id, String path, String reason, long bytes, int day) {
        fixture.scan.waiting.add(new Unmatched(
                id,
                1,
                MediaKind.MOVIE,
                ROOT,
                path,
                1,
                bytes,
                Message.of(reason),
                List.of(),
                Instant.EPOCH.plus(Duration.ofDays(day))));
    }

    @Test
    void filtersByWordsAndReasonAndSortsByNameSizeReasonAndAge() {
        WindowFixture fixture = TestInstallation.busy();
        fixture.scan.report = report(null);
        wait(fixture, 1, "b tape", "scan.reason.no-name", 5, 3);
        wait(fixture, 2, "a reel", "scan.reason.not-plain", 9, 2);
        wait(fixture, 3, "c tape", "scan.reason.no-name", 7, 1);
        ScanViewModel model = read(fixture);
        model.lines().shown().set(ScanLines.Shown.WAITING);
        assertThat(model.lines().shownLines()).extracting(ScanLine::path).containsExactly("a reel", "b tape", "c tape");
        model.lines().sort().set(ScanSort.SIZE);
        assertThat(model.lines().shownLines()).extracting(ScanLine::path).containsExactly("a reel", "c tape", "b tape");
        model.lines().sort().set(ScanSort.AGE);
        assertThat(model.lines().shownLines()).extracting(ScanLine::path).containsExactly("c tape", "a reel", "b tape");
        model.lines().sort().set(ScanSort.REASON);
        assertThat(model.lines().shownLines()).extracting(ScanLine::path).containsExactly("b tape", "c tape", "a reel");
        assertThat(model.lines().reasons().get()).hasSize(2);
        model.lines().reason().set(Optional.of("scan.reason.no-name"));
        model.lines().typed().set("C TA");
        assertThat(model.lines().shownLines()).extracting(ScanLine::path).containsExactly("c tape");
    }

    @Test
    void saysOfSeveralFoldersAtOnceWhatTheyAreAndLeavesOthersAloneUntilTakenBack() {
        WindowFixture fixture = TestInstallation.busy();
        fixture.scan.report = report(null);
        for (int id = 1; id <= 3; id++) {
            wait(fixture, id, "disc " + id, "scan.reason.no-name", id, id);
        }
        ScanViewModel model = read(fixture);
        model.lines().shown().set(ScanLines.Shown.WAITING);
        List<Taken> done = new ArrayList<>();
        model.tell(new ScanViewModel.Told() {
            @Override
            public void taken(List<Taken> all) {
                done.addAll(all);
            }
        });
        model.are(List.copyOf(model.lines().shownLines().subList(0, 2)), 12);
        assertThat(done).hasSize(2);
        assertThat(fixture.scan.told)
                .contains("adopt " + ROOT.resolve("disc 1") + " 12", "adopt " + ROOT.resolve("disc 2") + " 12");
        model.leaveAlone(List.copyOf(model.lines().shownLines()));
        assertThat(model.lines().shownLines()).isEmpty();
        model.lines().shown().set(ScanLines.Shown.LEFT_ALONE);
        assertThat(model.lines().shownLines()).extracting(ScanLine::path).containsExactly("disc 3");
        model.recall(List.copyOf(model.lines().shownLines()));
        model.lines().shown().set(ScanLines.Shown.WAITING);
        assertThat(model.lines().shownLines()).extracting(ScanLine::path).containsExactly("disc 3");
    }

    @Test
    void aHundredThousandLinesAreFilteredAndSortedInAMoment() {
        WindowFixture fixture = TestInstallation.busy();
        fixture.scan.report = report(null);
        for (int id = 1; id <= 100_000; id++) {
            wait(fixture, id, "folder " + id + "/file.mkv", "scan.reason.no-name", id % 977, id % 31);
        }
        ScanViewModel model = read(fixture);
        model.lines().shown().set(ScanLines.Shown.WAITING);
        long began = System.nanoTime();
        model.lines().typed().set("der 9999");
        model.lines().sort().set(ScanSort.SIZE);
        long millis = Duration.ofNanos(System.nanoTime() - began).toMillis();
        System.out.println("100,000 lines: filtered and sorted in " + millis + " ms");
        assertThat(model.lines().shownLines()).hasSize(19);
    }

    @Test
    void showsTheSelectionWithWhatCanBeSaidOfIt() {
        WindowFixture fixture = filled(Locale.forLanguageTag("ru"));
        try (Screens screens = Screens.of(fixture, TestScreens::of, new Place.OnDisk(1))) {
            screens.await(() -> lines(screens) == 4);
            Screens.run(() -> {
                screens.stage().setWidth(960);
                screens.stage().setHeight(600);
                ((ListView<?>) screens.scene().getRoot().lookup(".ondisk-view .edgeless"))
                        .getSelectionModel()
                        .selectAll();
            });
            Screens.frames(5);
            screens.await(() -> screens.scene().getRoot().lookup("#ondisk-are").isVisible());
            Screens.frames(5);
            screens.write("ondisk-selected-ru");
        }
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
            Screens.run(() -> screens.scene().getRoot().lookupAll(".ondisk-line .button").stream()
                    .map(Button.class::cast)
                    .filter(button -> "Leave it alone".equals(button.getText()))
                    .reduce((first, last) -> last)
                    .orElseThrow()
                    .fire());
            screens.await(() -> lines(screens) == 2);
            assertThat(fixture.scan.told).contains("adopt " + ROOT.resolve("Night Train") + " 12", "dismiss 5");

            assertThat(toasts(screens)).anyMatch(said -> said.startsWith("Taken as Detour (1945): 1 file"));
            fixture.scan.report = FakeScan.with(report(null), List.of());
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
            // Nothing is left to be taken, and the page says so.
            screens.await(() -> lines(screens) == 0);
            assertThat(Screens.call(() ->
                            screens.scene().getRoot().lookup("#ondisk-take").isVisible()))
                    .isFalse();
            assertThat(toasts(screens)).anyMatch(said -> said.startsWith("Taken into the library: 2 files"));
        }
    }

    private static List<String> toasts(Screens screens) {
        return Screens.call(() -> screens.context().toasts().pane().lookupAll(".toast").stream()
                .map(toast -> String.valueOf(toast.getAccessibleText()))
                .toList());
    }

    @Test
    void whatAComparisonStoredDoesNotHideWhatALookRecognises() {
        WindowFixture fixture = TestInstallation.busy();
        fixture.scan.report = FakeScan.with(
                report(null),
                List.of(
                        new PreviewLine(
                                "Quay Court", 6, 5, "Quay Court", 1984, 31, Message.of("scan.because.id"), List.of()),
                        new PreviewLine("tape.mkv", 1, 5, "", 0, 0, Message.of("scan.reason.not-plain"), List.of())));
        wait(fixture, 1, "Quay Court", "scan.reason.new-title", 5, 1);
        wait(fixture, 2, "tape.mkv", "scan.reason.new-title", 5, 1);
        ScanViewModel model = read(fixture);
        assertThat(model.lines().count(ScanLines.Shown.RECOGNISED)).isEqualTo(1);
        assertThat(model.lines().count(ScanLines.Shown.WAITING)).isEqualTo(1);
        assertThat(model.waitingFiles()).isEqualTo(1);
        assertThat(model.titleFiles()).isEqualTo(12 + 3 + 6);
        model.are(List.copyOf(model.lines().shownLines()), 12);
        assertThat(model.waitingFiles()).isZero();
        assertThat(model.knownFiles()).isEqualTo(12 + 2);
    }

    @Test
    void aFileWhoseNameDoesNotSayWhatItHoldsAsksForIt() {
        WindowFixture fixture = TestInstallation.busy();
        fixture.scan.report = FakeScan.with(report(null), List.of());
        wait(fixture, 1, "the one in the rain.mkv", "scan.reason.no-name", 5, 1);
        fixture.scan.refusal = new UserException("scan.adopt.no-item", "the one in the rain.mkv", "Quay Court");
        ScanViewModel model = read(fixture);
        model.is(model.lines().shownLines().getFirst(), 12, List.of());
        ScanLine asking = model.lines().shownLines().getFirst();
        assertThat(asking.sure().orElseThrow().name()).isEqualTo("Quay Court");
        assertThat(asking.because().key()).isEqualTo("scan.adopt.no-item");
        assertThat(model.isAsking(asking)).isTrue();
        model.is(asking, 12, List.of(7L));
        assertThat(model.lines().shownLines()).isEmpty();
        assertThat(fixture.scan.told).contains("adopt " + ROOT.resolve("the one in the rain.mkv") + " 12 [7]");
    }

    @Test
    void aRecognisedTitleIsLeftAloneAndTakenBack() {
        WindowFixture fixture = TestInstallation.busy();
        fixture.scan.report = report(null);
        ScanViewModel model = read(fixture);
        model.leaveAlone(List.copyOf(model.lines().shownLines().subList(0, 1)));
        assertThat(model.lines().count(ScanLines.Shown.RECOGNISED)).isEqualTo(1);
        assertThat(model.lines().count(ScanLines.Shown.LEFT_ALONE)).isEqualTo(1);
        assertThat(fixture.scan.told).contains("leave " + LONG);
    }

    @Test
    void onlyTitlesOfTheKindOfTheFolderAreOffered() {
        WindowFixture fixture = filled(Locale.ENGLISH);
        try (Screens screens = Screens.of(fixture, TestScreens::of, new Place.OnDisk(1))) {
            screens.await(() -> lines(screens) == 4);
            ScanViewModel model = read(fixture);
            for (LibraryRow row : screens.context().library().rows().get()) {
                boolean isOffered = ScanBar.titles(screens.context(), model)
                        .apply(row.name())
                        .contains(row);
                assertThat(isOffered).as(row.name()).isEqualTo(row.kind() == MediaKind.MOVIE);
            }
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
