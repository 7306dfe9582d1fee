package org.magpie.pipeline.download;

import java.util.List;
import java.util.Set;
import org.magpie.pipeline.search.Protocol;
import org.magpie.pipeline.search.Release;

/** Something that fetches. Safe for any number of threads; every method may throw {@link org.magpie.provider.ProviderException}. */
public interface DownloadClient {
    Set<Protocol> protocols();

    /**
     * Starts a download. Adding what is there already is no error: its id is answered.
     *
     * @param content what to fetch
     * @return the client's id of it, verified to be there
     */
    String add(Release release, Content content);

    /** Everything in Magpie's category. */
    List<ClientDownload> list();

    void pause(String id);

    void resume(String id);

    /** Removes a download; removing what is gone already is no error. */
    void remove(String id, boolean withData);

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
