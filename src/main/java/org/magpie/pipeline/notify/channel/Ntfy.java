package org.magpie.pipeline.notify.channel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.magpie.base.http.BasicAuth;
import org.magpie.base.http.Body;
import org.magpie.base.http.Call;
import org.magpie.base.http.HttpResponse;
import org.magpie.base.secret.Secret;
import org.magpie.media.history.Severity;
import org.magpie.pipeline.notify.Announcement;
import org.magpie.pipeline.notify.text.PlainWords;
import org.magpie.pipeline.notify.text.TextLimit;
import org.magpie.pipeline.notify.text.WebLink;
import org.magpie.provider.Definition;
import org.magpie.provider.Field;

/**
 * A topic of ntfy.sh or another ntfy server (docs.ntfy.sh, "Publish as JSON"). As JSON, since its headers hold ASCII alone. A message
 * of more than 4,096 bytes would become a file.
 */
public final class Ntfy extends HttpChannel<Ntfy.Settings> {
    private static final TextLimit MESSAGE = TextLimit.bytes(4_096);
    private static final TextLimit TITLE = TextLimit.codePoints(250);
    private static final int LONGEST_LINK = 2_048;
    private static final int NOT_SIGNED_IN = 40_101;
    private static final int FORBIDDEN = 40_301;
    private static final int BAD_TOPIC = 40_009;

    public Ntfy(ChannelContext context) {
        super(
                "ntfy",
                Settings.class,
                new Settings("https://ntfy.sh", "", SignIn.NONE, Secret.NONE, "", Secret.NONE, 3),
                context);
    }

    /** How one signs in. */
    public enum SignIn {
        NONE,
        TOKEN,
        PASSWORD
    }

    /**
     * @param priority 1 without a sound to 5, which goes on until it is seen
     */
    public record Settings(
            @Field(required = true, meaning = Field.Meaning.ADDRESS)
            String address,

            @Field(required = true) String topic,
            @Field SignIn signIn,

            @Field(required = true, when = "signIn=TOKEN") Secret token,

            @Field(required = true, when = "signIn=PASSWORD")
            String user,

            @Field(required = true, when = "signIn=PASSWORD")
            Secret password,

            @Field(min = 1, max = 5) int priority) {}

    @Override
    protected Call call(Definition<Settings> definition, Announcement announcement) {
        Settings settings = definition.settings();
        PlainWords words = PlainWords.of(announcement);
        ObjectNode message = JsonNodeFactory.instance.objectNode();
        message.put("topic", settings.topic().strip());
        message.put("title", TITLE.fit(words.heading()));
        message.put("message", MESSAGE.fit(words.body()));
        message.put("priority", settings.priority());
        message.putArray("tags").add(tag(announcement.severity()));
        WebLink.of(announcement.link(), LONGEST_LINK).ifPresent(link -> message.put("click", link));
        WebLink.of(announcement.picture(), LONGEST_LINK).ifPresent(picture -> message.put("attach", picture));
        Call call =
                Call.post(ServiceAddress.of(settings.address(), "/", label("address")), Body.json(message.toString()));
        return switch (settings.signIn()) {
            case NONE -> call;
            case TOKEN ->
                header(
                        call,
                        "Authorization",
                        "Bearer " + settings.token().reveal().strip(),
                        "token");
            case PASSWORD -> call.header("Authorization", BasicAuth.of(settings.user(), settings.password()));
        };
    }

    /** It shows these words as pictures. */
    private static String tag(Severity severity) {
        return switch (severity) {
            case INFO -> "information_source";
            case SUCCESS -> "white_check_mark";
            case WARNING -> "warning";
            case FAILURE -> "x";
        };
    }

    @Override
    protected ServiceError error(HttpResponse response) {
        JsonNode answer = ServiceError.json(response);
        return ServiceError.of(
                answer.path("error").asText(),
                switch (answer.path("code").asInt()) {
                    case NOT_SIGNED_IN -> "signIn";
                    case FORBIDDEN, BAD_TOPIC -> "topic";
                    default -> response.status() == 404 || response.status() == 405 ? "address" : "";
                });
    }
}
