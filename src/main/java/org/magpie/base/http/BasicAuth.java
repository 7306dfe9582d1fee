package org.magpie.base.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.magpie.base.secret.Secret;

/** The value of a header {@code Authorization} with name and password (RFC 7617). */
public final class BasicAuth {
    private BasicAuth() {}

    public static String of(String user, Secret password) {
        byte[] both = (user + ":" + password.reveal()).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(both);
    }
}
