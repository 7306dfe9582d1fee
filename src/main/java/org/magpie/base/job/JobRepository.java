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

    /** Forgets all ended ones of a name but the newest. */
    @HQL("delete from JobEntity where name = :name and state <> RUNNING and state <> WAITING and id <="
            + " (select max(old.id) from (select job.id as id from JobEntity job where job.name = :name"
            + " order by job.id desc limit 1 offset :kept) old)")
    int forgetOld(String name, int kept);
}
