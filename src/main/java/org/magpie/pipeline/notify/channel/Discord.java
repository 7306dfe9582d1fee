package org.magpie.pipeline.notify.channel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import org.magpie.base.error.Message;
import org.magpie.base.http.Body;
import org.magpie.base.http.Call;
import org.magpie.base.http.HttpResponse;
import org.magpie.base.secret.Secret;
import org.magpie.media.history.Severity;
import org.magpie.pipeline.notify.Announcement;
import org.magpie.pipeline.notify.text.PlainWords;
import org.magpie.pipeline.notify.text.TextDialect;
import org.magpie.pipeline.notify.text.TextLimit;
import org.magpie.pipeline.notify.text.WebLink;
import org.magpie.provider.Definition;
import org.magpie.provider.Field;
import org.magpie.provider.ProviderException;

/**
 * A channel of Discord, through one of its webhooks (Discord API, "Execute Webhook"): one embed a message. One field that is too long
 * loses the whole message, and so do more than 6,000 characters in all.
 */
public final class Discord extends HttpChannel<Discord.Settings> {
    private static final TextLimit TITLE = TextLimit.utf16(256);
    private static final TextLimit DESCRIPTION = TextLimit.utf16(4_096);
    private static final TextLimit ALL = TextLimit.utf16(6_000);
    private static final TextLimit NAME = TextLimit.utf16(80);
    private static final int LONGEST_LINK = 2_048;

    /** Error codes of the API: the thread is not there, and a forum needs one. */
    private static final int UNKNOWN_CHANNEL = 10_003;

    private static final int FORUM_NEEDS_THREAD = 220_001;
    private static final int THREAD_OUTSIDE_FORUM = 220_003;

    public Discord(ChannelContext context) {
        super("discord", Settings.class, new Settings(Secret.NONE, "", "", ""), context);
    }

    /**
     * @param address of the webhook; its last parts are its key
     * @param thread id of a thread or a post of a forum; empty: the channel itself
     * @param sender shown above the message; empty: as the webhook is called
     * @param avatar address of the picture beside it
     */
    public record Settings(
            @Field(required = true, meaning = Field.Meaning.ADDRESS)
            Secret address,

            @Field String thread,
            @Field(advanced = true) String sender,

            @Field(advanced = true, meaning = Field.Meaning.ADDRESS)
            String avatar) {}

    @Override
    protected Call call(Definition<Settings> definition, Announcement announcement) {
        Settings settings = definition.settings();
        PlainWords words = PlainWords.of(announcement);
        ObjectNode message = JsonNodeFactory.instance.objectNode();
        put(message, "username", NAME.fit(settings.sender()));
        put(message, "avatar_url", settings.avatar());
        // Nobody is to be called by the name of a release, whatever its text holds.
        message.putObject("allowed_mentions").putArray("parse");
        ObjectNode embed = message.putArray("embeds").addObject();
        String title = TITLE.fit(words.heading(), TextDialect.DISCORD_MARKDOWN);
        embed.put("title", title);
        int left = Math.min(DESCRIPTION.most(), ALL.without(title).most());
        put(embed, "description", TextLimit.utf16(left).fit(words.text(), TextDialect.DISCORD_MARKDOWN));
        WebLink.of(announcement.link(), LONGEST_LINK).ifPresent(link -> embed.put("url", link));
        WebLink.of(announcement.picture(), LONGEST_LINK)
                .ifPresent(picture -> embed.putObject("thumbnail").put("url", picture));
        embed.put("color", color(announcement.severity()));
        embed.put("timestamp", announcement.at().toString());
        return Call.post(address(settings), Body.json(message.toString()));
    }

    /** Without {@code wait} a message that could not be saved is no error. */
    private URI address(Settings settings) {
        String written = settings.address().reveal().strip();
        String query = "wait=true"
                + (settings.thread().isBlank()
                        ? ""
                        : "&thread_id="
                                + ServiceAddress.segment(settings.thread().strip()));
        return ServiceAddress.of(written, (written.contains("?") ? "&" : "?") + query, label("address"));
    }

    private static int color(Severity severity) {
        return switch (severity) {
            case INFO -> 0x3498DB;
            case SUCCESS -> 0x2ECC71;
            case WARNING -> 0xF1C40F;
            case FAILURE -> 0xE74C3C;
        };
    }

    @Override
    protected ServiceError error(HttpResponse response) {
        JsonNode answer = ServiceError.json(response);
        int code = answer.path("code").asInt();
        boolean isThread = code == UNKNOWN_CHANNEL || code == FORUM_NEEDS_THREAD || code == THREAD_OUTSIDE_FORUM;
        boolean isAddress = response.status() == 404 || response.status() == 401 || response.status() == 403;
        return ServiceError.of(answer.path("message").asText(), isThread ? "thread" : isAddress ? "address" : "")
                .after(answer.path("retry_after").asDouble() * 1_000);
    }

    @Override
    public Message test(Definition<Settings> definition) {
        if (!definition.settings().thread().strip().matches("\\d*")) {
            throw new ProviderException.BadSettings(Message.of("plug.channel.not-number", Message.of(label("thread"))));
        }
        return super.test(definition);
    }
}
