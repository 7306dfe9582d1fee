package org.magpie.ui.calendar;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.magpie.base.text.Texts;
import org.magpie.insight.CalendarRow;
import org.magpie.ui.kit.style.Kinds;

/** What comes out, as a file that any calendar reads (iCalendar, RFC 5545): a whole-day event for each. */
final class CalendarFile {
    /** Octets that a line may have without its end (RFC 5545, 3.1). */
    private static final int LINE = 75;

    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final Texts texts;
    private final StringBuilder written = new StringBuilder();

    private CalendarFile(Texts texts) {
        this.texts = texts;
    }

    /**
     * @param made when the file is written
     */
    static String write(List<CalendarRow> rows, Instant made, Texts texts) {
        CalendarFile file = new CalendarFile(texts);
        file.line("BEGIN:VCALENDAR");
        file.line("VERSION:2.0");
        file.line("PRODID:-//Magpie//Magpie//EN");
        file.line("CALSCALE:GREGORIAN");
        file.line("X-WR-CALNAME:" + escaped(texts.get("calendar.file.name")));
        rows.forEach(row -> file.event(row, made));
        file.line("END:VCALENDAR");
        return file.written.toString();
    }

    private void event(CalendarRow row, Instant made) {
        line("BEGIN:VEVENT");
        // The same for the same item, so that importing the file again moves events instead of doubling them.
        line("UID:item-" + row.itemId() + "@magpie");
        line("DTSTAMP:" + MOMENT.format(made));
        line("DTSTART;VALUE=DATE:" + DAY.format(row.date()));
        line("DTEND;VALUE=DATE:" + DAY.format(row.date().plusDays(1)));
        line("SUMMARY:" + escaped(row.item().isEmpty() ? row.title() : row.title() + " · " + row.item()));
        line("CATEGORIES:" + escaped(texts.get(Kinds.key(row.kind()))));
        line("TRANSP:TRANSPARENT");
        line("END:VEVENT");
    }

    /** A value of type TEXT (RFC 5545, 3.3.11). */
    static String escaped(String text) {
        StringBuilder safe = new StringBuilder(text.length() + 8);
        for (int at = 0; at < text.length(); at++) {
            char letter = text.charAt(at);
            switch (letter) {
                case '\\', ';', ',' -> safe.append('\\').append(letter);
                case '\n' -> safe.append("\\n");
                default -> {
                    if (letter >= ' ' && letter != 0x7f || letter == '\t') {
                        safe.append(letter);
                    }
                }
            }
        }
        return safe.toString();
    }

    /** Folds what is too long (RFC 5545, 3.1), never inside a character: every line alone is good UTF-8. */
    private void line(String content) {
        int used = 0;
        int room = LINE;
        for (int at = 0; at < content.length(); ) {
            int point = content.codePointAt(at);
            String letter = Character.toString(point);
            int octets = letter.getBytes(StandardCharsets.UTF_8).length;
            if (used + octets > room) {
                written.append("\r\n ");
                used = 0;
                // The blank that begins a continued line counts.
                room = LINE - 1;
            }
            written.append(letter);
            used += octets;
            at += Character.charCount(point);
        }
        written.append("\r\n");
    }
}
