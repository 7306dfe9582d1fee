package org.magpie.pipeline.download;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.magpie.pipeline.search.Protocol;
import org.magpie.pipeline.search.Release;
import org.magpie.pipeline.search.SeedGoal;

/** Something that fetches. Safe for any number of threads; every method may throw {@link org.magpie.provider.ProviderException}. */
public interface DownloadClient {
    Set<Protocol> protocols();

    /**
     * Starts a download. Adding what is there already is no error: its id is answered, and nothing of it is changed, neither category
     * nor limits nor order, since it may be somebody else's.
     *
     * @param content what to fetch
     * @param terms how, as far as the client knows such things
     * @return what is verified to be there
     */
    Added add(Release release, Content content, Terms terms);

    /** Everything in Magpie's category. */
    List<ClientDownload> list();

    /**
     * One download, whether or not it still is in Magpie's category; empty where there is none of that id.
     *
     * <p>Asked only for what {@link #list} does not tell of: a person may have renamed or removed the category.
     */
    default Optional<ClientDownload> tell(String id) {
        return Optional.empty();
    }

    void pause(String id);

    void resume(String id);

    /**
     * Removes a download; removing what is gone already is no error.
     *
     * @param withData whether what it has fetched goes too; files that another download of the client uses as well stay
     */
    void remove(String id, boolean withData);

    /** What a download holds, as soon as the client knows it; empty until then, and where the client never tells. */
    default List<Listed> files(String id) {
        return List.of();
    }

    /** Moves a download before or behind others; without effect where the client has no such order. */
    default void prioritise(String id, Priority priority) {}

    /** Bytes free where the client puts what it fetches; empty where it does not tell. */
    default OptionalLong freeSpace() {
        return OptionalLong.empty();
    }

    /** Which of many comes first. Its name in the bundle is {@code download.priority.<name>}, in lower case. */
    enum Priority {
        LOW,
        NORMAL,
        HIGH
    }

    /**
     * What became of adding.
     *
     * @param id the client's own
     * @param wasThere whether the client had it before and said so; where a client's answer cannot tell, it is asked beforehand
     */
    record Added(String id, boolean wasThere) {}

    /**
     * How something is to be fetched.
     *
     * @param goal what a torrent is to give back
     * @param own ids of what Magpie itself has put into this client; anything else of the same name is somebody else's
     * @param again whether the same may have been handed over before, without the answer being heard
     */
    record Terms(Priority priority, SeedGoal goal, Set<String> own, boolean again) {
        /** As usual, with the client's own goals. */
        public static final Terms USUAL = new Terms(Priority.NORMAL, SeedGoal.NONE);

        public Terms {
            own = Set.copyOf(own);
        }

        /** For something that is handed over for the first time. */
        public Terms(Priority priority, SeedGoal goal) {
            this(priority, goal, Set.of(), false);
        }

        /** Whether a download of the same name, in Magpie's category, may be taken for the one that is to be added. */
        public boolean mayBe(String id) {
            return again || own.contains(id);
        }
    }

    /**
     * A file of a download.
     *
     * @param path inside the download, with {@code /} between its parts; nobody has checked it
     * @param size bytes, negative while it is not known
     * @param completeness how much of this one file the client holds, by its own figures
     */
    record Listed(String path, long size, Completeness completeness) {
        /** A file whose client does not tell how much of it is there. */
        public Listed(String path, long size) {
            this(path, size, Completeness.UNKNOWN);
        }
    }

    /** How much of one file of a download is there, as its client tells. */
    enum Completeness {
        /** Every piece of it. */
        WHOLE,
        /** Some pieces are missing and are still to come. */
        PARTIAL,
        /** Deselected in the client: what is missing will not come, and what is there may be pieces of its neighbours. */
        DESELECTED,
        /** The client does not tell for single files. */
        UNKNOWN
    }

    /** What a client is given. */
    sealed interface Content {
        /** A magnet link. */
        record Magnet(String link, String infoHash) implements Content {}

        /** The bytes of a torrent file. */
        @SuppressWarnings("ArrayRecordComponent") // handed over once and never compared
        record TorrentFile(byte[] bytes, String infoHash) implements Content {}

        /** The bytes of an NZB file. */
        @SuppressWarnings("ArrayRecordComponent") // handed over once and never compared
        record NzbFile(byte[] bytes) implements Content {}

        /** An address to be fetched as it is; size and checksum are the release's. */
        record Link() implements Content {}
    }
}
