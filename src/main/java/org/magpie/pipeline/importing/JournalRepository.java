package org.magpie.pipeline.importing;

import java.util.List;
import java.util.Optional;
import org.hibernate.StatelessSession;
import org.hibernate.annotations.processing.Find;
import org.hibernate.annotations.processing.HQL;

/** The stored import journal. */
interface JournalRepository {
    StatelessSession session();

    @Find
    Optional<JournalEntity> find(long id);

    @HQL("from JournalEntity where downloadId = :download order by id")
    List<JournalEntity> of(long download);
}
