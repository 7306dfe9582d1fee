package org.magpie.pipeline.download.direct;

import java.util.List;
import java.util.Optional;
import org.hibernate.StatelessSession;
import org.hibernate.annotations.processing.Find;
import org.hibernate.annotations.processing.HQL;

/** The stored direct downloads. */
interface DirectRepository {
    StatelessSession session();

    @Find
    Optional<DirectEntity> find(long id);

    @HQL("from DirectEntity where owner = :owner order by priority desc, id")
    List<DirectEntity> of(long owner);

    @HQL("from DirectEntity where owner = :owner and address = :address and state <> FAILED order by id")
    List<DirectEntity> alive(long owner, String address);

    @HQL("from DirectEntity where owner = :owner and state = WAITING order by priority desc, id")
    List<DirectEntity> waiting(long owner);
}
