package org.magpie.base.text;

import ch.qos.logback.classic.pattern.ClassicConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;

/** The message of a log line, keys taken out; one line, so that no text from outside can look like a line of its own. */
public final class RedactedMessage extends ClassicConverter {
    @Override
    public String convert(ILoggingEvent event) {
        return LogText.of(event).replace("\r", "\\r").replace("\n", "\\n");
    }
}
