package org.magpie.base.text;

import ch.qos.logback.classic.spi.ILoggingEvent;
import java.util.Locale;
import org.magpie.base.error.Explained;
import org.magpie.base.error.Message;
import org.slf4j.helpers.MessageFormatter;

/** The message of a log line: sentences among its arguments are put into English, keys taken out. */
final class LogText {
    private static final Texts ENGLISH = new Texts(Locale.ENGLISH);

    private LogText() {}

    static String of(ILoggingEvent event) {
        Object[] arguments = event.getArgumentArray();
        if (arguments == null) {
            return Redaction.of(event.getFormattedMessage());
        }
        Object[] spoken = arguments.clone();
        boolean any = false;
        for (int at = 0; at < spoken.length; at++) {
            if (spoken[at] instanceof Message sentence) {
                spoken[at] = ENGLISH.say(sentence);
                any = true;
            } else if (spoken[at] instanceof Explained explained) {
                spoken[at] = ENGLISH.say(explained.said());
                any = true;
            }
        }
        return Redaction.of(
                any
                        ? MessageFormatter.arrayFormat(event.getMessage(), spoken)
                                .getMessage()
                        : event.getFormattedMessage());
    }
}
