package org.magpie.base.secret;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An address without the keys in it: the name and password before the host, values of the query that are called like a key or look
 * like one, and parts of the path that look like one are {@code ***}. What was left out can be put back from the address that it
 * was taken from, so that a form may show the masked one and hand it in again.
 */
public final class MaskedAddress {
    /** What stands for a secret part. */
    public static final String MASK = "***";

    private static final Pattern PARTS = Pattern.compile(
            "(?<scheme>[a-zA-Z][a-zA-Z0-9+.-]*://)?(?:(?<person>[^/?#]*)@)?(?<host>[^/?#@]*)"
                    + "(?<path>[^?#]*)(?:\\?(?<query>[^#]*))?(?<fragment>#.*)?",
            Pattern.DOTALL);

    /** {@code r}, {@code k} and {@code i} are what Newznab sites call key and user in the links of their feeds. */
    private static final Pattern KEY_NAME =
            Pattern.compile("(?i).*(?:key|pass|pwd|token|secret|auth|sid|session|signature"
                    + "|credential|hash|user|login|account).*|r|k|i|u|uid|pid|tk|sig|jwt|code|pin");

    /** Long enough to be no word, with a digit or in one case of hexadecimal digits. */
    private static final Pattern KEY_VALUE = Pattern.compile("(?=.*\\d)[\\w.~%+=:-]{16,}|[a-fA-F]{16,}");

    private MaskedAddress() {}

    /** The address with {@code ***} for its secret parts; the same text where it has none. */
    public static String of(String address) {
        Matcher parts = PARTS.matcher(address);
        if (address.isBlank() || !parts.matches()) {
            return address;
        }
        StringBuilder masked = new StringBuilder(text(parts, "scheme"));
        if (parts.group("person") != null) {
            masked.append(parts.group("person").isEmpty() ? "" : MASK).append('@');
        }
        masked.append(parts.group("host"));
        masked.append(String.join(
                "/",
                path(parts).stream()
                        .map(part -> KEY_VALUE.matcher(part).matches() ? MASK : part)
                        .toList()));
        if (parts.group("query") != null) {
            masked.append('?')
                    .append(String.join(
                            "&",
                            query(parts).stream().map(MaskedAddress::masked).toList()));
        }
        return masked.append(text(parts, "fragment")).toString();
    }

    private static String masked(String pair) {
        int equals = pair.indexOf('=');
        if (equals < 0) {
            return KEY_VALUE.matcher(pair).matches() ? MASK : pair;
        }
        String name = pair.substring(0, equals);
        String value = pair.substring(equals + 1);
        boolean secret = !value.isEmpty()
                && (KEY_NAME.matcher(name).matches() || KEY_VALUE.matcher(value).matches());
        return secret ? name + "=" + MASK : pair;
    }

    /** Whether something in it is secret. */
    public static boolean hasSecret(String address) {
        return !of(address).equals(address);
    }

    /**
     * Puts back what is masked in an address that a person may have changed elsewhere.
     *
     * @param known the address from which the secret parts are taken
     * @return empty where one of them is not known, or where the address leads to another host: what one site may know is not
     *     handed to another
     */
    public static Optional<String> restore(String masked, String known) {
        Matcher asked = PARTS.matcher(masked);
        Matcher from = PARTS.matcher(known);
        if (!masked.contains(MASK)) {
            return Optional.of(masked);
        }
        if (!asked.matches() || !from.matches() || !asked.group("host").equalsIgnoreCase(from.group("host"))) {
            return Optional.empty();
        }
        StringBuilder whole = new StringBuilder(text(asked, "scheme"));
        if (asked.group("person") != null) {
            whole.append(MASK.equals(asked.group("person")) ? text(from, "person") : asked.group("person"))
                    .append('@');
        }
        whole.append(asked.group("host"));
        List<String> path = new ArrayList<>(path(asked));
        List<String> knownPath = path(from);
        for (int at = 0; at < path.size(); at++) {
            if (path.get(at).equals(MASK) && at < knownPath.size()) {
                path.set(at, knownPath.get(at));
            }
        }
        whole.append(String.join("/", path));
        if (asked.group("query") != null) {
            Map<String, String> values = new HashMap<>();
            query(from).forEach(pair -> values.putIfAbsent(name(pair), pair));
            whole.append('?')
                    .append(String.join(
                            "&",
                            query(asked).stream()
                                    .map(pair -> pair.endsWith(MASK) ? values.getOrDefault(name(pair), pair) : pair)
                                    .toList()));
        }
        whole.append(text(asked, "fragment"));
        return whole.indexOf(MASK) >= 0 ? Optional.empty() : Optional.of(whole.toString());
    }

    private static String name(String pair) {
        int equals = pair.indexOf('=');
        return equals < 0 ? "" : pair.substring(0, equals);
    }

    private static List<String> path(Matcher parts) {
        return Arrays.asList(parts.group("path").split("/", -1));
    }

    private static List<String> query(Matcher parts) {
        return Arrays.asList(text(parts, "query").split("&", -1));
    }

    private static String text(Matcher parts, String group) {
        String text = parts.group(group);
        return text == null ? "" : text;
    }
}
