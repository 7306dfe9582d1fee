package org.magpie.ui.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.magpie.base.text.Texts;
import org.magpie.insight.CalendarRow;
import org.magpie.insight.TitlePage;
import org.magpie.media.MediaKind;
import org.magpie.testing.ui.TestInstallation;
import org.magpie.testing.ui.WindowFixture;
import org.magpie.ui.kit.background.Background;

class CalendarFileTest {
    private static final Instant NOW = Instant.parse("2026-11-21T18:30:00Z");

    @TempDir
    Path folder;

    @Test
    void writesAWholeDayForEachRelease() {
        assertThat(write(row("Cold Harbour", "S02E04 Black Ice")).lines())
                .contains(
                        "BEGIN:VCALENDAR",
                        "VERSION:2.0",
                        "UID:item-7@magpie",
                        "DTSTAMP:20261121T183000Z",
                        "DTSTART;VALUE=DATE:20261231",
                        "DTEND;VALUE=DATE:20270101",
                        "SUMMARY:Cold Harbour · S02E04 Black Ice",
                        "END:VCALENDAR");
    }

    @Test
    void endsEveryLineAsTheStandardAsks() {
        String text = write(row("Cold Harbour", ""));
        assertThat(text.replace("\r\n", "")).doesNotContain("\n").doesNotContain("\r");
        assertThat(text).endsWith("END:VCALENDAR\r\n");
    }

    @Test
    void escapesWhatHasAMeaningAndLeavesOutWhatIsNoText() {
        assertThat(CalendarFile.escaped("Love, Death; and\\or\r\nRobots\u0007"))
                .isEqualTo("Love\\, Death\\; and\\\\or\\nRobots");
    }

    @Test
    void foldsLongLinesAfterSeventyFiveOctetsAndNeverInsideACharacter() {
        String name = "Приключения 🐦 ".repeat(12).strip();
        String text = write(row(name, ""));
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        assertThat(text).contains("\r\n ");
        for (String line : text.split("\r\n", -1)) {
            assertThat(line.getBytes(StandardCharsets.UTF_8).length).as(line).isLessThanOrEqualTo(75);
        }
        assertThat(new String(bytes, StandardCharsets.UTF_8)).isEqualTo(text).doesNotContain("\uFFFD");
        String unfolded = text.replace("\r\n ", "");
        assertThat(Arrays.asList(unfolded.split("\r\n", -1))).contains("SUMMARY:" + name);
    }

    @Test
    void savesWhatTheCalendarShows() throws IOException {
        WindowFixture windowFixture = TestInstallation.busy();
        CalendarViewModel model = new CalendarViewModel(
                windowFixture.insight,
                Background.atOnce(),
                windowFixture.texts(),
                windowFixture.clock,
                DayOfWeek.MONDAY);
        Path target = folder.resolve("magpie.ics");
        model.save(target, () -> {}, failure -> {
            throw new AssertionError(failure);
        });
        String text = Files.readString(target);
        long events = text.lines().filter("BEGIN:VEVENT"::equals).count();
        assertThat(events)
                .isPositive()
                .isEqualTo(text.lines().filter("END:VEVENT"::equals).count());
    }

    private static String write(CalendarRow row) {
        return CalendarFile.write(List.of(row), NOW, new Texts(Locale.ENGLISH));
    }

    private static CalendarRow row(String title, String item) {
        return new CalendarRow(
                7, 3, MediaKind.SERIES, title, item, LocalDate.of(2026, 12, 31), TitlePage.ItemState.UNRELEASED, true);
    }
}
