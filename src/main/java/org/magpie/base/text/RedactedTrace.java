package org.magpie.base.text;

import ch.qos.logback.classic.pattern.ThrowableProxyConverter;
import ch.qos.logback.classic.spi.IThrowableProxy;

/** The stack trace of a log line, keys taken out of the messages in it. */
public final class RedactedTrace extends ThrowableProxyConverter {
    @Override
    protected String throwableProxyToString(IThrowableProxy failure) {
        return Redaction.of(super.throwableProxyToString(failure));
    }
}
