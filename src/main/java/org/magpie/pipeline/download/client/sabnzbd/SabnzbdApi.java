package org.magpie.pipeline.download.client.sabnzbd;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.magpie.base.error.Message;
import org.magpie.base.http.Body;
import org.magpie.base.http.Call;
import org.magpie.base.http.HttpResponse;
import org.magpie.base.secret.Secret;
import org.magpie.provider.ProviderException;
import org.magpie.provider.ProviderHttp;

/** Calls of one SABnzbd. The key goes into the body: addresses end up in the logs of proxies. */
public final class SabnzbdApi {
    private final ProviderHttp http;
    private final String name;
    private final String address;
    private final Secret key;

    public SabnzbdApi(ProviderHttp http, String name, String address, Secret key) {
        this.http = http;
        this.name = name;
        this.address = address;
        this.key = key;
    }

    /** @param parameters names and values in turn */
    public JsonNode call(String mode, String... parameters) {
        return read(http.exchange(name, Call.post(uri(), Body.form(fields(mode, parameters)))));
    }

    /** {@code addfile}: the NZB as {@code multipart/form-data} (RFC 7578). */
    JsonNode addFile(byte[] nzb, String... parameters) {
        String boundary = "magpie-" + UUID.randomUUID();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        fields("addfile", parameters)
                .forEach((field, value) -> bytes.writeBytes(("--" + boundary
                                + "\r\nContent-Disposition: form-data; name=\"" + field + "\"\r\n\r\n" + value + "\r\n")
                        .getBytes(StandardCharsets.UTF_8)));
        bytes.writeBytes(("--" + boundary
                        + "\r\nContent-Disposition: form-data; name=\"name\"; filename=\"magpie.nzb\"\r\n"
                        + "Content-Type: application/x-nzb\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes(nzb);
        bytes.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        Body body = new Body("multipart/form-data; boundary=" + boundary, bytes.toByteArray());
        return read(http.exchange(name, Call.post(uri(), body)));
    }

    private Map<String, String> fields(String mode, String... parameters) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("mode", mode);
        fields.put("output", "json");
        fields.put("apikey", key.reveal());
        for (int at = 0; at + 1 < parameters.length; at += 2) {
            fields.put(parameters[at], parameters[at + 1]);
        }
        return fields;
    }

    /** A wrong key, a missing one and a host name that it does not know are all told in words, with status 403 (seen with 3.7.1). */
    private JsonNode read(HttpResponse response) {
        String start = new String(response.bytes(), 0, Math.min(200, response.bytes().length), StandardCharsets.UTF_8);
        if (start.contains("API Key")) {
            throw new ProviderException.Unauthorized(Message.of("plug.sabnzbd.wrong-key", name));
        }
        if (response.status() == 403 && start.contains("ostname")) {
            throw new ProviderException.BadSettings(Message.of("plug.sabnzbd.hostname", name, uri().getHost()));
        }
        if (response.status() == 404 || response.isOk() && !start.stripLeading().startsWith("{")) {
            throw new ProviderException.BadAnswer(Message.of("plug.client.not-one", name, "SABnzbd"), null);
        }
        JsonNode read = ProviderHttp.json(name, http.checked(name, response));
        String error = read.path("error").asText();
        if (!error.isBlank()) {
            throw error.contains("API Key")
                    ? new ProviderException.Unauthorized(Message.of("plug.sabnzbd.wrong-key", name))
                    : new ProviderException.Refused(Message.of("plug.client.says", name, error));
        }
        return read;
    }

    private URI uri() {
        String base = address.strip().replaceAll("/+$", "").replaceAll("/api$", "");
        try {
            URI uri = URI.create(base + "/api");
            if (uri.getHost() != null) {
                return uri;
            }
        } catch (IllegalArgumentException failure) {
            throw new ProviderException.BadSettings(Message.of("plug.client.address", name));
        }
        throw new ProviderException.BadSettings(Message.of("plug.client.address", name));
    }
}
