package org.magpie.pipeline.notify.channel;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.magpie.base.http.Body;
import org.magpie.base.http.Call;
import org.magpie.base.http.HttpResponse;
import org.magpie.base.secret.Secret;
import org.magpie.media.history.Severity;
import org.magpie.pipeline.notify.Announcement;
import org.magpie.pipeline.notify.text.PlainWords;
import org.magpie.pipeline.notify.text.TextLimit;
import org.magpie.provider.Definition;
import org.magpie.provider.Field;

/**
 * An Apprise API server, which knows some 150 services (caronc/apprise-api): by a key under which it has them, or by addresses that are
 * handed over with each message. It fits texts to those services itself.
 */
public final class Apprise extends HttpChannel<Apprise.Settings> {
    private static final TextLimit TITLE = TextLimit.codePoints(250);
    private static final TextLimit BODY = TextLimit.codePoints(16_000);

    public Apprise(ChannelContext context) {
        super("apprise", Settings.class, new Settings("", Target.KEY, "", "", Secret.NONE), context);
    }

    /** What says whom it is for. */
    public enum Target {
        KEY,
        ADDRESSES
    }

    /**
     * @param key under which the server keeps its services
     * @param tag which of them: a comma is "or", a blank is "and"; empty: all
     * @param services Apprise addresses, with commas between them
     */
    public record Settings(
            @Field(required = true, meaning = Field.Meaning.ADDRESS)
            String address,

            @Field Target target,
            @Field(required = true, when = "target=KEY") String key,
            @Field(when = "target=KEY") String tag,

            @Field(required = true, when = "target=ADDRESSES")
            Secret services) {}

    @Override
    protected Call call(Definition<Settings> definition, Announcement announcement) {
        Settings settings = definition.settings();
        PlainWords words = PlainWords.of(announcement);
        ObjectNode message = JsonNodeFactory.instance.objectNode();
        boolean hasKey = settings.target() == Target.KEY;
        if (hasKey) {
            put(message, "tag", settings.tag().strip());
        } else {
            message.put("urls", settings.services().reveal().strip());
        }
        message.put("title", TITLE.fit(words.heading()));
        message.put(
                "body",
                BODY.fit(announcement
                        .link()
                        .map(link -> words.body() + "\n" + link)
                        .orElse(words.body())));
        message.put("type", type(announcement.severity())).put("format", "text");
        String path = "/notify"
                + (hasKey ? "/" + ServiceAddress.segment(settings.key().strip()) : "");
        return Call.post(ServiceAddress.of(settings.address(), path, label("address")), Body.json(message.toString()));
    }

    private static String type(Severity severity) {
        return switch (severity) {
            case INFO -> "info";
            case SUCCESS -> "success";
            case WARNING -> "warning";
            case FAILURE -> "failure";
        };
    }

    /** 204 says that the key is unknown or has no services: nothing was sent. */
    @Override
    protected boolean isTaken(HttpResponse response) {
        return response.isOk() && response.status() != 204;
    }

    @Override
    protected ServiceError error(HttpResponse response) {
        String said = ServiceError.json(response).path("error").asText();
        return switch (response.status()) {
            case 204 -> ServiceError.of(context().texts().get().get("plug.apprise.unknown-key"), "key");
            case 424 ->
                ServiceError.of(said.isEmpty() ? context().texts().get().get("plug.apprise.one-failed") : said, "");
            case 404, 405 -> ServiceError.of(said, "address");
            case 403 -> ServiceError.of(said, "key");
            default -> ServiceError.of(said, "");
        };
    }
}
