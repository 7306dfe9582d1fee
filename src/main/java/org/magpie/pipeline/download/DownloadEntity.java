package org.magpie.pipeline.download;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.Message;
import org.magpie.base.text.StoredMessage;
import org.magpie.pipeline.grab.Grab;
import org.magpie.pipeline.search.Protocol;
import org.magpie.pipeline.search.SeedGoal;

/** The row of a tracked download. */
@Entity
@Table(name = "download")
class DownloadEntity {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private long id;

    private String correlation;

    @Column(name = "client_id")
    private long clientId;

    @Column(name = "client_key")
    private String clientKey;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private DownloadState state;

    @Column(name = "title_id")
    private long titleId;

    @Column(name = "title_name")
    private String titleName;

    @Column(name = "slot_id")
    private long slotId;

    @Column(name = "item_ids")
    private String itemIds;

    @Column(name = "release_name")
    private String releaseName;

    @Column(name = "release_json")
    private String releaseJson;

    @Column(name = "title_tags")
    private String titleTags;

    @Column(name = "verdict_id")
    private long verdictId;

    private int score;

    @Column(name = "by_hand")
    private boolean byHand;

    private long size;
    private long done;
    private @Nullable String path;
    private @Nullable String place;
    private @Nullable String said;
    private int tries;

    @Column(name = "look_again")
    private @Nullable Instant lookAgain;

    private Instant moved;
    private Instant added;

    @Column(name = "seed_ratio")
    private double seedRatio;

    @Column(name = "seed_seconds")
    private @Nullable Long seedSeconds;

    private boolean adopted;
    private boolean inspected;

    @Column(name = "was_there")
    private boolean wasThere;

    @Column(name = "asked_client")
    private long askedClient;

    @Column(name = "client_added")
    private @Nullable Instant clientAdded;

    private @Nullable String removal;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private DownloadClient.Priority priority;

    private @Nullable Instant ended;

    @SuppressWarnings("NullAway.Init") // filled in by the store
    protected DownloadEntity() {}

    /**
     * @param adopted whether somebody else has started it
     */
    DownloadEntity(Grab grab, SeedGoal goal, boolean adopted, Instant now) {
        this.correlation = grab.correlation();
        this.clientKey = "";
        this.state = DownloadState.QUEUED;
        this.titleId = grab.titleId();
        this.titleName = grab.titleName();
        this.slotId = grab.slotId();
        this.itemIds =
                new TreeSet<>(grab.itemIds()).stream().map(Object::toString).collect(Collectors.joining(","));
        this.titleTags = String.join("\n", new TreeSet<>(grab.titleTags()));
        this.releaseName = grab.release().name();
        this.releaseJson = StoredRelease.write(grab.release());
        this.verdictId = grab.verdictId();
        this.score = grab.score();
        this.byHand = grab.byHand();
        this.size = grab.release().size();
        this.moved = now;
        this.added = now;
        this.seedRatio = goal.ratio();
        this.seedSeconds = goal.time() == null ? null : goal.time().toSeconds();
        this.adopted = adopted;
        this.priority = DownloadClient.Priority.NORMAL;
    }

    /** A client has taken it. */
    void handedTo(long client, String key) {
        clientId = client;
        clientKey = key;
        said = null;
        tries = 0;
        lookAgain = null;
    }

    /** A client is about to be given it, and did not have it just now. */
    void asks(long client) {
        askedClient = client;
    }

    /**
     * The client that was about to be given it, 0 for none. Where Magpie ended before it heard the answer, what is there of it is most
     * likely its own.
     */
    long askedClient() {
        return askedClient;
    }

    /** It was in its client before it was handed over: it is somebody else's, for good. */
    void wasThere() {
        wasThere = true;
    }

    /** When its client said that it was added, by the client's own clock: what is added anew later is another one. */
    void addedInClient(@Nullable Instant when) {
        clientAdded = when;
    }

    /**
     * Whether what its client has under its id is still what Magpie has put there.
     *
     * @param when it was added, as the client says now
     */
    boolean isSameInClient(@Nullable Instant when) {
        return clientAdded == null || clientAdded.equals(when);
    }

    /** Whether Magpie itself has put it into its client: only then may anything of it be changed or removed there. */
    boolean isOwn() {
        return !adopted && !wasThere;
    }

    /** It is about to be removed from its client; noted first, so that a crash in between loses no line of history. */
    void beginRemoval(Message line) {
        removal = StoredMessage.writeNullable(line);
    }

    /** Its client did not remove it. */
    void endRemoval() {
        removal = null;
    }

    /** The line of history of a removal that was begun, null where none was. */
    @Nullable
    Message removal() {
        return StoredMessage.readNullable(removal);
    }

    /** Stays in its client although it is over, for this reason. */
    void stays(Message why) {
        said = StoredMessage.writeNullable(why);
    }

    /** Comes from another indexer than the one it was chosen of. */
    void comesFrom(Origin origin, SeedGoal goal) {
        releaseJson = StoredRelease.write(origin.release());
        releaseName = origin.release().name();
        size = origin.release().size();
        verdictId = origin.verdictId() == 0 ? verdictId : origin.verdictId();
        seedRatio = goal.ratio();
        seedSeconds = goal.time() == null ? null : goal.time().toSeconds();
    }

    /** Its client holds nothing of it any more. */
    void leftClient() {
        clientKey = "";
        removal = null;
    }

    /** Stands in another state, for this reason. */
    void turn(DownloadState next, @Nullable Message why, Instant now) {
        state = next;
        said = StoredMessage.writeNullable(why);
        boolean over = next == DownloadState.IMPORTED || next == DownloadState.FAILED || next == DownloadState.REMOVED;
        ended = over ? now : null;
        if (next != DownloadState.IMPORT_BLOCKED) {
            lookAgain = null;
        }
    }

    /**
     * @param bytes in all, -1 while it is not known
     * @param lastByte when a byte came last
     * @param where in the client's own words, null while it does not say
     * @param here the same on this computer, null where it is no path of it
     */
    void progress(long bytesDone, long bytes, Instant lastByte, @Nullable String where, @Nullable Path here) {
        done = bytesDone;
        size = bytes;
        moved = lastByte;
        if (where != null) {
            place = where;
            path = here == null ? null : here.toString();
        }
    }

    /** Its list of files was looked at. */
    void inspected() {
        inspected = true;
    }

    /** Comes before or behind the others of its client. */
    void prioritise(DownloadClient.Priority wanted) {
        priority = wanted;
    }

    /** Tries what did not go well once more, later; null: only when a person asks for it. */
    void again(@Nullable Instant when) {
        tries++;
        lookAgain = when;
    }

    long id() {
        return id;
    }

    Set<String> titleTags() {
        return titleTags.isEmpty() ? Set.of() : Set.of(titleTags.split("\n"));
    }

    /** Bytes when it was last stored. */
    long done() {
        return done;
    }

    /** Bytes, -1 while it is not known. */
    long size() {
        return size;
    }

    long clientId() {
        return clientId;
    }

    String clientKey() {
        return clientKey;
    }

    DownloadState state() {
        return state;
    }

    int tries() {
        return tries;
    }

    /** When a byte came last. */
    Instant moved() {
        return moved;
    }

    Instant added() {
        return added;
    }

    /** In the client's own words, null while it does not say. */
    @Nullable
    String place() {
        return place;
    }

    SeedGoal goal() {
        return new SeedGoal(seedRatio, seedSeconds == null ? null : Duration.ofSeconds(seedSeconds));
    }

    /** How it is fetched. */
    Protocol protocol() {
        return StoredRelease.read(releaseJson).protocol();
    }

    /** Whether it has failed because of what it holds, which nobody wants on a disk. */
    boolean isBad() {
        Message why = said();
        return why != null
                && (why.key().startsWith(ContentCheck.BAD) || why.key().equals("import.dangerous"));
    }

    boolean isAdopted() {
        return adopted;
    }

    boolean isInspected() {
        return inspected;
    }

    /** When it ended, null while it has not. */
    @Nullable
    Instant ended() {
        return ended;
    }

    /** Why it stands as it does, null where there is nothing to say. */
    @Nullable
    Message said() {
        return StoredMessage.readNullable(said);
    }

    /**
     * @param here where its place is on this computer, null where it is no path of it
     */
    TrackedDownload toRecord(Live live, @Nullable Path here) {
        // What its client says counts for as long as it is followed there; afterwards, why it ended as it did.
        boolean followed = state.ordinal() <= DownloadState.COMPLETED.ordinal();
        Message why = followed && live.said() != null ? live.said() : said();
        Set<Long> items = Arrays.stream(itemIds.split(",")).map(Long::valueOf).collect(Collectors.toUnmodifiableSet());
        return new TrackedDownload(
                id,
                correlation,
                clientId,
                clientKey,
                state,
                titleId,
                titleName,
                slotId,
                items,
                StoredRelease.read(releaseJson),
                verdictId,
                score,
                byHand,
                size,
                live.done() >= 0 ? live.done() : done,
                live.speed(),
                live.timeLeft(),
                place == null && path != null ? Path.of(path) : here,
                why,
                tries,
                lookAgain,
                added,
                place,
                adopted,
                wasThere,
                priority);
    }
}
