package org.magpie.pipeline.download.store;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.Message;
import org.magpie.base.text.StoredMessage;
import org.magpie.base.text.UnreadableTextException;
import org.magpie.pipeline.decide.BlockReason;
import org.magpie.pipeline.download.DownloadClient;
import org.magpie.pipeline.download.DownloadSource;
import org.magpie.pipeline.download.DownloadState;
import org.magpie.pipeline.download.TrackedDownload;
import org.magpie.pipeline.grab.Grab;
import org.magpie.pipeline.search.SeedGoal;

/** The row of a tracked download. */
@Entity
@Table(name = "download")
public class DownloadEntity {
    private static final String KEEP_DATA = "KEEP_DATA";
    private static final String WITH_DATA = "WITH_DATA";

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private long id;

    @Embedded
    private StoredGrab grab;

    @Embedded
    private ClientSide client;

    /** Kept as it is stored: a later version may know a state that this one does not. */
    private String state;

    private long size;
    private long done;
    private @Nullable String said;
    private int tries;

    @Column(name = "look_again")
    private @Nullable Instant lookAgain;

    private Instant moved;
    private Instant added;

    private boolean inspected;

    private String priority;

    private @Nullable String removal;

    private @Nullable Instant ended;

    /** Name of the reason for which it has failed, null while it has not. */
    private @Nullable String failure;

    /** Null unless a client is still to be asked to remove it. */
    @Column(name = "removal_asked")
    private @Nullable String removalAsked;

    @Column(name = "replacement_due")
    private @Nullable Instant replacementDue;

    @Column(name = "replacement_tries")
    private int replacementTries;

    @SuppressWarnings("NullAway.Init") // filled in by the store
    protected DownloadEntity() {}

    /**
     * @param adopted whether somebody else has started it
     */
    public DownloadEntity(Grab grab, SeedGoal goal, boolean adopted, Instant now) {
        this.grab = new StoredGrab(grab, goal);
        this.client = new ClientSide(adopted);
        this.state = DownloadState.QUEUED.name();
        this.size = grab.release().size();
        this.moved = now;
        this.added = now;
        this.priority = DownloadClient.Priority.NORMAL.name();
    }

    /** A client has taken it. Of one that is over only the place is noted: so that it can be taken out of there again. */
    public void handedTo(long clientId, String key) {
        client.handedTo(clientId, key);
        if (!isOver()) {
            said = null;
            tries = 0;
            lookAgain = null;
        }
    }

    /** Whether something else came than what was taken, see {@link TrackedDownload#isMistaken}. */
    public boolean isMistaken() {
        Message why = said();
        return state() == DownloadState.IMPORT_BLOCKED
                && why != null
                && why.key().startsWith(TrackedDownload.MISTAKEN);
    }

    /** It is about to be removed from its client; noted first, so that a crash in between loses no line of history. */
    public void beginRemoval(Message line) {
        removal = StoredMessage.writeNullable(line);
    }

    /** Its client did not remove it. */
    public void endRemoval() {
        removal = null;
    }

    /** The line of history of a removal that was begun, null where none was. */
    @Nullable
    public Message removal() {
        return StoredMessage.readNullable(removal);
    }

    /** Stays in its client although it is over, for this reason. */
    public void stays(Message why) {
        said = StoredMessage.writeNullable(why);
    }

    /** Comes from another indexer than the one it was chosen of. */
    public void comesFrom(DownloadSource source, SeedGoal goal) {
        grab.comesFrom(source, goal);
        size = source.release().size();
    }

    /** Its client holds nothing of it any more. */
    public void leftClient() {
        client.left();
        removal = null;
    }

    /**
     * Stands in another state, or in the same for another reason. What {@link DownloadTransitions} does not allow changes nothing; of
     * a row that this version cannot read nothing is allowed but to remove it.
     *
     * @return whether it does stand so now
     */
    public boolean turn(DownloadState next, @Nullable Message why, Instant now) {
        boolean allowed =
                isReadable() ? DownloadTransitions.allows(state(), next) : !isOver() && next == DownloadState.REMOVED;
        if (allowed) {
            stand(next, why, now);
        }
        return allowed;
    }

    /**
     * Takes back what is over, as if its client had just taken it.
     *
     * @return whether that could be: not what a person has taken off the queue and its client is still to remove
     */
    public boolean revive(Instant now) {
        boolean allowed = isReadable() && DownloadTransitions.isRevivable(state()) && removalAsked == null;
        if (allowed) {
            stand(DownloadState.QUEUED, null, now);
        }
        return allowed;
    }

    /**
     * A person wants back what was taken off the queue. What its client still holds goes on there; what Magpie has thrown away there
     * is given to a client again; what was over is only shown again.
     *
     * @param before its state when it was taken off
     * @return whether that could be
     */
    public boolean takeBack(DownloadState before, Instant now) {
        if (!isReadable() || !DownloadTransitions.isRevivable(state())) {
            return false;
        }
        boolean over = DownloadTransitions.isOver(before);
        if (!over && client.isOwn() && removalAsked == null) {
            leftClient();
            client.forgetWhenAdded();
            inspected = false;
            done = 0;
        }
        removalDone();
        replaced();
        stand(over ? before : DownloadState.QUEUED, null, now);
        return true;
    }

    /**
     * A person does not want to see it any more, although it is over: what is in the library, or has failed, is taken off the list.
     *
     * @return whether that could be: not what was removed before
     */
    public boolean dismiss(Message why, Instant now) {
        boolean allowed = DownloadTransitions.isDismissible(state());
        if (allowed) {
            stand(DownloadState.REMOVED, why, now);
        }
        return allowed;
    }

    /** Why it has failed, in the words of the blocklist. */
    public void failedFor(BlockReason reason) {
        failure = reason.name();
    }

    private void stand(DownloadState next, @Nullable Message why, Instant now) {
        state = next.name();
        failure = null;
        said = StoredMessage.writeNullable(why);
        ended = DownloadTransitions.isOver(next) ? now : null;
        if (next != DownloadState.IMPORT_BLOCKED) {
            lookAgain = null;
        }
    }

    /**
     * Its client is still to remove it.
     *
     * @param withData and what it has fetched
     */
    public void askRemoval(boolean withData) {
        removalAsked = withData ? WITH_DATA : KEEP_DATA;
        tries = 0;
        lookAgain = null;
    }

    /** Its client has removed it, or there is none that could. */
    public void removalDone() {
        removalAsked = null;
        lookAgain = null;
    }

    /** Whether a client is still to be asked to remove it. */
    public boolean isRemovalAsked() {
        return removalAsked != null;
    }

    /** Whether its client is to throw away what it has fetched. */
    public boolean isRemovedWithData() {
        return WITH_DATA.equals(removalAsked);
    }

    /** Another release is to be taken in its place, from then on. */
    public void replaceAt(Instant when) {
        replacementDue = when;
    }

    /** That did not go well. */
    public void replaceAgainAt(Instant when) {
        replacementTries++;
        replacementDue = when;
    }

    /** That was done, or is not wanted. */
    public void replaced() {
        replacementDue = null;
        replacementTries = 0;
    }

    /** When another release is to be taken in its place, null where none is. */
    @Nullable
    public Instant replacementDue() {
        return replacementDue;
    }

    public int replacementTries() {
        return replacementTries;
    }

    /**
     * @param bytes in all, -1 while it is not known
     * @param lastByte when a byte came last
     * @param where in the client's own words, null while it does not say
     * @param here the same on this computer, null where it is no path of it
     */
    public void progress(long bytesDone, long bytes, Instant lastByte, @Nullable String where, @Nullable Path here) {
        done = bytesDone;
        size = bytes;
        moved = lastByte;
        if (where != null) {
            client.lies(where, here);
        }
    }

    /** Its list of files was looked at. */
    public void inspected() {
        inspected = true;
    }

    /** Comes before or behind the others of its client. */
    public void prioritise(DownloadClient.Priority wanted) {
        priority = wanted.name();
    }

    /** Did not go well, and is tried once more, later; null: only when a person asks for it. */
    public void again(@Nullable Instant when) {
        tries++;
        lookAgain = when;
    }

    /** Is tried now, whatever was to be waited for; that counts as no try. */
    public void tryNow(Instant now) {
        lookAgain = now;
    }

    public long id() {
        return id;
    }

    /** What was taken, and for what. */
    public StoredGrab grab() {
        return grab;
    }

    /** What its client has of it. */
    public ClientSide client() {
        return client;
    }

    /** Bytes when it was last stored. */
    public long done() {
        return done;
    }

    /** Bytes, -1 while it is not known. */
    public long size() {
        return size;
    }

    /** What stands there in a word that this version does not know needs a person. */
    public DownloadState state() {
        return StoredWord.of(DownloadState.class, state).orElse(DownloadState.IMPORT_BLOCKED);
    }

    /** Whether nothing happens with it any more. */
    public boolean isOver() {
        return DownloadTransitions.isOver(state());
    }

    /** Whether every word of it is one that this version knows; its release is another matter. */
    boolean isReadable() {
        return StoredWord.of(DownloadState.class, state).isPresent()
                && StoredWord.of(DownloadClient.Priority.class, priority).isPresent()
                && grab.isReadable();
    }

    /** Among those of its client; as usual where the word is not known. */
    DownloadClient.Priority priority() {
        return StoredWord.of(DownloadClient.Priority.class, priority).orElse(DownloadClient.Priority.NORMAL);
    }

    /** When it is tried once more; null: at once while no client has it, else only when a person asks for it. */
    @Nullable
    public Instant lookAgain() {
        return lookAgain;
    }

    public int tries() {
        return tries;
    }

    /** When a byte came last. */
    public Instant moved() {
        return moved;
    }

    Instant added() {
        return added;
    }

    /** Whether it has failed because of what it holds, which nobody wants on a disk. */
    public boolean isBad() {
        return BlockReason.MALWARE.name().equals(failure);
    }

    public boolean isInspected() {
        return inspected;
    }

    /** When it ended, null while it has not. */
    @Nullable
    public Instant ended() {
        return ended;
    }

    /** Why it stands as it does, null where there is nothing to say. */
    @Nullable
    public Message said() {
        try {
            return StoredMessage.readNullable(said);
        } catch (UnreadableTextException unknown) {
            return null;
        }
    }
}
