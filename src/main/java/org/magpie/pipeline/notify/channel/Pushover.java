package org.magpie.pipeline.notify.channel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.magpie.base.error.Message;
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

/** Pushover (pushover.net/api): messages as plain text, so that nothing in them means anything. */
public final class Pushover extends HttpChannel<Pushover.Settings> {
    private static final String SERVICE = "https://api.pushover.net";
    private static final TextLimit TITLE = TextLimit.codePoints(250);
    private static final TextLimit MESSAGE = TextLimit.codePoints(1_024);
    private static final int LONGEST_LINK = 512;
    private static final int EMERGENCY = 2;

    public Pushover(ChannelContext context) {
        super(
                "pushover",
                Settings.class,
                new Settings(Secret.NONE, Secret.NONE, "", 0, 60, 3_600, "", SERVICE),
                context);
    }

    /**
     * @param token of the application
     * @param user key of a person or a group
     * @param devices names, with commas between them; empty: all
     * @param priority -2 no alert to 2, which repeats until somebody has seen it
     * @param repeat seconds between repeats of priority 2
     * @param expiry seconds after which those end
     * @param sound empty: as the person has set it
     */
    public record Settings(
            @Field(required = true) Secret token,
            @Field(required = true) Secret user,
            @Field String devices,
            @Field(min = -2, max = 2) int priority,

            @Field(when = "priority=2", min = 30, max = 10_800)
            int repeat,

            @Field(when = "priority=2", min = 30, max = 10_800)
            int expiry,

            @Field(advanced = true) String sound,

            @Field(required = true, advanced = true, meaning = Field.Meaning.ADDRESS)
            String address) {}

    @Override
    protected Call call(Definition<Settings> definition, Announcement announcement) {
        Settings settings = definition.settings();
        PlainWords words = PlainWords.of(announcement);
        ObjectNode message = who(settings);
        put(message, "title", TITLE.fit(words.heading()));
        message.put("message", MESSAGE.fit(words.body()));
        message.put("priority", settings.priority());
        if (settings.priority() == EMERGENCY) {
            message.put("retry", settings.repeat()).put("expire", settings.expiry());
        }
        put(message, "sound", settings.sound());
        WebLink.of(announcement.link(), LONGEST_LINK).ifPresent(link -> message.put("url", link));
        message.put("timestamp", announcement.at().getEpochSecond());
        return call(settings, "/1/messages.json", message);
    }

    private static ObjectNode who(Settings settings) {
        ObjectNode message = JsonNodeFactory.instance.objectNode();
        message.put("token", settings.token().reveal().strip());
        message.put("user", settings.user().reveal().strip());
        put(message, "device", settings.devices().strip());
        return message;
    }

    private Call call(Settings settings, String path, ObjectNode message) {
        return Call.post(ServiceAddress.of(settings.address(), path, label("address")), Body.json(message.toString()));
    }

    /** Asks whether keys and devices are right, which disturbs nobody. */
    @Override
    public Message test(Definition<Settings> definition) {
        Settings settings = definition.settings();
        deliver(definition, call(settings, "/1/users/validate.json", who(settings)));
        return Message.of("plug.pushover.works", definition.name());
    }

    /** Some refusals come with status 200. */
    @Override
    protected boolean isTaken(HttpResponse response) {
        return response.isOk() && ServiceError.json(response).path("status").asInt() == 1;
    }

    @Override
    protected ServiceError error(HttpResponse response) {
        JsonNode answer = ServiceError.json(response);
        List<String> errors = new ArrayList<>();
        answer.path("errors").forEach(error -> errors.add(error.asText()));
        double reset = response.header("x-limit-app-reset")
                .filter(text -> text.matches("\\d{1,12}"))
                .map(Double::parseDouble)
                .orElse(0.0);
        double wait = reset - context().clock().instant().getEpochSecond();
        return ServiceError.of(String.join(", ", errors), field(answer)).after(wait * 1_000);
    }

    private static String field(JsonNode answer) {
        return answer.has("token")
                ? "token"
                : answer.has("user") ? "user" : answer.has("device") ? "devices" : answer.has("sound") ? "sound" : "";
    }
}
