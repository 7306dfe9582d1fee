package org.magpie.pipeline.notify.channel.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.magpie.base.error.Message;
import org.magpie.base.error.UserException;
import org.magpie.base.http.BasicAuth;
import org.magpie.base.http.Body;
import org.magpie.base.http.Call;
import org.magpie.base.http.HttpResponse;
import org.magpie.base.secret.Secret;
import org.magpie.pipeline.notify.Announcement;
import org.magpie.pipeline.notify.ChannelRules;
import org.magpie.pipeline.notify.channel.ChannelContext;
import org.magpie.pipeline.notify.channel.HttpChannel;
import org.magpie.pipeline.notify.channel.ServiceError;
import org.magpie.provider.Definition;
import org.magpie.provider.Field;

/**
 * A call to any address: as JSON of Magpie's own, in the form of Sonarr and Radarr, or by a template of the person's own; signed as
 * Standard Webhooks has it where there is a secret. A person at the window may name any address, also one of the home network.
 */
public final class Webhook extends HttpChannel<Webhook.Settings> {
    private static final int LONGEST_WORDS = 200;

    public Webhook(ChannelContext context) {
        super(
                "webhook",
                Settings.class,
                new Settings("", Method.POST, Payload.MAGPIE, "", List.of(), "", Secret.NONE, Secret.NONE, Secret.NONE),
                context);
    }

    /** Whoever writes a program for it leaves out there what it does not want. */
    @Override
    public Map<String, ?> commonDefaults() {
        return Map.of("events", List.of(ChannelRules.ALL));
    }

    /** How it is sent. */
    public enum Method {
        POST,
        PUT
    }

    /** What is sent where there is no template. */
    public enum Payload {
        MAGPIE,
        SONARR_RADARR
    }

    /**
     * @param template Mustache; empty: as {@code payload} says
     * @param secret {@code whsec_} and base64 of 24 to 64 bytes; empty: not signed
     * @param previousSecret signs too, while whoever receives it changes from one to the other
     */
    public record Settings(
            @Field(required = true, meaning = Field.Meaning.ADDRESS)
            String address,

            @Field Method method,
            @Field Payload payload,
            @Field String template,
            @Field List<Header> headers,
            @Field(advanced = true) String user,
            @Field(advanced = true) Secret password,
            @Field(advanced = true) Secret secret,
            @Field(advanced = true) Secret previousSecret) {
        public Settings {
            headers = List.copyOf(headers);
            headers.forEach(Header::check);
            WebhookSignature.check(secret, "secret");
            WebhookSignature.check(previousSecret, "previousSecret");
            if (!template.isBlank()) {
                PayloadTemplate.of(template, contentType(headers)).check();
            }
        }

        String contentType() {
            return contentType(headers);
        }

        private static String contentType(List<Header> headers) {
            return headers.stream()
                    .filter(header -> header.name().equalsIgnoreCase("Content-Type"))
                    .map(header -> header.value().reveal().strip())
                    .findFirst()
                    .orElse("application/json");
        }
    }

    /** A header of the call; its value may be a key. */
    public record Header(@Field(required = true) String name, Secret value) {
        private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
        private static final Pattern VALUE = Pattern.compile("[\\t -~]*");

        /** They are for the connection to say, and for the signature. */
        private static final Set<String> RESERVED = Set.of(
                "host",
                "content-length",
                "transfer-encoding",
                "connection",
                "te",
                "trailer",
                "upgrade",
                "webhook-id",
                "webhook-timestamp",
                "webhook-signature");

        void check() {
            if (!NAME.matcher(name).matches() || RESERVED.contains(name.toLowerCase(Locale.ROOT))) {
                throw new UserException("plug.webhook.bad-header", Message.of("plug.webhook.headers"), name)
                        .at("headers");
            }
            if (!VALUE.matcher(value.reveal()).matches()) {
                throw new UserException("plug.webhook.bad-value", Message.of("plug.webhook.headers"), name)
                        .at("headers");
            }
        }
    }

    @Override
    protected Call call(Definition<Settings> definition, Announcement announcement) {
        Settings settings = definition.settings();
        byte[] bytes = body(settings, announcement).getBytes(StandardCharsets.UTF_8);
        Body body = new Body(settings.contentType(), bytes);
        URI address = URI.create(settings.address());
        Call call = settings.method() == Method.PUT ? Call.put(address, body) : Call.post(address, body);
        if (!settings.user().isEmpty()) {
            call = call.header("Authorization", BasicAuth.of(settings.user(), settings.password()));
        }
        for (Header header : settings.headers()) {
            if (!header.name().equalsIgnoreCase("Content-Type")) {
                call = call.header(header.name(), header.value().reveal());
            }
        }
        return WebhookSignature.sign(
                call,
                announcement.id(),
                context().clock().instant(),
                bytes,
                List.of(settings.secret(), settings.previousSecret()));
    }

    private static String body(Settings settings, Announcement announcement) {
        if (!settings.template().isBlank()) {
            return PayloadTemplate.of(settings.template(), settings.contentType())
                    .render(announcement);
        }
        return json(settings, announcement).toString();
    }

    private static JsonNode json(Settings settings, Announcement announcement) {
        return settings.payload() == Payload.SONARR_RADARR
                ? SonarrRadarrPayload.of(announcement)
                : MagpiePayload.of(announcement);
    }

    @Override
    protected String preview(Settings settings, Announcement announcement) {
        return settings.template().isBlank()
                ? json(settings, announcement).toPrettyString()
                : body(settings, announcement);
    }

    /** Anything may answer here: what is JSON with an error in it, or one short line, is worth showing. */
    @Override
    protected ServiceError error(HttpResponse response) {
        if (response.status() == 410) {
            return ServiceError.of(context().texts().get().get("plug.webhook.gone"), "address");
        }
        String field = response.status() == 404 || response.status() == 405 ? "address" : "";
        JsonNode answer = ServiceError.json(response);
        for (String name : List.of("message", "error", "detail", "title")) {
            if (answer.path(name).isTextual()) {
                return ServiceError.of(answer.path(name).asText(), field);
            }
        }
        String text = response.text().strip();
        boolean isLine = text.length() <= LONGEST_WORDS && !text.startsWith("<") && !text.startsWith("{");
        return ServiceError.of(isLine ? text : "", field);
    }

    /** What stands there is unknown, so a 401 may mean anything; it is shown with what was said. */
    @Override
    protected boolean isUnauthorized(int status) {
        return false;
    }
}
