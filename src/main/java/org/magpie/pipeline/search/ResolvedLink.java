package org.magpie.pipeline.search;

/** What a release's link leads to, checked to be what it should be. */
public sealed interface ResolvedLink {
    /**
     * @param infoHash 40 lower-case hex digits
     */
    record MagnetLink(String link, String infoHash) implements ResolvedLink {}

    /**
     * @param infoHash 40 lower-case hex digits
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on once and never compared
    record TorrentBytes(byte[] bytes, String infoHash) implements ResolvedLink {}

    @SuppressWarnings("ArrayRecordComponent") // handed on once and never compared
    record NzbBytes(byte[] bytes) implements ResolvedLink {}

    /** The link is the file itself. */
    record Direct() implements ResolvedLink {}
}
