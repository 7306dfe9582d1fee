package org.magpie.pipeline.download.client.rtorrent;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.Message;
import org.magpie.pipeline.download.ClientDownload;
import org.magpie.pipeline.download.DownloadState;
import org.magpie.pipeline.download.client.TorrentClients;

/**
 * One torrent in rTorrent's list.
 *
 * @param columns in the order of {@link #commands()}
 */
public record RtorrentRow(List<?> columns) {
    private static final long PATIENCE_WITH_PEERS = 60;

    /** What is asked of each torrent, in the order of the answer. */
    private enum Column {
        HASH("d.hash="),
        NAME("d.name="),
        LABEL("d.custom1="),
        META("d.is_meta="),
        STATE("d.state="),
        ACTIVE("d.is_active="),
        OPEN("d.is_open="),
        COMPLETE("d.complete="),
        HASHING("d.hashing="),
        SIZE("d.size_bytes="),
        DONE("d.completed_bytes="),
        LEFT("d.left_bytes="),
        WANTED("d.wanted_chunks="),
        CHUNK("d.chunk_size="),
        SPEED("d.down.rate="),
        MESSAGE("d.message="),
        RATIO("d.ratio="),
        FINISHED("d.timestamp.finished="),
        CHANGED("d.state_changed="),
        NOW("system.time_seconds="),
        PEERS("d.peers_connected="),
        PATH("d.base_path="),
        FOLDER("d.directory="),
        MANY("d.is_multi_file="),
        FREE("d.free_diskspace="),
        ADDED("d.custom=" + Rtorrent.ADDED);

        private final String command;

        Column(String command) {
            this.command = command;
        }
    }

    /** What is to be asked of each torrent. */
    public static Stream<String> commands() {
        return Stream.of(Column.values()).map(column -> column.command);
    }

    /** Lower case, as Magpie writes it. */
    String hash() {
        return text(Column.HASH).toLowerCase(Locale.ROOT);
    }

    String label() {
        return text(Column.LABEL);
    }

    /** Bytes free where it stands, 0 where rTorrent does not tell. */
    long free() {
        return number(Column.FREE);
    }

    /**
     * Whether nothing that is wanted is missing although the torrent is not complete: some of its files are deselected. The files
     * themselves must confirm it.
     */
    boolean mayBeWholeInPart() {
        return number(Column.META) == 0
                && number(Column.COMPLETE) == 0
                && number(Column.HASHING) == 0
                && number(Column.WANTED) == 0
                && number(Column.DONE) > 0;
    }

    /**
     * The torrent as its client tells of it.
     *
     * @param client as the person called it, for sentences
     * @param wholeInPart whether every file that is not deselected is there
     */
    ClientDownload read(String client, boolean wholeInPart) {
        boolean known = number(Column.META) == 0;
        boolean whole = known && (number(Column.COMPLETE) == 1 || wholeInPart);
        // What is deselected will not come: neither the size nor what is left counts it.
        long left = whole ? 0 : Math.min(number(Column.LEFT), number(Column.WANTED) * number(Column.CHUNK));
        long size = number(Column.COMPLETE) == 1 ? number(Column.SIZE) : number(Column.DONE) + left;
        long speed = number(Column.SPEED);
        DownloadState state = state(known, whole);
        return new ClientDownload(
                hash(),
                text(Column.NAME),
                state,
                known ? size : -1,
                known ? left : -1,
                known && !whole ? speed : 0,
                whole || !known || speed <= 0 ? null : Duration.ofSeconds(left / speed),
                known ? place() : null,
                whole && number(Column.STATE) != 0,
                number(Column.RATIO) / 1000.0,
                seeded(whole),
                // It knows no limit of its own, and a pause tells nothing.
                false,
                TorrentClients.time(stamp()),
                said(client, state, known));
    }

    private DownloadState state(boolean known, boolean whole) {
        if (number(Column.HASHING) > 0) {
            return DownloadState.QUEUED;
        }
        if (whole) {
            return DownloadState.COMPLETED;
        }
        if (number(Column.STATE) == 0) {
            return DownloadState.PAUSED;
        }
        if (number(Column.ACTIVE) == 0) {
            // Started, but rTorrent has closed it again: a full disk, a folder that may not be written to.
            boolean closed = number(Column.OPEN) == 0;
            return closed && !isTrackers() && !message().isEmpty() ? DownloadState.FAILED : DownloadState.QUEUED;
        }
        if (!known) {
            return DownloadState.QUEUED;
        }
        boolean nobody = number(Column.SPEED) == 0 && number(Column.PEERS) == 0;
        return nobody && since(Column.CHANGED) > PATIENCE_WITH_PEERS
                ? DownloadState.STALLED
                : DownloadState.DOWNLOADING;
    }

    private @Nullable Message said(String client, DownloadState state, boolean known) {
        String message = message();
        return switch (state) {
            case FAILED -> Message.of("plug.client.says", client, message);
            case STALLED ->
                isTrackers() ? Message.of("plug.client.no-peers-tracker", message) : Message.of("plug.client.no-peers");
            case QUEUED -> {
                if (known) {
                    yield null;
                }
                yield isTrackers()
                        ? Message.of("plug.client.metadata-tracker", message)
                        : Message.of("plug.client.metadata");
            }
            default -> null;
        };
    }

    private String message() {
        return text(Column.MESSAGE);
    }

    private boolean isTrackers() {
        return message().startsWith("Tracker:");
    }

    /**
     * At least so long: since it was last started, as rTorrent does not add up times. Null while it is stopped, and where it found its
     * files there already: nothing tells for how long it has given.
     */
    private @Nullable Duration seeded(boolean whole) {
        if (!whole) {
            return Duration.ZERO;
        }
        boolean gives = number(Column.STATE) != 0 && number(Column.ACTIVE) != 0;
        if (!gives || number(Column.FINISHED) <= 0) {
            return null;
        }
        return Duration.ofSeconds(Math.max(0, Math.min(since(Column.FINISHED), since(Column.CHANGED))));
    }

    /** Seconds since 1970, 0 where the torrent bears no such mark. */
    private long stamp() {
        String text = text(Column.ADDED);
        return text.matches("\\d{1,12}") ? Long.parseLong(text) : 0;
    }

    /** Seconds, by rTorrent's own clock. */
    private long since(Column column) {
        return number(Column.NOW) - number(column);
    }

    /** The base path is empty while a torrent is closed. */
    private @Nullable String place() {
        String path = text(Column.PATH);
        if (!path.isEmpty()) {
            return path;
        }
        String folder = text(Column.FOLDER);
        return number(Column.MANY) == 1 ? folder : TorrentClients.place(folder, text(Column.NAME));
    }

    private String text(Column column) {
        return text(columns, column.ordinal());
    }

    private long number(Column column) {
        return number(columns, column.ordinal());
    }

    static String text(List<?> row, int at) {
        return at < row.size() ? row.get(at).toString() : "";
    }

    static long number(List<?> row, int at) {
        return at < row.size() && row.get(at) instanceof Long number ? number : 0;
    }
}
