package org.magpie.provider.stored;

import java.util.List;
import org.hibernate.StatelessSession;
import org.hibernate.annotations.processing.HQL;

/** The stored plugs and their states. */
interface ProviderRepository {
    StatelessSession session();

    @HQL("from ProviderEntity")
    List<ProviderEntity> definitions();

    @HQL("from ProviderStateEntity")
    List<ProviderStateEntity> states();

    @HQL("from ProviderSeedEntity")
    List<ProviderSeedEntity> seeds();

    @HQL("select count(*) from ProviderEntity where id = :id")
    long countOf(long id);

    @HQL("delete from ProviderEntity where id = :id")
    int delete(long id);

    @HQL("delete from ProviderStateEntity where provider = :id")
    int forgetState(long id);
}
