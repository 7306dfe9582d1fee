package org.magpie.pipeline.download.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.StatelessSession;
import org.hibernate.annotations.processing.Find;
import org.hibernate.annotations.processing.HQL;

/** The stored downloads. */
interface DownloadRepository {
    StatelessSession session();

    @Find
    Optional<DownloadEntity> find(long id);

    @HQL("from DownloadEntity where id in :ids")
    List<DownloadEntity> all(List<Long> ids);

    /** Everything that is on its way or needs a person, oldest first. */
    @HQL("from DownloadEntity where state not in ('IMPORTED', 'FAILED', 'REMOVED') order by id")
    List<DownloadEntity> open();

    @HQL("from DownloadEntity where state in ('IMPORTED', 'FAILED') and ended >= :since order by id")
    List<DownloadEntity> endedSince(Instant since);

    /** The same of one slot. */
    @HQL("from DownloadEntity where state not in ('IMPORTED', 'FAILED', 'REMOVED') and grab.slotId = :slot order by id")
    List<DownloadEntity> openOf(long slot);

    /** Those that are over, of a client that may still hold them. */
    @HQL(
            "from DownloadEntity where state in ('IMPORTED', 'FAILED') and client.id = :client and client.key <> '' order by id")
    List<DownloadEntity> endedIn(long client);

    /** Those that a person took off the queue and that their clients are still to remove. */
    @HQL("from DownloadEntity where removalAsked is not null order by id")
    List<DownloadEntity> toRemove();

    /** Those for which another release is to be taken. */
    @HQL("from DownloadEntity where replacementDue is not null order by id")
    List<DownloadEntity> toReplace();

    @HQL("from DownloadEntity where client.id = :client and client.key = :key order by id")
    List<DownloadEntity> withKey(long client, String key);

    /** Those whose removal from that client was begun, and whose end was not noted. */
    @HQL("from DownloadEntity where client.id = :client and client.key <> '' and removal is not null order by id")
    List<DownloadEntity> leaving(long client);

    @HQL("from DownloadEntity where state = 'REMOVED' and client.key <> '' and ended >= :since order by id")
    List<DownloadEntity> removedSince(Instant since);
}
