package org.magpie.guide;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.magpie.base.error.Message;
import org.magpie.base.http.Body;
import org.magpie.base.http.Call;
import org.magpie.base.http.HttpResponse;
import org.magpie.base.secret.Secret;
import org.magpie.base.text.Texts;
import org.magpie.pipeline.notify.Channel;
import org.magpie.pipeline.notify.ChannelAnswer;
import org.magpie.provider.BasePlug;
import org.magpie.provider.Definition;
import org.magpie.provider.Field;
import org.magpie.provider.ProviderHttp;
import org.magpie.provider.ProviderKind;

// guide: channel
/** Sends each announcement as a plain text to an address. */
final class ExampleChannel extends BasePlug<ExampleChannel.Settings, Channel> {
    private final ProviderHttp http;
    private final Texts texts;

    ExampleChannel(ProviderHttp http, Texts texts) {
        super(ProviderKind.CHANNEL, "example", Settings.class, new Settings("", Secret.NONE));
        this.http = http;
        this.texts = texts;
    }

    record Settings(
            @Field(required = true, meaning = Field.Meaning.ADDRESS)
            String address,

            @Field Secret token) {}

    @Override
    public Channel open(Definition<Settings> definition) {
        return announcement -> {
            String text = announcement.heading() + "\n" + announcement.text();
            return new ChannelAnswer(post(definition, text).status(), text, "");
        };
    }

    @Override
    public Message test(Definition<Settings> definition) {
        post(definition, texts.get("app.name"));
        return Message.of("plug.example.works", definition.name());
    }

    /** Every failure comes out of {@link ProviderHttp} with its sentence; back-off and the state in Settings come with it. */
    private HttpResponse post(Definition<Settings> definition, String text) {
        Settings settings = definition.settings();
        Call call = Call.post(
                URI.create(settings.address()),
                new Body("text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8)));
        String token = settings.token().reveal();
        return http.send(definition.name(), token.isEmpty() ? call : call.header("Authorization", "Bearer " + token));
    }
}
// guide: end
