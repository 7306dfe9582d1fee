package org.magpie.pipeline.download;

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

    /** Everything that is on its way or needs a person, oldest first. */
    @HQL("from DownloadEntity where state not in (IMPORTED, FAILED, REMOVED) order by id")
    List<DownloadEntity> open();

    @HQL("from DownloadEntity where state in (IMPORTED, FAILED) and ended >= :since order by id")
    List<DownloadEntity> endedSince(Instant since);

    @HQL(
            "from DownloadEntity where state not in (IMPORTED, FAILED, REMOVED) and clientId = :client and clientKey = :key")
    List<DownloadEntity> openWithKey(long client, String key);

    /** Those that are imported but whose data their client still holds. */
    @HQL("from DownloadEntity where state = IMPORTED and clientKey <> '' order by id")
    List<DownloadEntity> importedInClient();
}
