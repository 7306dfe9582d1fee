package org.magpie.pipeline.notify.channel;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.Message;
import org.magpie.base.http.Call;
import org.magpie.base.http.HttpResponse;
import org.magpie.base.text.PlainText;
import org.magpie.pipeline.notify.Announcement;
import org.magpie.pipeline.notify.Channel;
import org.magpie.pipeline.notify.ChannelAnswer;
import org.magpie.pipeline.notify.text.PlainWords;
import org.magpie.pipeline.notify.text.TextLimit;
import org.magpie.provider.BasePlug;
import org.magpie.provider.Definition;
import org.magpie.provider.ProviderException;
import org.magpie.provider.ProviderKind;

/**
 * A channel that makes one call for each announcement. What it has of its own is the call and how its service says no; bounds, secrets,
 * kinds of failure, test and preview are the same for all.
 *
 * @param <S> its settings
 */
public abstract class HttpChannel<S extends Record> extends BasePlug<S, Channel> {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final long LARGEST_ANSWER = 64L << 10;
    private static final TextLimit WORDS = TextLimit.utf16(300);

    private static final Pattern HEADER_VALUE = Pattern.compile("[\\t -~]*");

    private final ChannelContext context;

    protected HttpChannel(String key, Class<S> settingsType, S defaults, ChannelContext context) {
        super(ProviderKind.CHANNEL, key, settingsType, defaults);
        this.context = context;
    }

    /** The call that tells it. Called for each attempt. */
    protected abstract Call call(Definition<S> definition, Announcement announcement);

    /** What the service says in an answer that is no success. */
    protected abstract ServiceError error(HttpResponse response);

    /** Whether the service took what was sent. */
    protected boolean isTaken(HttpResponse response) {
        return response.isOk();
    }

    /** What people will see of it, as far as the service's form allows to say that. */
    protected String preview(S settings, Announcement announcement) {
        PlainWords words = PlainWords.of(announcement);
        return announcement.link().map(link -> words.whole() + "\n" + link).orElse(words.whole());
    }

    protected final ChannelContext context() {
        return context;
    }

    /** Key of the label of one of its fields. */
    protected final String label(String field) {
        return "plug." + key() + "." + field;
    }

    @Override
    public Channel open(Definition<S> definition) {
        return announcement -> send(definition, announcement);
    }

    /** Sends it once. */
    protected ChannelAnswer send(Definition<S> definition, Announcement announcement) {
        return deliver(definition, call(definition, announcement));
    }

    @Override
    public Message test(Definition<S> definition) {
        send(definition, context.sample());
        return Message.of("plug.channel.took", definition.name());
    }

    @Override
    public Optional<String> preview(Definition<S> definition) {
        return Optional.of(
                SecretWords.of(definition.settings()).scrub(preview(definition.settings(), context.sample())));
    }

    /**
     * Makes a call to the service.
     *
     * @throws ProviderException where it was not taken
     */
    protected final ChannelAnswer deliver(Definition<S> definition, Call call) {
        return taken(definition, call, exchange(definition, call));
    }

    /**
     * What is kept of an answer to a call.
     *
     * @throws ProviderException where the service did not take it
     */
    protected final ChannelAnswer taken(Definition<S> definition, Call call, HttpResponse response) {
        if (!isTaken(response)) {
            throw failure(definition, response);
        }
        SecretWords secrets = SecretWords.of(definition.settings());
        return new ChannelAnswer(
                response.status(), secrets.scrub(sent(call)), secrets.scrub(PlainWords.lines(response.text())));
    }

    /** An answer of any status. */
    protected final HttpResponse exchange(Definition<S> definition, Call call) {
        return context.http()
                .exchange(
                        definition.name(),
                        call.within(PATIENCE).first(LARGEST_ANSWER).withoutRedirects());
    }

    private static String sent(Call call) {
        return call.body() == null ? "" : new String(call.body().bytes(), StandardCharsets.UTF_8);
    }

    /** What to throw for an answer that is no success. */
    protected final ProviderException failure(Definition<S> definition, HttpResponse response) {
        ServiceError error = error(response);
        int status = response.status();
        String name = definition.name();
        String own = WORDS.fit(SecretWords.of(definition.settings())
                .scrub(PlainText.line(error.words()).strip()));
        String words = own.isEmpty() ? Integer.toString(status) : own;
        Duration pause = pause(response, error);
        if (status == 429) {
            return new ProviderException.RateLimited(Message.of("provider.error.rate-limited", name), pause);
        }
        if (status == 503 && pause != null) {
            return new ProviderException.RateLimited(Message.of("provider.error.busy", name), pause);
        }
        if (status >= 500 || status == 408) {
            return new ProviderException.Unreachable(Message.of("plug.channel.trouble", name, words), null);
        }
        if (status / 100 == 3) {
            return new ProviderException.Refused(Message.of("plug.channel.redirect", name));
        }
        Message said = error.field().isEmpty()
                ? Message.of("plug.channel.refused", name, words)
                : Message.of("plug.channel.wrong", Message.of(label(error.field())), name, words);
        return isUnauthorized(status) ? new ProviderException.Unauthorized(said) : new ProviderException.Refused(said);
    }

    /** Whether a status says that the sign-in is wrong. */
    protected boolean isUnauthorized(int status) {
        return status == 401 || status == 403;
    }

    /**
     * Adds a header, whose value may hold printable ASCII alone (RFC 9110, 5.5).
     *
     * @param field from which the value is
     * @throws ProviderException.BadSettings where it holds anything else
     */
    protected final Call header(Call call, String name, String value, String field) {
        if (!HEADER_VALUE.matcher(value).matches()) {
            throw new ProviderException.BadSettings(Message.of("plug.channel.not-ascii", Message.of(label(field))));
        }
        return call.header(name, value);
    }

    private @Nullable Duration pause(HttpResponse response, ServiceError error) {
        return error.pause() != null
                ? error.pause()
                : response.retryAfter(context.clock().instant()).orElse(null);
    }

    /** A text only where there is one: services refuse empty ones. */
    protected static void put(ObjectNode node, String name, String text) {
        if (!text.isBlank()) {
            node.put(name, text);
        }
    }
}
