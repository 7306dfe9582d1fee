package org.magpie.pipeline.notify.channel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.magpie.base.http.Body;
import org.magpie.base.http.Call;
import org.magpie.base.http.HttpResponse;
import org.magpie.base.secret.Secret;
import org.magpie.pipeline.notify.Announcement;
import org.magpie.pipeline.notify.text.PlainWords;
import org.magpie.pipeline.notify.text.TextLimit;
import org.magpie.pipeline.notify.text.WebLink;
import org.magpie.provider.Definition;
import org.magpie.provider.Field;

/** A Gotify server (its REST API 2.1: {@code POST /message}), as plain text. */
public final class Gotify extends HttpChannel<Gotify.Settings> {
    /** It has no limit of its own; a phone that scrolls for a minute helps nobody. */
    private static final TextLimit MESSAGE = TextLimit.codePoints(16_000);

    private static final TextLimit TITLE = TextLimit.codePoints(250);
    private static final int LONGEST_LINK = 2_048;

    public Gotify(ChannelContext context) {
        super("gotify", Settings.class, new Settings("", Secret.NONE, 5), context);
    }

    /**
     * @param token of an application, not of a client
     * @param priority 0 is quiet, above 3 makes a sound, above 7 vibrates
     */
    public record Settings(
            @Field(required = true, meaning = Field.Meaning.ADDRESS)
            String address,

            @Field(required = true) Secret token,
            @Field(min = 0, max = 10) int priority) {}

    @Override
    protected Call call(Definition<Settings> definition, Announcement announcement) {
        Settings settings = definition.settings();
        PlainWords words = PlainWords.of(announcement);
        ObjectNode message = JsonNodeFactory.instance.objectNode();
        message.put("title", TITLE.fit(words.heading()));
        message.put("message", MESSAGE.fit(words.body()));
        message.put("priority", settings.priority());
        ObjectNode extras = message.putObject("extras");
        extras.putObject("client::display").put("contentType", "text/plain");
        ObjectNode notification = JsonNodeFactory.instance.objectNode();
        WebLink.of(announcement.link(), LONGEST_LINK)
                .ifPresent(link -> notification.putObject("click").put("url", link));
        WebLink.of(announcement.picture(), LONGEST_LINK).ifPresent(picture -> notification.put("bigImageUrl", picture));
        if (!notification.isEmpty()) {
            extras.set("client::notification", notification);
        }
        // As a header: in the query it would stand in the logs of every proxy.
        Call call = Call.post(
                ServiceAddress.of(settings.address(), "/message", label("address")), Body.json(message.toString()));
        return header(call, "X-Gotify-Key", settings.token().reveal().strip(), "token");
    }

    @Override
    protected ServiceError error(HttpResponse response) {
        JsonNode answer = ServiceError.json(response);
        String said =
                answer.path("errorDescription").asText(answer.path("error").asText());
        return ServiceError.of(
                said,
                switch (response.status()) {
                    case 401, 403 -> "token";
                    case 404, 405 -> "address";
                    default -> "";
                });
    }
}
