package org.magpie.pipeline.notify.channel.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.magpie.base.error.Message;
import org.magpie.base.error.UserException;
import org.magpie.base.http.Call;
import org.magpie.base.secret.Secret;

/**
 * Signs what is sent (Standard Webhooks 1.0, "Symmetric signatures"): {@code webhook-id} is the same at each attempt, and
 * {@code webhook-signature} has one signature for each secret that is good at the time.
 */
final class WebhookSignature {
    private static final String PREFIX = "whsec_";
    private static final int SHORTEST = 24;
    private static final int LONGEST = 64;

    private WebhookSignature() {}

    /**
     * @throws UserException where it is no secret as the standard has it; an empty one is none
     */
    static void check(Secret secret, String field) {
        if (secret.isEmpty()) {
            return;
        }
        int length = -1;
        try {
            length = key(secret).length;
        } catch (IllegalArgumentException noBase64) {
            // its text quotes a letter of the secret
            length = -1;
        }
        if (length < SHORTEST || length > LONGEST) {
            throw new UserException("plug.webhook.bad-secret", Message.of("plug.webhook." + field)).at(field);
        }
    }

    private static byte[] key(Secret secret) {
        String text = secret.reveal().strip();
        return Base64.getDecoder().decode(text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : text);
    }

    /** With id and time in any case, and signed where there is a secret. */
    static Call sign(Call call, String id, Instant now, byte[] body, List<Secret> secrets) {
        String time = Long.toString(now.getEpochSecond());
        Call dated = call.header("webhook-id", id).header("webhook-timestamp", time);
        String signatures = secrets.stream()
                .filter(secret -> !secret.isEmpty())
                .map(secret -> "v1," + signature(key(secret), id + "." + time + ".", body))
                .collect(Collectors.joining(" "));
        return signatures.isEmpty() ? dated : dated.header("webhook-signature", signatures);
    }

    private static String signature(byte[] key, String before, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update(before.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("Every Java has HmacSHA256", failure);
        }
    }
}
