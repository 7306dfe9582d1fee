package org.magpie.pipeline.download.client.nzbget;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import org.magpie.base.error.Message;
import org.magpie.base.http.BasicAuth;
import org.magpie.base.http.Body;
import org.magpie.base.http.Call;
import org.magpie.base.http.HttpResponse;
import org.magpie.provider.ProviderException;
import org.magpie.provider.ProviderHttp;

/** Calls of one NZBGet, and what its refusals mean. Safe for any number of threads. */
final class NzbgetRpc {
    private final ProviderHttp http;
    private final String name;
    private final Nzbget.Settings settings;

    /**
     * @param name of the client, for sentences
     */
    NzbgetRpc(ProviderHttp http, String name, Nzbget.Settings settings) {
        this.http = http;
        this.name = name;
        this.settings = settings;
    }

    JsonNode call(String method) {
        return call(method, JsonNodeFactory.instance.arrayNode());
    }

    JsonNode call(String method, ArrayNode parameters) {
        ObjectNode request =
                JsonNodeFactory.instance.objectNode().put("method", method).put("id", 1);
        request.set("params", parameters);
        Call call = Call.post(address(), Body.json(request.toString()));
        if (!settings.user().isEmpty() || !settings.password().isEmpty()) {
            call = call.header("Authorization", BasicAuth.of(settings.user(), settings.password()));
        }
        HttpResponse response = http.exchange(name, call);
        if (response.status() == 401) {
            throw new ProviderException.Unauthorized(Message.of("plug.client.wrong-password", name));
        }
        if (response.status() == 404) {
            throw new ProviderException.BadAnswer(Message.of("plug.client.not-one", name, "NZBGet"), null);
        }
        JsonNode read = ProviderHttp.json(name, http.checked(name, response));
        if (read.hasNonNull("error")) {
            String said = read.path("error").path("message").asText();
            // Its "restricted" and "add" users may not do everything.
            throw said.contains("ccess denied")
                    ? new ProviderException.Unauthorized(Message.of("plug.nzbget.restricted", name))
                    : new ProviderException.Refused(Message.of("plug.client.says", name, said));
        }
        if (!read.has("result")) {
            throw new ProviderException.BadAnswer(Message.of("plug.client.not-one", name, "NZBGet"), null);
        }
        return read.path("result");
    }

    private URI address() {
        String base = settings.address().strip().replaceAll("/+$", "").replaceAll("/(json|xml)rpc$", "");
        try {
            return URI.create(base + "/jsonrpc");
        } catch (IllegalArgumentException failure) {
            throw new ProviderException.BadSettings(Message.of("plug.client.address", name));
        }
    }
}
