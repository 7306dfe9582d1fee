package org.magpie.pipeline.search.indexer;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.magpie.base.error.Message;
import org.magpie.provider.ProviderException;

/** Addresses as indexers write them. */
public final class Addresses {
    private static final String UNSAFE = " \"<>\\^`{|}[]";
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private Addresses() {}

    /** Escapes what RFC 3986 knows no place for, such as blanks, brackets and letters beyond ASCII; what is escaped stays as it is. */
    public static String escaped(String written) {
        StringBuilder result = new StringBuilder(written.length() + 16);
        written.codePoints().forEach(letter -> {
            if (letter <= ' ' || letter > '~' || UNSAFE.indexOf(letter) >= 0) {
                for (byte part : Character.toString(letter).getBytes(StandardCharsets.UTF_8)) {
                    result.append('%').append(HEX.toHexDigits(part));
                }
            } else {
                result.appendCodePoint(letter);
            }
        });
        return mendPercents(result.toString());
    }

    /** One part of a path, with everything escaped that is not a plain letter or digit. */
    public static String segment(String name) {
        StringBuilder result = new StringBuilder(name.length() + 16);
        for (byte part : name.getBytes(StandardCharsets.UTF_8)) {
            char letter = (char) (part & 0xFF);
            boolean plain = letter < 128 && (Character.isLetterOrDigit(letter) || "-._~".indexOf(letter) >= 0);
            result.append(plain ? Character.toString(letter) : "%" + HEX.toHexDigits(part));
        }
        return result.toString();
    }

    /**
     * The address from a person's text.
     *
     * @throws ProviderException.BadSettings if it is not one of the web
     */
    public static URI of(String text) {
        try {
            URI address = URI.create(text.strip());
            String scheme = address.getScheme();
            if (address.getHost() != null && ("http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme))) {
                return address;
            }
        } catch (IllegalArgumentException malformed) {
            throw badAddress();
        }
        throw badAddress();
    }

    private static ProviderException badAddress() {
        return new ProviderException.BadSettings(Message.of("indexer.said.bad-address"));
    }

    /** The address with one more part behind its path. */
    public static URI under(URI base, String path) {
        String start = base.toString();
        int end = start.length();
        while (end > 0 && start.charAt(end - 1) == '/') {
            end--;
        }
        return URI.create(start.substring(0, end) + (path.startsWith("/") ? path : "/" + path));
    }

    private static String mendPercents(String text) {
        return text.replaceAll("%(?![0-9A-Fa-f]{2})", "%25");
    }
}
