package org.magpie.pipeline.notify.channel;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import org.magpie.base.http.Body;
import org.magpie.base.http.Call;
import org.magpie.base.http.HttpResponse;
import org.magpie.base.secret.Secret;
import org.magpie.pipeline.notify.Announcement;
import org.magpie.pipeline.notify.text.PlainWords;
import org.magpie.pipeline.notify.text.TextDialect;
import org.magpie.pipeline.notify.text.TextLimit;
import org.magpie.pipeline.notify.text.WebLink;
import org.magpie.provider.Definition;
import org.magpie.provider.Field;

/**
 * A channel of Slack, through an incoming webhook (docs.slack.dev, "Sending messages using incoming webhooks"). Blocks are of type
 * {@code plain_text}, in which no markup means anything; {@code text} is what notifications show.
 */
public final class Slack extends HttpChannel<Slack.Settings> {
    private static final TextLimit HEADER = TextLimit.utf16(150);
    private static final TextLimit SECTION = TextLimit.utf16(3_000);
    private static final TextLimit TEXT = TextLimit.utf16(3_900);
    private static final int LONGEST_LINK = 3_000;

    /** What it says when the webhook itself is at fault. */
    private static final Set<String> ADDRESS_ERRORS = Set.of(
            "invalid_token",
            "no_service",
            "no_service_id",
            "no_team",
            "team_disabled",
            "channel_not_found",
            "channel_is_archived",
            "action_prohibited",
            "user_not_found");

    public Slack(ChannelContext context) {
        super("slack", Settings.class, new Settings(Secret.NONE), context);
    }

    /**
     * @param address of the webhook; its last parts are its key
     */
    public record Settings(
            @Field(required = true, meaning = Field.Meaning.ADDRESS)
            Secret address) {}

    @Override
    protected Call call(Definition<Settings> definition, Announcement announcement) {
        PlainWords words = PlainWords.of(announcement);
        ObjectNode message = JsonNodeFactory.instance.objectNode();
        message.put("text", TEXT.fit(words.whole(), TextDialect.SLACK_TEXT));
        message.put("mrkdwn", false).put("unfurl_links", false);
        ArrayNode blocks = message.putArray("blocks");
        text(blocks.addObject().put("type", "header"), HEADER.fit(words.heading(), TextDialect.SLACK_TEXT));
        if (!words.text().isEmpty()) {
            ObjectNode section = blocks.addObject().put("type", "section");
            text(section, SECTION.fit(words.text(), TextDialect.SLACK_TEXT));
            WebLink.of(announcement.picture(), LONGEST_LINK)
                    .ifPresent(picture -> section.putObject("accessory")
                            .put("type", "image")
                            .put("image_url", picture)
                            .put("alt_text", HEADER.fit(words.heading(), TextDialect.SLACK_TEXT)));
        }
        WebLink.of(announcement.link(), LONGEST_LINK)
                .ifPresent(link -> blocks.addObject()
                        .put("type", "context")
                        .putArray("elements")
                        .addObject()
                        .put("type", "mrkdwn")
                        .put("text", "<" + WebLink.attribute(link).replace("|", "%7C") + ">"));
        return Call.post(
                ServiceAddress.of(definition.settings().address().reveal(), "", label("address")),
                Body.json(message.toString()));
    }

    private static void text(ObjectNode block, String text) {
        block.putObject("text").put("type", "plain_text").put("text", text).put("emoji", false);
    }

    /** Its errors are a word of plain text. */
    @Override
    protected ServiceError error(HttpResponse response) {
        String said = response.text().strip();
        boolean isWord = said.length() <= 80 && !said.startsWith("<");
        boolean isAddress = ADDRESS_ERRORS.contains(said) || response.status() == 404 || response.status() == 403;
        return ServiceError.of(isWord ? said : "", isAddress ? "address" : "");
    }
}
