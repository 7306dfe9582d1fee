package org.magpie.pipeline.notify.channel;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.magpie.base.error.Message;
import org.magpie.provider.ProviderException;

/** Addresses of services, put together from what a person has typed. */
final class ServiceAddress {
    private ServiceAddress() {}

    /**
     * @param base with or without a slash at its end
     * @param path with a slash before it
     * @param label of the field that holds the base
     * @throws ProviderException.BadSettings where that is no address
     */
    static URI of(String base, String path, String label) {
        try {
            return URI.create(base.strip().replaceFirst("/+$", "") + path);
        } catch (IllegalArgumentException failure) {
            // its text quotes the address, which may hold a key
            throw new ProviderException.BadSettings(Message.of("provider.field.not-address", Message.of(label)));
        }
    }

    /** One part of a path. */
    static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
