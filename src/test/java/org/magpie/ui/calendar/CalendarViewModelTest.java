package org.magpie.ui.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.magpie.insight.CalendarRow;
import org.magpie.media.MediaKind;
import org.magpie.testing.ui.TestInstallation;
import org.magpie.testing.ui.WindowFixture;
import org.magpie.ui.kit.background.Background;

class CalendarViewModelTest {
    private final WindowFixture windowFixture = TestInstallation.busy();
    private final CalendarViewModel model = new CalendarViewModel(
            windowFixture.insight, Background.atOnce(), windowFixture.texts(), windowFixture.clock, DayOfWeek.MONDAY);

    @Test
    void showsSixWholeWeeksAroundTheMonth() {
        model.refresh();
        assertThat(model.pageProperty().get().days())
                .hasSize(42)
                .startsWith(LocalDate.of(2026, 10, 26))
                .endsWith(LocalDate.of(2026, 12, 6));
    }

    @Test
    void turnsFromTheLastOfALongMonthIntoAShortOne() {
        model.show(CalendarMode.MONTH);
        for (int month = 0; month < 3; month++) {
            model.turn(1);
        }
        assertThat(model.pageProperty().get().anchor()).isEqualTo(LocalDate.of(2027, 2, 1));
        model.goToToday();
        assertThat(model.pageProperty().get().anchor()).isEqualTo(LocalDate.of(2026, 11, 21));
    }

    @Test
    void showsTheWeekOfTodayFromItsFirstDay() {
        model.show(CalendarMode.WEEK);
        assertThat(model.pageProperty().get().days()).hasSize(7).startsWith(LocalDate.of(2026, 11, 16));
    }

    @Test
    void leavesOutAKindThatIsNotAskedFor() {
        model.refresh();
        model.show(MediaKind.SERIES, false);
        assertThat(model.pageProperty().get().byDay().values())
                .allSatisfy(
                        rows -> assertThat(rows).extracting(CalendarRow::kind).doesNotContain(MediaKind.SERIES));
    }

    @Test
    void opensTheListOfADay() {
        model.refresh();
        model.open(LocalDate.of(2026, 11, 21));
        assertThat(model.on(LocalDate.of(2026, 11, 21))).hasSize(3);
        model.turn(1);
        assertThat(model.openedDayProperty().get()).isEmpty();
    }

    @Test
    void aRussianWeekBeginsOnMondayWhateverTheDesktopSpeaks() {
        Locale russian = Locale.of("ru");
        assertThat(CalendarViewModel.firstDay(russian, Locale.US)).isEqualTo(DayOfWeek.MONDAY);
        assertThat(CalendarViewModel.firstDay(russian, Locale.of("ru", "RU"))).isEqualTo(DayOfWeek.MONDAY);
        assertThat(CalendarViewModel.firstDay(Locale.ENGLISH, Locale.US)).isEqualTo(DayOfWeek.SUNDAY);
        assertThat(CalendarViewModel.firstDay(Locale.ENGLISH, Locale.GERMANY)).isEqualTo(DayOfWeek.MONDAY);
    }
}
