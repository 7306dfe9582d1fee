package org.magpie.pipeline.notify.text;

import java.util.regex.Pattern;
import org.magpie.base.text.PlainText;
import org.magpie.pipeline.notify.Announcement;

/** An announcement's texts without what is no text, ready to be fitted. */
public record PlainWords(String heading, String text) {
    private static final Pattern BREAK = Pattern.compile("\r\n?|[\\x0B\\f\\u0085\\u2028\\u2029]");
    private static final Pattern EMPTY_LINES = Pattern.compile("\n{3,}");

    public static PlainWords of(Announcement announcement) {
        return new PlainWords(PlainText.line(announcement.heading()).strip(), lines(announcement.text()));
    }

    /** Heading and text as one, a line between them; the heading alone where there is nothing more. */
    public String whole() {
        return text.isEmpty() ? heading : heading + "\n" + text;
    }

    /** The text, or the heading where there is none: for services that want one. */
    public String body() {
        return text.isEmpty() ? heading : text;
    }

    /** Lines without what is no text, no more than one of them empty in a row. */
    public static String lines(String text) {
        StringBuilder lines = new StringBuilder(text.length());
        for (String line : BREAK.matcher(text).replaceAll("\n").split("\n", -1)) {
            lines.append(PlainText.line(line).stripTrailing()).append('\n');
        }
        return EMPTY_LINES.matcher(lines).replaceAll("\n\n").strip();
    }
}
