package org.magpie.base.text;

import ch.qos.logback.classic.Logger;
import org.slf4j.LoggerFactory;

/** The log lines on the console. */
public final class ConsoleLog {
    private ConsoleLog() {}

    /** No more of them: a command's error stream is for its one sentence. The files go on. */
    public static void mute() {
        if (LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME) instanceof Logger root) {
            root.detachAppender("console");
        }
    }
}
