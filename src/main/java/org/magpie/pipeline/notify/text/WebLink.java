package org.magpie.pipeline.notify.text;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/** Addresses that may be handed on to a service. */
public final class WebLink {
    private WebLink() {}

    /** The address where it is one of the web and no longer than that; empty otherwise, since services refuse a message for it. */
    public static Optional<String> of(Optional<String> address, int most) {
        return address.filter(text -> text.length() <= most).filter(WebLink::isOne);
    }

    private static boolean isOne(String text) {
        try {
            URI address = URI.create(text);
            String scheme =
                    address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
            return address.getHost() != null && (scheme.equals("http") || scheme.equals("https"));
        } catch (IllegalArgumentException noAddress) {
            return false;
        }
    }

    /** As the value of an attribute of HTML, without its quotes. */
    public static String attribute(String address) {
        return address.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
