package org.magpie.base.job;

import java.util.List;
import java.util.Optional;
import org.hibernate.StatelessSession;
import org.hibernate.annotations.processing.Find;
import org.hibernate.annotations.processing.HQL;

/** The stored jobs. */
interface JobRepository {
    StatelessSession session();

    @Find
    Optional<JobEntity> find(long id);

    @HQL("from JobEntity order by id desc limit :most")
    List<JobEntity> newest(int most);
}
