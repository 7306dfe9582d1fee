package org.magpie.provider.stored;

import org.hibernate.StatelessSession;
import org.hibernate.annotations.processing.HQL;

/** Changes the stored plugs and their states; every start reads them, which {@link ProviderRows} does sooner. */
interface ProviderRepository {
    StatelessSession session();

    @HQL("select count(*) from ProviderEntity where id = :id")
    long countOf(long id);

    @HQL("delete from ProviderEntity where id = :id")
    int delete(long id);

    @HQL("delete from ProviderStateEntity where provider = :id")
    int forgetState(long id);
}
