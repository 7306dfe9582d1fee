package org.magpie.base.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The last net before a log: whatever in a text looks like a key is replaced by {@code ***}. No code may rely on it; it is there
 * for the exception of a library that quotes an address or a header.
 */
public final class Redaction {
    private static final String NAMES =
            "api[-_]?key|passkey|pass(?:word|wd)?|pwd|token|secret|auth(?:key)?|torrent_pass|rsskey|sid|session[-_]?id";

    /** {@code name=value} and {@code "name": "value"}, the value up to where one ends in an address, header or JSON. */
    private static final Pattern PAIR = Pattern.compile("(?i)(\\b(?:[a-z_-]{0,30}(?:" + NAMES
            + "))[\"']?\\s{0,3}(?:=|%3d|:)\\s{0,3}[\"']?)([^\\s\"'&;,<>)\\]}]{1,4000})");

    /** The values of headers that prove who somebody is, to the end of the line. */
    private static final Pattern HEADER = Pattern.compile(
            "(?i)(\\b(?:proxy-)?authorization[\"']?\\s{0,3}[:=]\\s{0,3}|\\b(?:set-)?cookie[\"']?\\s{0,3}[:=]\\s{0,3})([^\\r\\n]{1,4000})");

    private static final Pattern BEARER = Pattern.compile("(?i)(\\b(?:bearer|basic)\\s+)([a-z0-9._~+/=-]{6,4000})");

    /** Name and password in front of a host. */
    private static final Pattern PERSON = Pattern.compile("(://)([^/\\s@]{1,500})(@)");

    private Redaction() {}

    public static String of(String text) {
        String safe = HEADER.matcher(text).replaceAll("$1***");
        safe = BEARER.matcher(safe).replaceAll("$1***");
        safe = PERSON.matcher(safe).replaceAll("$1***$3");
        return PAIR.matcher(safe).replaceAll(found -> Matcher.quoteReplacement(found.group(1)) + "***");
    }
}
