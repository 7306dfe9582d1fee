package org.magpie.ui.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import org.junit.jupiter.api.Test;
import org.magpie.base.job.Schedule;
import org.magpie.insight.CalendarRow;
import org.magpie.insight.TitlePage;
import org.magpie.media.MediaKind;
import org.magpie.testing.ui.Screens;
import org.magpie.testing.ui.TestInstallation;
import org.magpie.testing.ui.WindowFixture;
import org.magpie.ui.health.HealthPopover;
import org.magpie.ui.health.HealthViewModel;
import org.magpie.ui.health.JobsList;
import org.magpie.ui.health.JobsViewModel;
import org.magpie.ui.kit.place.Context;
import org.magpie.ui.kit.place.Place.Section;
import org.magpie.ui.settings.TestScreens;

class OtherScreensTest {
    private static final List<Section> SCREENS =
            List.of(Section.CALENDAR, Section.WANTED, Section.ANALYTICS, Section.HISTORY);

    @Test
    void showsWhatThereIs() {
        WindowFixture windowFixture = TestInstallation.busy();
        try (Screens screens = Screens.of(windowFixture, TestScreens::of, Section.CALENDAR)) {
            for (Section section : SCREENS) {
                screens.open(section);
                Screens.frames(30);
                screens.write(section.name().toLowerCase(java.util.Locale.ROOT) + "-filled");
                assertThat(screens.has(".failed-state")).isFalse();
            }
        }
    }

    @Test
    void showsTheCalendarByWeekAndAsAList() {
        try (Screens screens = Screens.of(TestInstallation.busy(), TestScreens::of, Section.CALENDAR)) {
            screens.await(".release-chip");
            press(screens, "Week");
            screens.await(".day-column");
            screens.write("calendar-week");
            press(screens, "Agenda");
            screens.await(".agenda-day");
            Screens.frames(10);
            screens.write("calendar-agenda");
        }
    }

    @Test
    void putsTheNumberFirstAndGathersWhatOfASeriesComesOutInADay() {
        WindowFixture windowFixture = TestInstallation.busy();
        windowFixture.insight.calendar.clear();
        LocalDate day = LocalDate.ofInstant(windowFixture.clock.instant(), ZoneOffset.UTC);
        for (int at = 1; at <= 54; at++) {
            windowFixture.insight.calendar.add(row(at, 7, "Orbit House", "S02E%02d Part".formatted(at), day));
        }
        windowFixture.insight.calendar.add(row(60, 8, "The Department of Lost Things", "S01E03 Glue", day));
        try (Screens screens = Screens.of(windowFixture, TestScreens::of, Section.CALENDAR)) {
            screens.await(".release-chip");
            Screens.frames(3);
            assertThat(screens.texts())
                    .contains("54 episodes · Orbit House", "S01E03 The Department of Lost Things")
                    .noneMatch(text -> text.endsWith(" more"));
            press(screens, "Week");
            screens.await(".release-card");
            Screens.frames(3);
            assertThat(screens.texts()).contains("54 episodes").anyMatch(text -> text.startsWith("9:30"));
            screens.write("calendar-week-hours");
        }
    }

    private static CalendarRow row(long id, long title, String name, String item, LocalDate day) {
        return new CalendarRow(
                id,
                title,
                MediaKind.SERIES,
                name,
                item,
                day,
                TitlePage.ItemState.UNRELEASED,
                true,
                day.atTime(21, 30).toInstant(ZoneOffset.UTC));
    }

    @Test
    void asksBeforeAllThatIsWantedIsSearchedAndHidesColumnsThatSayNothing() {
        WindowFixture windowFixture = TestInstallation.busy();
        try (Screens screens = Screens.of(windowFixture, TestScreens::of, Section.WANTED)) {
            screens.await(".title-cell");
            List<String> columns =
                    Screens.call(() -> ((TableView<?>) screens.scene().getRoot().lookup(".wanted-view .table-view"))
                            .getColumns().stream()
                                    .filter(TableColumn::isVisible)
                                    .map(TableColumn::getText)
                                    .toList());
            assertThat(columns).contains("Title", "Released").doesNotContain("There is");
            Button all = Screens.call(() -> screens.scene().getRoot().lookupAll(".wanted-view .accent").stream()
                    .map(Button.class::cast)
                    .findFirst()
                    .orElseThrow());
            assertThat(all.getText()).matches("Search all [0-9]+");
            Screens.run(all::fire);
            screens.await(".drawer-foot .button");
            assertThat(windowFixture.pipeline.asked()).isEmpty();
            screens.write("wanted-ask");
            Screens.run(() -> ((Button) screens.scene().getRoot().lookup(".drawer-foot .button")).fire());
            screens.await(() -> !windowFixture.pipeline.asked().isEmpty());
        }
    }

    @Test
    void saysSoWhereThereIsNothing() {
        each(new WindowFixture(), "empty", screens -> {});
    }

    @Test
    void saysWhatFailed() {
        WindowFixture windowFixture = new WindowFixture();
        windowFixture.insight.fail(new IllegalStateException("planned"));
        each(windowFixture, "failing", screens -> screens.await(".failed-state"));
    }

    @Test
    void showsGreyShapesWhileItReads() {
        WindowFixture windowFixture = new WindowFixture();
        windowFixture.insight.fallSilent();
        each(windowFixture, "loading", screens -> screens.await(".bone"));
    }

    @Test
    void tellsWhatNeedsAPerson() {
        WindowFixture windowFixture = TestInstallation.busy();
        try (Screens screens = Screens.of(windowFixture, TestScreens::of, Section.QUEUE)) {
            Context context = screens.context();
            HealthViewModel health = new HealthViewModel(
                    windowFixture.rootFolders,
                    windowFixture.providers,
                    windowFixture.insight,
                    context.background(),
                    context.texts(),
                    windowFixture.clock);
            Screens.run(health::refresh);
            screens.await(() -> !health.problems().isEmpty());
            windowFixture.recycle.put("Green Harbor (2001)", "Green Harbor.avi", 734_003_200L, WindowFixture.NOW);
            HealthPopover popover = Screens.call(() -> new HealthPopover(context, health));
            Screens.run(popover::weighRecycled);
            screens.await(() -> popover.content().lookup(".health-recycle .button") != null);
            Screens.writeAlone("health", () -> new javafx.scene.Group(popover.content()));
            assertThat(health.problems()).hasSize(3);
        }
    }

    @Test
    void tellsWhatIsAtWork() {
        WindowFixture windowFixture = TestInstallation.busy();
        try (Screens screens = Screens.of(windowFixture, TestScreens::of, Section.QUEUE)) {
            var search = windowFixture.jobs.begin("search-wanted", "");
            windowFixture.jobs.move(search.id(), 4, 12, TestInstallation.said("Looking for Signal Hill S01E07"));
            var done = windowFixture.jobs.begin("import", "download:11");
            windowFixture.jobs.end(done.id(), org.magpie.base.job.Job.State.DONE);
            windowFixture.schedules.rows.add(new Schedule(
                    "refresh",
                    Duration.ofHours(1),
                    false,
                    false,
                    windowFixture.clock.instant().minusSeconds(600),
                    Duration.ofSeconds(42),
                    org.magpie.base.job.Job.State.DONE,
                    null,
                    windowFixture.clock.instant().plusSeconds(3_000)));
            Screens.run(() -> {
                Context context = screens.context();
                JobsViewModel jobs = new JobsViewModel(
                        windowFixture.jobs, windowFixture.schedules, context.background(), context.texts());
                context.drawer().open("At work", new JobsList(context, jobs).root());
                jobs.refresh();
            });
            screens.await(".job-line");
            Screens.frames(20);
            screens.write("jobs");
        }
    }

    private static void each(WindowFixture windowFixture, String face, java.util.function.Consumer<Screens> until) {
        try (Screens screens = Screens.of(windowFixture, TestScreens::of, Section.QUEUE)) {
            for (Section section : SCREENS) {
                screens.open(section);
                until.accept(screens);
                Screens.frames(30);
                screens.write(section.name().toLowerCase(java.util.Locale.ROOT) + "-" + face);
            }
        }
    }

    private static void press(Screens screens, String text) {
        Screens.run(() -> screens.scene().getRoot().lookupAll(".toggle-button").stream()
                .filter(node -> node instanceof ToggleButton button && text.equals(button.getText()))
                .map(ToggleButton.class::cast)
                .findFirst()
                .orElseThrow()
                .fire());
    }
}
