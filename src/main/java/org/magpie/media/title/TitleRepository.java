package org.magpie.media.title;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hibernate.StatelessSession;
import org.hibernate.annotations.processing.Find;
import org.hibernate.annotations.processing.HQL;

/** The stored titles, their items and slots. */
public interface TitleRepository {
    StatelessSession session();

    @Find
    Optional<Title> find(long id);

    @HQL("from Title where id in :ids order by id")
    List<Title> titles(Set<Long> ids);

    /** The one that a source knows by that id. */
    @HQL("from Title where type(this) = :kind and source = :source and sourceId = :sourceId")
    Optional<Title> bySource(Class<? extends Title> kind, String source, String sourceId);

    @HQL("from Item where titleId = :titleId order by season, number, id")
    List<Item> itemsOf(long titleId);

    @HQL("from Item where titleId in :titleIds order by titleId, season, number, id")
    List<Item> itemsOfAll(Set<Long> titleIds);

    @HQL("from Item where id in :ids order by titleId, season, number, id")
    List<Item> items(Set<Long> ids);

    @HQL("from Slot where titleId = :titleId order by place, id")
    List<Slot> slotsOf(long titleId);

    @HQL("from Slot where titleId in :titleIds order by titleId, place, id")
    List<Slot> slotsOfAll(Set<Long> titleIds);

    @HQL("from Slot where id = :id")
    Optional<Slot> slot(long id);

    @HQL("select count(*) from Slot where profileId = :profileId")
    long slotsWithProfile(long profileId);

    @HQL("select count(*) from Slot where rootId = :rootId")
    long slotsWithRoot(long rootId);

    @HQL("select titleId from Slot where profileId = :profileId")
    List<Long> titlesWithProfile(long profileId);
}
