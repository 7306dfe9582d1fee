package org.magpie.pipeline.notify.channel.mail;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.magpie.base.error.Message;
import org.magpie.base.http.Body;
import org.magpie.base.http.Call;
import org.magpie.base.http.HttpResponse;
import org.magpie.pipeline.notify.channel.ChannelContext;
import org.magpie.pipeline.notify.channel.ServiceError;
import org.magpie.provider.Definition;
import org.magpie.provider.ProviderException;

/**
 * What a server of mail takes in place of a password for an hour or so (XOAUTH2), got for a refresh token (RFC 6749, 6) and kept while it
 * is good.
 */
final class AccessToken {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration MARGIN = Duration.ofMinutes(1);
    private static final long USUAL_SECONDS = 3_600;
    private static final long LARGEST_ANSWER = 64L << 10;

    private final Definition<Email.Settings> definition;
    private final ChannelContext context;
    private final ReentrantLock asking = new ReentrantLock();
    private String token = "";
    private Instant until = Instant.MIN;

    AccessToken(Definition<Email.Settings> definition, ChannelContext context) {
        this.definition = definition;
        this.context = context;
    }

    /**
     * @throws ProviderException where none is to be had
     */
    String get() {
        asking.lock();
        try {
            Instant now = context.clock().instant();
            if (token.isEmpty() || !now.isBefore(until)) {
                JsonNode answer = ask();
                token = answer.path("access_token").asText();
                until = now.plusSeconds(answer.path("expires_in").asLong(USUAL_SECONDS))
                        .minus(MARGIN);
            }
            return token;
        } finally {
            asking.unlock();
        }
    }

    /** Has another one fetched next time. */
    void forget() {
        asking.lock();
        try {
            token = "";
        } finally {
            asking.unlock();
        }
    }

    private JsonNode ask() {
        Email.Settings settings = definition.settings();
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "refresh_token");
        form.put("client_id", settings.clientId());
        if (!settings.clientSecret().isEmpty()) {
            form.put("client_secret", settings.clientSecret().reveal());
        }
        form.put("refresh_token", settings.refreshToken().reveal());
        HttpResponse response = context.http()
                .exchange(
                        definition.name(),
                        Call.post(URI.create(settings.tokenAddress()), Body.form(form))
                                .within(PATIENCE)
                                .atMost(LARGEST_ANSWER)
                                .withoutRedirects());
        JsonNode answer = ServiceError.json(response);
        if (response.status() >= 500 || response.status() == 429) {
            context.http().checked(definition.name(), response);
        }
        if (!response.isOk() || answer.path("access_token").asText().isEmpty()) {
            // RFC 6749, 5.2: a word such as invalid_grant
            String said = answer.path("error").asText();
            String words = said.matches("[a-z_]{1,60}") ? said : Integer.toString(response.status());
            throw new ProviderException.Unauthorized(
                    Message.of("plug.channel.wrong", Message.of("plug.email.refreshToken"), definition.name(), words));
        }
        return answer;
    }
}
