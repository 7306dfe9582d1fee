package org.magpie.provider;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.OutputStream;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.Message;
import org.magpie.base.http.Call;
import org.magpie.base.http.Http;
import org.magpie.base.http.HttpException;
import org.magpie.base.http.HttpResponse;
import org.magpie.base.text.Json;
import org.magpie.base.text.UnreadableTextException;
import org.magpie.base.text.Xml;

/**
 * Calls made for a plug: whatever goes wrong comes as a {@link ProviderException} with its sentence, in which the plug goes by
 * the name that the person gave it. Safe for any number of threads.
 */
public final class ProviderHttp {
    private final Http http;
    private final Clock clock;
    private final Runnable first;

    public ProviderHttp(Http http) {
        this(http, Clock.systemUTC());
    }

    /**
     * @param clock tells how far off a {@code Retry-After} date is
     */
    public ProviderHttp(Http http, Clock clock) {
        this(http, clock, ProviderHttp::nothing);
    }

    private ProviderHttp(Http http, Clock clock, Runnable first) {
        this.http = http;
        this.clock = clock;
        this.first = first;
    }

    private static void nothing() {
        // most calls are nobody's to count
    }

    /**
     * The same, but for something that is done before every call.
     *
     * @param check counts the call, or throws a {@link ProviderException} when it must not be made
     */
    public ProviderHttp before(Runnable check) {
        return new ProviderHttp(http, clock, check);
    }

    /**
     * Sends a call and answers what came back with a status of 200 to 299.
     *
     * @param name of the plug's definition, for the sentence
     * @throws ProviderException when nothing came back, or any other status
     */
    public HttpResponse send(String name, Call call) {
        return checked(name, exchange(name, call), call.address());
    }

    /**
     * Sends a call and answers what came back whatever its status, for protocols in which some statuses mean something.
     *
     * @throws ProviderException when nothing came back
     */
    public HttpResponse exchange(String name, Call call) {
        first.run();
        try {
            HttpResponse response = http.send(call);
            Contact.answered();
            return response;
        } catch (HttpException failure) {
            throw translated(name, failure);
        }
    }

    /**
     * Sends a call and writes the body of an answer of 200 to 299 as it comes.
     *
     * @return the answer without its body, whatever its status
     * @throws ProviderException when nothing whole came back
     * @throws java.io.UncheckedIOException when the body cannot be written
     */
    public HttpResponse receive(String name, Call call, OutputStream to) {
        first.run();
        try {
            HttpResponse response = http.receive(call, to);
            Contact.answered();
            return response;
        } catch (HttpException failure) {
            throw translated(name, failure);
        }
    }

    /**
     * The same answer when its status is 200 to 299.
     *
     * @throws ProviderException for any other status: 401 and 403 Unauthorized, 429 and a 503 that names a time RateLimited,
     *     other 5xx Unreachable, everything else BadAnswer
     */
    public HttpResponse checked(String name, HttpResponse response) {
        return checked(name, response, response.address());
    }

    /**
     * {@link #checked(String, HttpResponse)} for an answer that may have come from elsewhere.
     *
     * @param own of the plug: what another host refuses is not laid at the door of the plug's name, password or key
     */
    public HttpResponse checked(String name, HttpResponse response, URI own) {
        if (response.isOk()) {
            return response;
        }
        int status = response.status();
        String shown = Integer.toString(status); // as a number it would be grouped like one
        @Nullable Duration pause = response.retryAfter(now()).orElse(null);
        String host = String.valueOf(response.address().getHost());
        if (status < 500 && status != 429 && !host.equalsIgnoreCase(own.getHost())) {
            throw new ProviderException.BadAnswer(Message.of("provider.error.elsewhere", name, host, shown), null);
        }
        if (status / 100 == 3) {
            throw new ProviderException.BadAnswer(Message.of("provider.error.redirect", name), null);
        }
        if (status == 401 || status == 403) {
            throw new ProviderException.Unauthorized(Message.of("provider.error.unauthorized", name, shown));
        }
        if (status == 429) {
            throw new ProviderException.RateLimited(Message.of("provider.error.rate-limited", name), pause);
        }
        if (status == 503 && pause != null) {
            throw new ProviderException.RateLimited(Message.of("provider.error.busy", name), pause);
        }
        if (status >= 500) {
            throw new ProviderException.Unreachable(Message.of("provider.error.server", name, shown), null);
        }
        if (status == 404) {
            throw new ProviderException.BadAnswer(Message.of("provider.error.not-found", name), null);
        }
        throw new ProviderException.BadAnswer(Message.of("provider.error.status", name, shown), null);
    }

    /** {@link #send}, its answer read as JSON. */
    public JsonNode json(String name, Call call) {
        return json(name, send(name, call));
    }

    /**
     * An answer read as JSON.
     *
     * @throws ProviderException.BadAnswer if it is none
     */
    public static JsonNode json(String name, HttpResponse response) {
        try {
            return Json.parse(response.bytes());
        } catch (UnreadableTextException failure) {
            throw unreadable(name, failure);
        }
    }

    /**
     * Reads an answer as XML.
     *
     * @param reading pulls from the reader; document types and entities are off
     * @throws ProviderException.BadAnswer if it is no XML to the end
     */
    public static <R> R xml(String name, HttpResponse response, XmlReading<R> reading) {
        try {
            return reading.read(Xml.reader(response.bytes()));
        } catch (XMLStreamException failure) {
            throw unreadable(name, Xml.unreadable(failure));
        } catch (UnreadableTextException failure) {
            throw unreadable(name, failure);
        }
    }

    /** Reads one document. */
    @FunctionalInterface
    public interface XmlReading<R> {
        R read(XMLStreamReader reader) throws XMLStreamException;
    }

    private static ProviderException.BadAnswer unreadable(String name, UnreadableTextException failure) {
        return new ProviderException.BadAnswer(Message.of("provider.error.unreadable", name), failure);
    }

    private static ProviderException translated(String name, HttpException failure) {
        return switch (failure.reason()) {
            case UNREACHABLE, TIMED_OUT, INCOMPLETE ->
                new ProviderException.Unreachable(
                        Message.of("provider.error.unreachable", name, failure.said()), failure);
            case TOO_LARGE, REDIRECTED, HOME_NETWORK ->
                new ProviderException.BadAnswer(Message.of("provider.error.bad", name, failure.said()), failure);
            case BAD_ADDRESS -> new ProviderException.BadSettings(Message.of("provider.error.address", name));
            case PAUSED ->
                failure.retryAfter() == null
                        ? new ProviderException.Unreachable(
                                Message.of("provider.error.unreachable", name, failure.said()), failure)
                        : new ProviderException.RateLimited(
                                Message.of("provider.error.rate-limited", name), failure.retryAfter());
        };
    }

    private Instant now() {
        return clock.instant();
    }
}
