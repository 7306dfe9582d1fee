package org.magpie.pipeline.search.indexer.m3u;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.magpie.base.http.HomeNetwork;
import org.magpie.pipeline.search.indexer.Addresses;
import org.magpie.pipeline.search.link.LinkHeaders;

/**
 * One entry of a playlist, as it is written.
 *
 * @param offset of its first line in the file, in bytes
 * @param name what is shown to people
 * @param group may be empty
 * @param type what the attribute {@code tvg-type} says, lower case; may be empty
 * @param address as written
 * @param headers that the server wants to see, by name
 */
public record M3uEntry(
        long offset, String name, String group, String type, String address, Map<String, String> headers) {
    private static final Set<String> FILES =
            Set.of("mkv", "mp4", "avi", "m4v", "mov", "wmv", "flv", "mpg", "mpeg", "webm", "divx", "ogv", "vob");

    /** What an entry is. */
    enum Sort {
        FILM,
        EPISODE,
        /** A channel, or anything else that has no end. */
        LIVE
    }

    /**
     * Told by the file's ending, since only a file can be fetched; then by what the playlist says, the place of the file on the
     * server, and last by a number in the name.
     *
     * @param numbered whether the name holds the number of an episode
     */
    Sort sort(boolean numbered) {
        if (!isFile()) {
            return Sort.LIVE;
        }
        String path = path();
        if (numbered || type.startsWith("serie") || type.startsWith("tvshow") || path.contains("/series/")) {
            return Sort.EPISODE;
        }
        return Sort.FILM;
    }

    /** Whether it has an end, and so can be fetched. */
    boolean isFile() {
        String path = path();
        return FILES.contains(ending(path)) && !type.startsWith("live") && !path.contains("/live/");
    }

    /** Lower case; empty where the file has none. */
    String ending() {
        return ending(path());
    }

    private static String ending(String path) {
        int dot = path.lastIndexOf('.');
        return dot < 0 || dot < path.lastIndexOf('/') ? "" : path.substring(dot + 1);
    }

    /** Lower case, without what stands behind a question or number sign. */
    private String path() {
        int end = 0;
        while (end < address.length() && "?#|".indexOf(address.charAt(end)) < 0) {
            end++;
        }
        return address.substring(0, end).toLowerCase(Locale.ROOT);
    }

    boolean isOfTheWeb() {
        return address.regionMatches(true, 0, "http://", 0, 7) || address.regionMatches(true, 0, "https://", 0, 8);
    }

    /**
     * Where the file is, with the headers that its server wants.
     *
     * @throws IllegalArgumentException if that is no address
     */
    URI link() {
        int bar = address.indexOf('|');
        return LinkHeaders.with(URI.create(Addresses.escaped(bar < 0 ? address : address.substring(0, bar))), headers);
    }

    /** Whether the file is on a machine of the home network, as far as the address tells. */
    boolean pointsHome() {
        int start = address.indexOf("//") + 2;
        int end = start;
        while (end < address.length() && "/:?#|".indexOf(address.charAt(end)) < 0) {
            end++;
        }
        return HomeNetwork.isPrivateName(address.substring(start, end));
    }

    /** The same entry has the same guid after each refresh, whatever the account. */
    String guid() {
        String path = path();
        return path.substring(path.lastIndexOf('/') + 1) + " " + name;
    }
}
