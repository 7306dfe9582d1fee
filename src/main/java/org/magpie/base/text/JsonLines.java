package org.magpie.base.text;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.encoder.EncoderBase;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;

/**
 * One JSON object a log line: {@code time, level, logger, thread, correlation, actor, message, trace}, the last keys taken out and
 * left away where there are none.
 */
final class JsonLines extends EncoderBase<ILoggingEvent> {
    @Override
    public byte[] headerBytes() {
        return new byte[0];
    }

    @Override
    public byte[] encode(ILoggingEvent event) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("time", event.getInstant().toString());
        line.put("level", event.getLevel().toString());
        line.put("logger", event.getLoggerName());
        line.put("thread", event.getThreadName());
        put(line, "correlation", event);
        put(line, "actor", event);
        line.put("message", LogText.of(event));
        if (event.getThrowableProxy() != null) {
            line.put("trace", Redaction.of(ThrowableProxyUtil.asString(event.getThrowableProxy())));
        }
        return (line + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static void put(ObjectNode line, String key, ILoggingEvent event) {
        String value = event.getMDCPropertyMap().get(key);
        if (value != null) {
            line.put(key, value);
        }
    }

    @Override
    public byte[] footerBytes() {
        return new byte[0];
    }
}
