package org.magpie.pipeline.search.link;

import java.util.List;

/** What a release's link leads to, checked to be what it should be. */
public sealed interface ResolvedLink {
    /**
     * @param infoHash 40 lower-case hex digits
     */
    record MagnetLink(String link, String infoHash) implements ResolvedLink {}

    /**
     * @param infoHash 40 lower-case hex digits
     * @param files the names of what it holds, as it says itself
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on once and never compared
    record TorrentBytes(byte[] bytes, String infoHash, List<String> files) implements ResolvedLink {}

    /**
     * @param files the names of what was posted, as far as the subjects name them
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on once and never compared
    record NzbBytes(byte[] bytes, List<String> files) implements ResolvedLink {}

    /** What it holds, as far as it says so before anything is fetched; empty where it does not. */
    default List<String> files() {
        return List.of();
    }

    /** The link is the file itself. */
    record Direct() implements ResolvedLink {}
}
