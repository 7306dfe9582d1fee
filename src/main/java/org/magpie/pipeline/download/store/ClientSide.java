package org.magpie.pipeline.download.store;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is known of a download's counterpart in its client: under which key, where, and whose it is. */
@Embeddable
public class ClientSide {
    @Column(name = "client_id")
    private long id;

    @Column(name = "client_key")
    private String key = "";

    @Column(name = "asked_client")
    private long asked;

    @Column(name = "client_added")
    private @Nullable Instant added;

    @Column(name = "was_there")
    private boolean wasThere;

    private boolean adopted;
    private @Nullable String place;
    private @Nullable String path;

    protected ClientSide() {}

    /**
     * @param adopted whether somebody else has started it
     */
    ClientSide(boolean adopted) {
        this.adopted = adopted;
    }

    void handedTo(long client, String itsKey) {
        id = client;
        key = itsKey;
    }

    void left() {
        key = "";
    }

    /** It is to be given to a client again, which will say another time. */
    void forgetWhenAdded() {
        added = null;
    }

    /** A client is about to be given it, and did not have it just now. */
    public void asks(long client) {
        asked = client;
    }

    /**
     * The client that was about to be given it, 0 for none. Where Magpie ended before it heard the answer, what is there of it is most
     * likely its own.
     */
    long asked() {
        return asked;
    }

    /** It was in its client before it was handed over: it is somebody else's, for good. */
    public void wasThere() {
        wasThere = true;
    }

    /** Whether its client had it before it was handed over. */
    boolean isForeign() {
        return wasThere;
    }

    boolean isAdopted() {
        return adopted;
    }

    /** Whether Magpie itself has put it into its client: only then may anything of it be changed or removed there. */
    public boolean isOwn() {
        return !adopted && !wasThere;
    }

    /** When its client said that it was added, by the client's own clock: what is added again later is another one. */
    public void addedAt(@Nullable Instant when) {
        added = when;
    }

    /** Whether its client has said when it was added. */
    public boolean knowsWhenAdded() {
        return added != null;
    }

    /**
     * Whether what its client has under its key is still what Magpie has put there.
     *
     * @param when it was added, as the client says now
     */
    public boolean isSame(@Nullable Instant when) {
        return added == null || added.equals(when);
    }

    /**
     * @param where in the client's own words
     * @param here the same on this computer, null where it is no path of it
     */
    void lies(String where, @Nullable Path here) {
        place = where;
        path = here == null ? null : here.toString();
    }

    public long id() {
        return id;
    }

    /** Empty while no client has it. */
    public String key() {
        return key;
    }

    /** In the client's own words, null while it does not say. */
    @Nullable
    public String place() {
        return place;
    }

    /** On this computer as it was last known, null while it was not. */
    @Nullable
    String path() {
        return path;
    }
}
