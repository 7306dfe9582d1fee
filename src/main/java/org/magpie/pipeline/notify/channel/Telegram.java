package org.magpie.pipeline.notify.channel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.magpie.base.error.Message;
import org.magpie.base.http.Body;
import org.magpie.base.http.Call;
import org.magpie.base.http.HttpResponse;
import org.magpie.base.secret.Secret;
import org.magpie.pipeline.notify.Announcement;
import org.magpie.pipeline.notify.ChannelAnswer;
import org.magpie.pipeline.notify.text.PlainWords;
import org.magpie.pipeline.notify.text.TextDialect;
import org.magpie.pipeline.notify.text.TextLimit;
import org.magpie.pipeline.notify.text.WebLink;
import org.magpie.provider.Definition;
import org.magpie.provider.Field;
import org.magpie.provider.ProviderException;

/**
 * A chat of Telegram, through a bot (Bot API: {@code sendMessage}, {@code sendPhoto}). A picture is sent with its text below it where
 * that is short enough for a caption; a longer text is sent as a message that shows the picture above it, since two messages could
 * arrive half.
 */
public final class Telegram extends HttpChannel<Telegram.Settings> {
    private static final String SERVICE = "https://api.telegram.org";
    private static final Pattern TOKEN = Pattern.compile("\\d+:[\\w-]+");
    private static final TextLimit MESSAGE = TextLimit.utf16(4_096);
    private static final TextLimit CAPTION = TextLimit.utf16(1_024);
    private static final int LONGEST_LINK = 2_048;
    private static final int LONGEST_HEADING = 256;

    public Telegram(ChannelContext context) {
        super("telegram", Settings.class, new Settings(Secret.NONE, "", "", false, SERVICE), context);
    }

    /**
     * @param token of the bot
     * @param chat id of a person, group or channel, or {@code @name} of a public one
     * @param thread id of a topic of a forum; empty: none
     * @param silent whether it arrives without a sound
     * @param address of the Bot API, for a server of one's own
     */
    public record Settings(
            @Field(required = true) Secret token,
            @Field(required = true) String chat,
            @Field String thread,
            @Field boolean silent,

            @Field(required = true, advanced = true, meaning = Field.Meaning.ADDRESS)
            String address) {}

    @Override
    protected Call call(Definition<Settings> definition, Announcement announcement) {
        PlainWords words = PlainWords.of(announcement);
        Optional<String> picture = WebLink.of(announcement.picture(), LONGEST_LINK);
        if (picture.isPresent() && CAPTION.holds(visible(words))) {
            return call(
                    definition,
                    "sendPhoto",
                    message(definition.settings())
                            .put("photo", picture.get())
                            .put("caption", html(words, CAPTION, announcement))
                            .put("parse_mode", "HTML"));
        }
        return text(definition, announcement);
    }

    private Call text(Definition<Settings> definition, Announcement announcement) {
        ObjectNode message = message(definition.settings())
                .put("text", html(PlainWords.of(announcement), MESSAGE, announcement))
                .put("parse_mode", "HTML");
        preview(message, announcement);
        return call(definition, "sendMessage", message);
    }

    private Call unformatted(Definition<Settings> definition, Announcement announcement) {
        ObjectNode message = message(definition.settings())
                .put("text", MESSAGE.fit(PlainWords.of(announcement).whole(), TextDialect.UNMENTIONED));
        preview(message, announcement);
        return call(definition, "sendMessage", message);
    }

    private static void preview(ObjectNode message, Announcement announcement) {
        ObjectNode preview = message.putObject("link_preview_options");
        WebLink.of(announcement.picture(), LONGEST_LINK)
                .ifPresentOrElse(
                        picture -> preview.put("url", picture)
                                .put("prefer_large_media", true)
                                .put("show_above_text", true),
                        () -> preview.put("is_disabled", true));
    }

    private static ObjectNode message(Settings settings) {
        ObjectNode message = JsonNodeFactory.instance.objectNode();
        String chat = settings.chat().strip();
        if (chat.matches("-?\\d{1,18}")) {
            message.put("chat_id", Long.parseLong(chat));
        } else {
            message.put("chat_id", chat);
        }
        if (settings.thread().strip().matches("\\d{1,9}")) {
            message.put("message_thread_id", Integer.parseInt(settings.thread().strip()));
        }
        return message.put("disable_notification", settings.silent());
    }

    private Call call(Definition<Settings> definition, String method, ObjectNode message) {
        Settings settings = definition.settings();
        String token = settings.token().reveal().strip();
        if (!TOKEN.matcher(token).matches()) {
            throw new ProviderException.BadSettings(Message.of("plug.telegram.not-token", Message.of(label("token"))));
        }
        String path = "/bot" + token + "/" + method;
        return Call.post(ServiceAddress.of(settings.address(), path, label("address")), Body.json(message.toString()));
    }

    private static String visible(PlainWords words) {
        return TextDialect.UNMENTIONED.write(words.whole());
    }

    /** The heading bold, and a link where there is one: cut as plain text first, so that no tag is ever open at the end. */
    private static String html(PlainWords words, TextLimit limit, Announcement announcement) {
        String heading = TextLimit.utf16(LONGEST_HEADING).fit(words.heading());
        String bold = "<b>" + TextDialect.TELEGRAM_HTML.write(heading) + "</b>";
        String linked = WebLink.of(announcement.link(), LONGEST_LINK)
                .map(link -> "<a href=\"" + WebLink.attribute(link) + "\">" + bold + "</a>")
                .orElse(bold);
        String text = limit.without(TextDialect.UNMENTIONED.write(heading) + "\n")
                .fit(words.text(), TextDialect.TELEGRAM_HTML);
        return text.isEmpty() ? linked : linked + "\n" + text;
    }

    /** A picture that Telegram cannot fetch, or markup that it cannot read, costs no message: the text alone is sent then. */
    @Override
    protected ChannelAnswer send(Definition<Settings> definition, Announcement announcement) {
        Call call = call(definition, announcement);
        HttpResponse response = exchange(definition, call);
        if (response.status() == 400) {
            String said =
                    ServiceError.json(response).path("description").asText().toLowerCase(Locale.ROOT);
            if (said.contains("parse entities")) {
                return deliver(definition, unformatted(definition, announcement));
            }
            if (call.address().getPath().endsWith("sendPhoto") && isPicture(said)) {
                return deliver(definition, unpictured(definition, announcement));
            }
        }
        return taken(definition, call, response);
    }

    private Call unpictured(Definition<Settings> definition, Announcement announcement) {
        return text(
                definition,
                new Announcement(
                        announcement.id(),
                        announcement.kind(),
                        announcement.severity(),
                        announcement.at(),
                        announcement.heading(),
                        announcement.text(),
                        announcement.link(),
                        Optional.empty(),
                        announcement.actor(),
                        announcement.correlation(),
                        announcement.facts()));
    }

    private static boolean isPicture(String said) {
        return said.contains("photo")
                || said.contains("url")
                || said.contains("web page")
                || said.contains("file identifier")
                || said.contains("image");
    }

    @Override
    protected ServiceError error(HttpResponse response) {
        JsonNode answer = ServiceError.json(response);
        String said = answer.path("description").asText();
        JsonNode more = answer.path("parameters");
        JsonNode moved = more.path("migrate_to_chat_id");
        String words =
                moved.isMissingNode() ? said : context().texts().get().get("plug.telegram.moved", moved.asText());
        return ServiceError.of(words, moved.isMissingNode() ? field(response.status(), said) : "chat")
                .after(more.path("retry_after").asDouble() * 1_000);
    }

    /** An unknown token makes an unknown address, since it stands in the path. */
    private static String field(int status, String said) {
        String words = said.toLowerCase(Locale.ROOT);
        if (status == 401 || (status == 404 && !words.contains("chat"))) {
            return "token";
        }
        if (words.contains("thread not found") || words.contains("topic")) {
            return "thread";
        }
        return status == 403 || words.contains("chat") ? "chat" : "";
    }

    @Override
    public Message test(Definition<Settings> definition) {
        String thread = definition.settings().thread().strip();
        if (!thread.matches("\\d{0,9}")) {
            throw new ProviderException.BadSettings(Message.of("plug.channel.not-number", Message.of(label("thread"))));
        }
        return super.test(definition);
    }
}
