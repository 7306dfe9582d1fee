package org.magpie.pipeline.download.direct;

import java.io.IOException;
import java.net.ProtocolException;
import java.net.UnknownHostException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.time.Duration;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.Message;
import org.magpie.pipeline.download.direct.Requests.RefusedException;
import org.magpie.pipeline.download.direct.SsrfGuard.PrivateAddressException;

/**
 * One try at one file: asks for what is missing, writes it to the {@code .part} file and, once whole and verified, gives the file
 * its name. Ranges and their conditions by RFC 9110, sections 13.1.5 and 14.
 */
final class Transfer {
    private static final long HARDLY_ANY_ROOM = 1 << 18;
    private static final long WORTH_FLUSHING = 128L << 20;

    private final Means means;
    private final Limits limits;
    private final DirectEntity row;
    private final ActiveDownload active;
    private final Describing describing;
    private boolean roomIsOurs;

    /** What all downloads share. */
    record Means(
            OkHttpClient client,
            SsrfGuard neighbourhood,
            Bandwidth bandwidth,
            Preallocation preallocation,
            DiskReservations space,
            Clock clock) {}

    /** Keeps what a server says of the file, before the first of its bytes is written. */
    interface Describing {
        void describe(long size, @Nullable String etag, @Nullable String lastModified);
    }

    Transfer(Means means, Limits limits, DirectEntity row, ActiveDownload active, Describing describing) {
        this.means = means;
        this.limits = limits;
        this.row = row;
        this.active = active;
        this.describing = describing;
    }

    /** Blocks until this try has ended; never throws for what a server or the disk may do. */
    Outcome run() {
        try {
            Files.createDirectories(row.ownFolder());
            try (PartFile part = PartFile.open(row)) {
                active.writesTo(part);
                try {
                    return fetch(part);
                } finally {
                    active.hasWritten(part);
                }
            }
        } catch (PrivateAddressException refused) {
            return new Outcome.Refused(
                    Message.of("download.direct.private-address", String.valueOf(refused.getMessage())));
        } catch (FileSystemException failure) {
            return new Outcome.Later(diskMessage(failure), null, false);
        } catch (IOException failure) {
            return broken(failure);
        }
    }

    private Outcome fetch(PartFile part) throws IOException {
        if (part.isWhole()) {
            try (ChecksumWhileWriting hashing = hashing(part)) {
                return verify(part, hashing);
            }
        }
        if (row.size() > 0 && !takesRoom(part, row.size())) {
            return new Outcome.DiskFull();
        }
        Requests requests = new Requests(means.client(), means.neighbourhood(), row);
        Segment asked = part.take().orElseThrow();
        long from = part.at(asked);
        long last = part.end(asked) == part.total() || part.total() < 0 ? -1 : part.end(asked) - 1;
        part.release(asked);
        try (Connection connection = active.connect();
                Response response = requests.send(connection, from, last)) {
            Outcome unusable = look(response, part, requests, from);
            if (unusable != null) {
                connection.cancel();
                return unusable;
            }
            return copy(response, part, requests, connection);
        }
    }

    /** Null when the answer's bytes are what is missing of the file. */
    private @Nullable Outcome look(Response response, PartFile part, Requests requests, long asked) throws IOException {
        int status = response.code();
        if (status == 416) {
            return unsatisfied(response, part, asked);
        }
        if (status != 200 && status != 206) {
            return Statuses.outcome(response, means.clock().instant());
        }
        Message wrong = ContentSniffer.refusal(response);
        if (wrong != null) {
            return new Outcome.Refused(wrong);
        }
        long total = response.body().contentLength();
        if (status == 206) {
            ContentRange range = ContentRange.of(response.header("Content-Range"));
            if (range == null || requests.isOther(response, range, asked)) {
                return startAgain(part, Duration.ZERO);
            }
            total = range.total() >= 0 ? range.total() : total < 0 ? -1 : asked + total;
        }
        if (row.checksum() != null && row.statedSize() > 0 && total >= 0 && total != row.statedSize()) {
            return new Outcome.Refused(Message.of("download.direct.other-size", total, row.statedSize()));
        }
        if (status == 200) {
            part.restart();
        }
        part.total(total);
        if (total > 0 && !takesRoom(part, total)) {
            return new Outcome.DiskFull();
        }
        describing.describe(total, response.header("ETag"), response.header("Last-Modified"));
        return null;
    }

    private Outcome unsatisfied(Response response, PartFile part, long asked) throws IOException {
        ContentRange range = ContentRange.of(response.header("Content-Range"));
        if (range != null && asked > 0 && range.total() == asked && part.frontier() == asked) {
            part.total(asked);
            try (ChecksumWhileWriting hashing = hashing(part)) {
                return verify(part, hashing);
            }
        }
        return startAgain(part, null);
    }

    private Outcome startAgain(PartFile part, @Nullable Duration after) throws IOException {
        part.restart();
        describing.describe(-1, null, null);
        return new Outcome.Later(Message.of("download.direct.changed"), after, true);
    }

    private Outcome copy(Response response, PartFile part, Requests requests, Connection connection)
            throws IOException {
        long total = part.total();
        long bound = total >= 0
                ? total
                : row.statedSize() > 0 && row.checksum() != null ? row.statedSize() : limits.largest();
        boolean inParts = response.code() == 206 || "bytes".equalsIgnoreCase(response.header("Accept-Ranges", ""));
        try (ChecksumWhileWriting hashing = hashing(part)) {
            WriteBack writeBack = total - part.done() > WORTH_FLUSHING ? new WriteBack(part) : null;
            try (Streams streams = new Streams(part, requests, active, means.bandwidth(), limits, this::hasRoomLeft)) {
                Segment segment = part.take().orElse(null);
                Outcome ended = segment == null ? null : streams.run(response, segment, connection, bound, inParts);
                if (ended != null) {
                    return ended;
                }
            } finally {
                if (writeBack != null) {
                    writeBack.close();
                }
            }
            if (active.isStopped()) {
                return new Outcome.Stopped();
            }
            if (total >= 0 && part.done() < total) {
                return new Outcome.Later(Message.of("download.direct.short", part.done(), total), null, true);
            }
            return verify(part, hashing);
        }
    }

    private @Nullable ChecksumWhileWriting hashing(PartFile part) {
        return Checksum.of(row.checksum())
                .map(checksum -> new ChecksumWhileWriting(part, checksum))
                .orElse(null);
    }

    private Outcome verify(PartFile part, @Nullable ChecksumWhileWriting hashing) throws IOException {
        long length = part.done();
        if (hashing != null) {
            // The checksum is some way behind, so that this wait for the disk costs no time of its own.
            part.force();
        }
        if (hashing != null && !hashing.fits(length, active::isStopped)) {
            part.restart();
            return new Outcome.Later(Message.of("download.direct.checksum"), Duration.ZERO, true);
        }
        if (length == 0) {
            return new Outcome.Refused(Message.of("download.direct.empty"));
        }
        part.finish();
        return new Outcome.Whole(length);
    }

    /** Takes the room for the rest of the file from the disk, or at least counts it. */
    private boolean takesRoom(PartFile part, long total) throws IOException {
        if (roomIsOurs) {
            return true;
        }
        long missing = total - part.done();
        boolean enough = means.space().has(row.ownFolder(), missing + limits.reserve(), active);
        // Of a file that was begun before, the room may be its own already, and then need not be there once more.
        boolean taken = (enough || part.done() > 0) && means.preallocation().reserve(row.part(), total);
        if (taken && means.space().has(row.ownFolder(), limits.reserve(), active)) {
            roomIsOurs = true;
            return true;
        }
        part.releaseRoom();
        active.claims(missing);
        return enough;
    }

    private boolean hasRoomLeft() {
        return roomIsOurs || row.ownFolder().toFile().getUsableSpace() >= limits.reserve();
    }

    private Message diskMessage(FileSystemException failure) {
        String folder = row.folder().toString();
        try {
            if (Files.getFileStore(row.folder()).getUsableSpace() < HARDLY_ANY_ROOM) {
                return Message.of("disk.full", folder);
            }
        } catch (IOException unreachable) {
            return Message.of("disk.missing", folder);
        }
        return Message.of(failure instanceof NoSuchFileException ? "disk.missing" : "download.direct.disk", folder);
    }

    private Outcome broken(IOException failure) {
        if (failure instanceof RefusedException refused) {
            return new Outcome.Refused(refused.said());
        }
        if (active.isStopped()) {
            return new Outcome.Stopped();
        }
        String host = active.host;
        if (active.wasStalled() || failure instanceof java.io.InterruptedIOException) {
            return new Outcome.Later(Message.of("download.direct.stalled", host), null, true);
        }
        if (failure instanceof UnknownHostException) {
            return new Outcome.Later(Message.of("download.direct.unknown-host", host), null, true);
        }
        if (failure instanceof ProtocolException && row.size() > 0) {
            return new Outcome.Later(Message.of("download.direct.short", active.done(), row.size()), null, true);
        }
        return new Outcome.Later(Message.of("download.direct.broken", host), null, true);
    }
}
