package org.magpie.pipeline.download.direct;

import java.io.IOException;
import java.net.ProtocolException;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okio.BufferedSource;
import okio.Okio;
import okio.Throttler;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.Message;
import org.magpie.pipeline.download.direct.Neighbourhood.PrivateAddressException;
import org.magpie.pipeline.search.LinkHeaders;

/**
 * One try at one file: asks for what is missing, appends it to the {@code .part} file and, once whole and verified, gives the
 * file its name. Ranges and their conditions by RFC 9110, sections 13.1.5 and 14.
 */
final class Transfer {
    private static final int BLOCK = 1 << 17;
    private static final int MOST_REDIRECTS = 10;

    private final OkHttpClient client;
    private final Throttler throttler;
    private final Neighbourhood neighbourhood;
    private final Limits limits;
    private final Clock clock;
    private final DirectEntity row;
    private final Running running;
    private final Describing describing;

    /** Keeps what a server says of the file, before the first of its bytes is written. */
    interface Describing {
        void describe(long size, @Nullable String etag, @Nullable String lastModified);
    }

    Transfer(
            OkHttpClient client,
            Throttler throttler,
            Neighbourhood neighbourhood,
            Limits limits,
            Clock clock,
            DirectEntity row,
            Running running,
            Describing describing) {
        this.client = client;
        this.throttler = throttler;
        this.neighbourhood = neighbourhood;
        this.limits = limits;
        this.clock = clock;
        this.row = row;
        this.running = running;
        this.describing = describing;
    }

    /** Blocks until this try has ended; never throws for what a server or the disk may do. */
    Outcome run() {
        try {
            Files.createDirectories(row.ownFolder());
            return fetch();
        } catch (PrivateAddressException refused) {
            return new Outcome.Refused(
                    Message.of("download.direct.private-address", String.valueOf(refused.getMessage())));
        } catch (FileSystemException failure) {
            return new Outcome.Later(diskMessage(failure), null, false);
        } catch (IOException failure) {
            return broken(failure);
        }
    }

    private Outcome fetch() throws IOException {
        if (!Files.exists(row.part()) && Files.exists(row.target())) {
            // Magpie ended between the naming of the file and the note of it.
            Files.move(row.target(), row.part(), StandardCopyOption.ATOMIC_MOVE);
        }
        try (FileChannel file = FileChannel.open(
                row.part(), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            long have = usable(file);
            if (have > 0 && have == row.size()) {
                return verify(file, have, Checksum.of(row.checksum()).orElse(null));
            }
            if (row.size() > 0 && lacksSpace(row.size() - have)) {
                return diskFull();
            }
            running.startsAt(have);
            try (Response response = request(have)) {
                return take(response, file, have);
            }
        }
    }

    /** How many of the bytes on disk can be built upon. */
    private long usable(FileChannel file) throws IOException {
        long have = file.size();
        boolean known = row.etag() != null || row.lastModified() != null || row.checksum() != null;
        if (have > 0 && (!known || row.size() > 0 && have > row.size())) {
            file.truncate(0);
            return 0;
        }
        return have;
    }

    private Response request(long have) throws IOException {
        HttpUrl address = HttpUrl.get(row.address());
        String host = address.host();
        Map<String, String> headers = LinkHeaders.of(address.uri());
        Neighbourhood.Visit visit = neighbourhood.visit(address);
        OkHttpClient bound = client.newBuilder()
                .dns(visit)
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(true)
                .callTimeout(Duration.ZERO)
                .readTimeout(limits.stallWindow().plusSeconds(1))
                .build();
        for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
            visit.check(address);
            // Compression would make the bytes on disk others than those a range counts.
            Request.Builder request = new Request.Builder().url(address).header("Accept-Encoding", "identity");
            if (address.host().equals(host)) {
                headers.forEach(request::header);
            }
            if (have > 0) {
                request.header("Range", "bytes=" + have + "-");
                validator().ifPresent(value -> request.header("If-Range", value));
            }
            Call call = bound.newCall(request.build());
            running.sending(call);
            Response response = call.execute();
            running.headCame();
            if (!isRedirect(response.code())) {
                return response;
            }
            try (response) {
                address = next(response);
            }
        }
        throw new RefusedException(Message.of("download.direct.too-many-redirects", MOST_REDIRECTS));
    }

    private static boolean isRedirect(int status) {
        return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
    }

    private static HttpUrl next(Response response) throws IOException {
        String location = response.header("Location");
        HttpUrl next = location == null ? null : response.request().url().resolve(location);
        if (next == null) {
            // resolve() answers null for anything that is neither http nor https, file: among them.
            throw new RefusedException(Message.of("download.direct.bad-redirect"));
        }
        return next;
    }

    /** A weak tag says that two files mean the same, not that their bytes are (RFC 9110, 8.8.1). */
    private Optional<String> validator() {
        String tag = row.etag();
        if (tag != null && !tag.startsWith("W/")) {
            return Optional.of(tag);
        }
        return Optional.ofNullable(row.lastModified());
    }

    private Outcome take(Response response, FileChannel file, long asked) throws IOException {
        int status = response.code();
        if (status == 416) {
            return unsatisfied(response, file, asked);
        }
        if (status != 200 && status != 206) {
            return Statuses.outcome(response, clock.instant());
        }
        Message wrong = Contents.refusal(response);
        if (wrong != null) {
            return new Outcome.Refused(wrong);
        }
        long from = 0;
        long total = response.body().contentLength();
        if (status == 206) {
            ContentRange range = ContentRange.of(response.header("Content-Range"));
            if (range == null || range.from() != asked || changed(response, range)) {
                file.truncate(0);
                describing.describe(-1, null, null);
                return new Outcome.Later(Message.of("download.direct.changed"), Duration.ZERO, true);
            }
            from = asked;
            total = range.total() >= 0 ? range.total() : total < 0 ? -1 : asked + total;
        } else {
            file.truncate(0);
            running.startsAt(0);
        }
        if (row.checksum() != null && row.statedSize() > 0 && total >= 0 && total != row.statedSize()) {
            return new Outcome.Refused(Message.of("download.direct.other-size", total, row.statedSize()));
        }
        if (total > 0 && lacksSpace(total - from)) {
            return diskFull();
        }
        describing.describe(total, response.header("ETag"), response.header("Last-Modified"));
        return append(response, file, from, total);
    }

    private boolean changed(Response response, ContentRange range) {
        String tag = response.header("ETag");
        boolean otherTag = tag != null && row.etag() != null && !tag.equals(row.etag());
        boolean otherSize = range.total() >= 0 && row.size() > 0 && range.total() != row.size();
        return otherTag || otherSize;
    }

    private Outcome unsatisfied(Response response, FileChannel file, long asked) throws IOException {
        ContentRange range = ContentRange.of(response.header("Content-Range"));
        if (range != null && asked > 0 && range.total() == asked) {
            return verify(file, asked, Checksum.of(row.checksum()).orElse(null));
        }
        file.truncate(0);
        describing.describe(-1, null, null);
        return new Outcome.Later(Message.of("download.direct.changed"), null, true);
    }

    private Outcome append(Response response, FileChannel file, long from, long total) throws IOException {
        Checksum checksum = Checksum.of(row.checksum()).orElse(null);
        long bound = total >= 0
                ? total
                : row.statedSize() > 0 && row.checksum() != null ? row.statedSize() : limits.largest();
        byte[] block = new byte[BLOCK];
        long at = from;
        try (BufferedSource source =
                Okio.buffer(throttler.source(response.body().source()))) {
            while (true) {
                if (running.isStopped()) {
                    return new Outcome.Stopped();
                }
                int read = source.read(block);
                if (read < 0) {
                    break;
                }
                if (at + read > bound) {
                    return new Outcome.Refused(Message.of("download.direct.endless", bound));
                }
                if (at == 0 && Contents.isPlaylist(block, read)) {
                    return new Outcome.Refused(Message.of("download.direct.playlist"));
                }
                write(file, block, read, at);
                if (checksum != null) {
                    checksum.written(block, read, at, file);
                }
                at += read;
                running.came(read);
            }
        }
        if (total >= 0 && at < total) {
            return new Outcome.Later(Message.of("download.direct.short", at, total), null, true);
        }
        return verify(file, at, checksum);
    }

    private static void write(FileChannel file, byte[] block, int length, long at) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(block, 0, length);
        long place = at;
        while (buffer.hasRemaining()) {
            try {
                place += file.write(buffer, place);
            } catch (IOException failure) {
                // A channel's own exceptions do not tell that it was the disk; the network's must not be taken for it.
                throw new FileSystemException(null, null, failure.getMessage());
            }
        }
    }

    private Outcome verify(FileChannel file, long length, @Nullable Checksum checksum) throws IOException {
        if (checksum != null && !checksum.fits(file, length)) {
            file.truncate(0);
            return new Outcome.Later(Message.of("download.direct.checksum"), Duration.ZERO, true);
        }
        if (length == 0) {
            return new Outcome.Refused(Message.of("download.direct.empty"));
        }
        file.force(true);
        Files.move(row.part(), row.target(), StandardCopyOption.ATOMIC_MOVE);
        return new Outcome.Whole(length);
    }

    private boolean lacksSpace(long bytes) throws IOException {
        return Files.getFileStore(row.ownFolder()).getUsableSpace() < bytes + limits.reserve();
    }

    private Outcome diskFull() {
        return new Outcome.Later(Message.of("disk.full", row.folder().toString()), null, false);
    }

    private Message diskMessage(FileSystemException failure) {
        try {
            if (Files.getFileStore(row.folder()).getUsableSpace() < BLOCK) {
                return Message.of("disk.full", row.folder().toString());
            }
        } catch (IOException unreachable) {
            return Message.of("disk.missing", row.folder().toString());
        }
        return Message.of(
                failure instanceof NoSuchFileException ? "disk.missing" : "download.direct.disk",
                row.folder().toString());
    }

    private Outcome broken(IOException failure) {
        if (failure instanceof RefusedException refused) {
            return new Outcome.Refused(refused.said);
        }
        if (running.isStopped()) {
            return new Outcome.Stopped();
        }
        String host = running.host;
        if (running.wasStalled() || failure instanceof java.io.InterruptedIOException) {
            return new Outcome.Later(Message.of("download.direct.stalled", host), null, true);
        }
        if (failure instanceof UnknownHostException) {
            return new Outcome.Later(Message.of("download.direct.unknown-host", host), null, true);
        }
        if (failure instanceof ProtocolException && row.size() > 0) {
            return new Outcome.Later(Message.of("download.direct.short", running.done(), row.size()), null, true);
        }
        return new Outcome.Later(Message.of("download.direct.broken", host), null, true);
    }

    /** Carries a refusal out of the request. */
    private static final class RefusedException extends IOException {
        private static final long serialVersionUID = 1L;

        private final transient Message said;

        RefusedException(Message said) {
            super(said.key());
            this.said = said;
        }
    }
}
