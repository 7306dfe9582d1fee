package org.magpie.pipeline.download.direct;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.Message;

/** Answers that are no file: a stream's playlist (RFC 8216) or a web page. */
final class ContentSniffer {
    private static final Set<String> PLAYLISTS = Set.of(
            "application/vnd.apple.mpegurl",
            "application/x-mpegurl",
            "audio/mpegurl",
            "audio/x-mpegurl",
            "application/dash+xml");
    private static final byte[] PLAYLIST_HEAD = "#EXTM3U".getBytes(StandardCharsets.US_ASCII);

    private ContentSniffer() {}

    /** Why this answer must not be stored, null when it may. */
    static @Nullable Message refusal(Response response) {
        String header = response.header("Content-Type", "");
        String type = (header == null ? "" : header).split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        String path = response.request().url().encodedPath().toLowerCase(Locale.ROOT);
        if (PLAYLISTS.contains(type) || path.endsWith(".m3u8") || path.endsWith(".mpd")) {
            return Message.of("download.direct.playlist");
        }
        if (type.equals("text/html") || type.equals("application/xhtml+xml")) {
            return Message.of("download.direct.web-page");
        }
        return null;
    }

    /** Whether a file begins as a playlist does, whatever the server calls it. */
    static boolean isPlaylist(ByteBuffer head) {
        ByteBuffer wanted = ByteBuffer.wrap(PLAYLIST_HEAD);
        return head.remaining() >= wanted.remaining()
                && head.slice(head.position(), wanted.remaining()).equals(wanted);
    }
}
