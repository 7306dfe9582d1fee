package org.magpie.pipeline.download.direct;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.file.Path;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.magpie.base.context.Actor;
import org.magpie.base.context.WorkContext;
import org.magpie.base.error.Message;
import org.magpie.base.text.StoredMessage;
import org.magpie.pipeline.download.DownloadClient;
import org.magpie.pipeline.search.Release;

/** The row of a direct download. The length of its file on disk, not this row, tells how far it has come. */
@Entity
@Table(name = "direct_download")
class DirectEntity {
    /** What a person or the last try decided; whether it runs just now only the memory knows. */
    enum State {
        WAITING,
        PAUSED,
        DONE,
        FAILED
    }

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private long id;

    @SuppressWarnings("UnusedVariable") // queries ask for it
    private long owner;

    private String address;
    private String name;
    private String folder;

    @Column(name = "file_name")
    private String fileName;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private State state;

    private long size;

    @Column(name = "stated_size")
    private long statedSize;

    private @Nullable String checksum;
    private @Nullable String etag;

    @Column(name = "last_modified")
    private @Nullable String lastModified;

    private long furthest;
    private int tries;
    private int mismatches;

    @Column(name = "again_at")
    private @Nullable Instant againAt;

    private @Nullable String said;

    @Column(name = "indexer_id")
    private long indexerId;

    private @Nullable String guid;

    @Column(name = "fresh_address")
    private @Nullable String freshAddress;

    private int relinks;
    private String correlation;
    private String actor;
    private int priority;

    @SuppressWarnings("NullAway.Init") // filled in by the store
    protected DirectEntity() {}

    DirectEntity(long owner, Release release, Path folder, String fileName, int priority) {
        this.owner = owner;
        this.address = release.link().toString();
        this.name = release.name();
        this.folder = folder.toString();
        this.fileName = fileName;
        this.statedSize = release.size();
        this.size = -1;
        this.checksum = release.checksum();
        this.state = State.WAITING;
        this.indexerId = release.indexerId();
        this.guid = release.guid();
        this.priority = priority;
        WorkContext context = WorkContext.current();
        this.correlation = context.correlation();
        this.actor = context.actor().stored();
    }

    /** Of the download that it belongs to, so that what is done for it after a restart is told of as its. */
    WorkContext context() {
        return correlation.isEmpty()
                ? WorkContext.begin(Actor.MAGPIE)
                : new WorkContext(Actor.read(actor), correlation);
    }

    void pause() {
        if (state == State.WAITING) {
            state = State.PAUSED;
        }
    }

    /** Lets it run again, with all its tries before it. */
    void resume() {
        if (state == State.PAUSED || state == State.FAILED) {
            state = State.WAITING;
            tries = 0;
            mismatches = 0;
            relinks = 0;
            againAt = null;
            said = null;
        }
    }

    void prioritise(int newPriority) {
        priority = newPriority;
    }

    /** Goes on from another address of the same file. */
    void relink(String link) {
        freshAddress = link;
        relinks++;
        tries = 0;
        againAt = null;
        said = null;
        if (checksum != null) {
            // Another machine may name the same file otherwise; the checksum will tell whether it is the same.
            etag = null;
            lastModified = null;
        }
    }

    /** What the server says of the file that is being fetched; a later answer must agree with it. */
    void describe(long bytes, @Nullable String tag, @Nullable String modified) {
        size = bytes;
        etag = tag != null && tag.length() <= 1000 ? tag : null;
        lastModified = modified != null && modified.length() <= 100 ? modified : null;
    }

    void finish(long bytes) {
        state = State.DONE;
        size = bytes;
        said = null;
        againAt = null;
    }

    void fail(Message why) {
        state = State.FAILED;
        said = StoredMessage.write(why);
        againAt = null;
    }

    /** Another try later. */
    void postpone(Message why, Instant when) {
        said = StoredMessage.write(why);
        againAt = when;
    }

    /** Counts a try, unless it came further than any before by enough to matter. */
    int countTry(long reached, long matters) {
        if (reached >= furthest + matters) {
            tries = 0;
            relinks = 0;
        }
        furthest = Math.max(furthest, reached);
        tries++;
        return tries;
    }

    /** Counts a file that came whole but was not what was promised. */
    int countMismatch() {
        size = -1;
        etag = null;
        lastModified = null;
        furthest = 0;
        return ++mismatches;
    }

    long id() {
        return id;
    }

    /** What was handed over. */
    String address() {
        return address;
    }

    /** Where it is fetched from now: what was handed over, or what its source has given since. */
    String currentAddress() {
        return freshAddress != null ? freshAddress : address;
    }

    /** The indexer that it came from, 0 where that is not known. */
    long indexerId() {
        return indexerId;
    }

    /** What it is called there, null where that is not known. */
    @Nullable
    String guid() {
        return guid;
    }

    /** How often its source was asked for another address since it last came further. */
    int relinks() {
        return relinks;
    }

    /** What it will be on disk; its size is -1 while nobody tells. */
    DownloadClient.Listed listed() {
        return new DownloadClient.Listed(
                fileName,
                size > 0 ? size : statedSize,
                state == State.DONE ? DownloadClient.Completeness.WHOLE : DownloadClient.Completeness.PARTIAL);
    }

    /** The larger, the sooner. */
    int priority() {
        return priority;
    }

    String name() {
        return name;
    }

    Path folder() {
        return Path.of(folder);
    }

    /** A folder of its own, so that two downloads may have files of the same name. */
    Path ownFolder() {
        return folder().resolve("direct-" + id);
    }

    Path target() {
        return ownFolder().resolve(fileName);
    }

    Path part() {
        return ownFolder().resolve(fileName + ".part");
    }

    /** Beside a file that comes in segments: which of its bytes are there. */
    Path segments() {
        return ownFolder().resolve(".segments");
    }

    State state() {
        return state;
    }

    /** Bytes, -1 before a server has told. */
    long size() {
        return size;
    }

    /** Bytes as the release states them, -1 where it does not. */
    long statedSize() {
        return statedSize;
    }

    /** Bytes of the longest file that any try has left on disk. */
    long furthest() {
        return furthest;
    }

    @Nullable
    String checksum() {
        return checksum;
    }

    @Nullable
    String etag() {
        return etag;
    }

    @Nullable
    String lastModified() {
        return lastModified;
    }

    @Nullable
    Instant againAt() {
        return againAt;
    }

    @Nullable
    Message said() {
        return StoredMessage.readNullable(said);
    }
}
