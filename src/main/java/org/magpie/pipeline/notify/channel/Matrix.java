package org.magpie.pipeline.notify.channel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.magpie.base.error.Message;
import org.magpie.base.http.Body;
import org.magpie.base.http.Call;
import org.magpie.base.http.HttpResponse;
import org.magpie.base.secret.Secret;
import org.magpie.pipeline.notify.Announcement;
import org.magpie.pipeline.notify.Channel;
import org.magpie.pipeline.notify.text.PlainWords;
import org.magpie.pipeline.notify.text.TextDialect;
import org.magpie.pipeline.notify.text.TextLimit;
import org.magpie.pipeline.notify.text.WebLink;
import org.magpie.provider.Definition;
import org.magpie.provider.Field;
import org.magpie.provider.ProviderException;

/**
 * A room of Matrix (Client-Server API: {@code PUT …/send/m.room.message/{txnId}}). The announcement's id is the transaction, so that a
 * second attempt is never a second message.
 */
public final class Matrix extends HttpChannel<Matrix.Settings> {
    /** Text and HTML together stay well below the 65,536 bytes of an event, whatever is escaped. */
    private static final TextLimit TEXT = TextLimit.bytes(8_000);

    private static final TextLimit HEADING = TextLimit.codePoints(250);
    private static final int LONGEST_LINK = 2_048;

    public Matrix(ChannelContext context) {
        super("matrix", Settings.class, new Settings("", Secret.NONE, ""), context);
    }

    /**
     * @param address of the home server
     * @param token of the account that writes
     * @param room {@code !id:server} or {@code #alias:server}
     */
    public record Settings(
            @Field(required = true, meaning = Field.Meaning.ADDRESS)
            String address,

            @Field(required = true) Secret token,
            @Field(required = true) String room) {}

    @Override
    public Channel open(Definition<Settings> definition) {
        Map<String, String> known = new ConcurrentHashMap<>();
        return announcement -> {
            // What an alias stands for seldom changes, and a changed definition is opened anew.
            String room = known.computeIfAbsent(definition.settings().room().strip(), alias -> room(definition, alias));
            return deliver(definition, call(definition, announcement, room));
        };
    }

    @Override
    protected Call call(Definition<Settings> definition, Announcement announcement) {
        return call(
                definition,
                announcement,
                room(definition, definition.settings().room().strip()));
    }

    private String room(Definition<Settings> definition, String written) {
        if (!written.startsWith("#")) {
            return written;
        }
        String path = "/_matrix/client/v3/directory/room/" + ServiceAddress.segment(written);
        HttpResponse response =
                exchange(definition, signed(definition.settings(), Call.get(address(definition, path))));
        if (!response.isOk()) {
            throw failure(definition, response);
        }
        String id = ServiceError.json(response).path("room_id").asText();
        if (id.isEmpty()) {
            throw new ProviderException.BadAnswer(Message.of("provider.error.unreadable", definition.name()), null);
        }
        return id;
    }

    private URI address(Definition<Settings> definition, String path) {
        return ServiceAddress.of(definition.settings().address(), path, label("address"));
    }

    private Call signed(Settings settings, Call call) {
        return header(
                call, "Authorization", "Bearer " + settings.token().reveal().strip(), "token");
    }

    private Call call(Definition<Settings> definition, Announcement announcement, String room) {
        PlainWords words = PlainWords.of(announcement);
        String heading = HEADING.fit(words.heading());
        String text = TEXT.fit(words.text());
        ObjectNode message = JsonNodeFactory.instance.objectNode();
        message.put("msgtype", "m.text");
        message.put("body", TextDialect.UNMENTIONED.write(new PlainWords(heading, text).whole()));
        message.put("format", "org.matrix.custom.html");
        String bold = "<strong>" + TextDialect.HTML.write(heading) + "</strong>";
        String linked = WebLink.of(announcement.link(), LONGEST_LINK)
                .map(link -> "<a href=\"" + WebLink.attribute(link) + "\">" + bold + "</a>")
                .orElse(bold);
        message.put("formatted_body", text.isEmpty() ? linked : linked + "<br>" + TextDialect.HTML.write(text));
        message.putObject("m.mentions"); // says that nobody is meant, whatever the text holds
        String path = "/_matrix/client/v3/rooms/" + ServiceAddress.segment(room) + "/send/m.room.message/"
                + ServiceAddress.segment(announcement.id());
        return signed(definition.settings(), Call.put(address(definition, path), Body.json(message.toString())));
    }

    @Override
    protected ServiceError error(HttpResponse response) {
        JsonNode answer = ServiceError.json(response);
        String field = switch (answer.path("errcode").asText()) {
            case "M_UNKNOWN_TOKEN", "M_MISSING_TOKEN" -> "token";
            case "M_FORBIDDEN", "M_NOT_FOUND", "M_INVALID_PARAM", "M_BAD_ALIAS" -> "room";
            case "M_UNRECOGNIZED" -> "address";
            default -> response.status() == 404 ? "address" : "";
        };
        return ServiceError.of(answer.path("error").asText(), field)
                .after(answer.path("retry_after_ms").asDouble());
    }
}
