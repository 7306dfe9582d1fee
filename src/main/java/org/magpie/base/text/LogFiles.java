package org.magpie.base.text;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeAndTimeBasedRollingPolicy;
import ch.qos.logback.core.util.FileSize;
import java.nio.file.Path;
import org.slf4j.LoggerFactory;

/** The log files of a data folder: JSON lines beside the console's readable ones, bounded in size and age. */
public final class LogFiles implements AutoCloseable {
    private static final String EACH = "10MB";
    private static final String ALL = "100MB";
    private static final int DAYS = 14;

    private final Logger root;
    private final RollingFileAppender<ILoggingEvent> file;

    /**
     * Begins to write {@code magpie.jsonl}; older ones are packed beside it.
     *
     * @param folder the data folder's {@code logs}
     */
    public LogFiles(Path folder) {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        this.root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        this.file = new RollingFileAppender<>();
        file.setContext(context);
        file.setName("file");
        file.setFile(folder.resolve("magpie.jsonl").toString());
        SizeAndTimeBasedRollingPolicy<ILoggingEvent> policy = new SizeAndTimeBasedRollingPolicy<>();
        policy.setContext(context);
        policy.setParent(file);
        policy.setFileNamePattern(
                folder.resolve("magpie.%d{yyyy-MM-dd}.%i.jsonl.gz").toString());
        policy.setMaxFileSize(FileSize.valueOf(EACH));
        policy.setTotalSizeCap(FileSize.valueOf(ALL));
        policy.setMaxHistory(DAYS);
        policy.setCleanHistoryOnStart(true);
        JsonLines lines = new JsonLines();
        lines.setContext(context);
        lines.start();
        file.setEncoder(lines);
        file.setRollingPolicy(policy);
        policy.start();
        file.start();
        root.addAppender(file);
    }

    @Override
    public void close() {
        root.detachAppender(file);
        file.stop();
    }
}
