package org.magpie.media.file;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hibernate.StatelessSession;
import org.hibernate.annotations.processing.Find;
import org.hibernate.annotations.processing.HQL;

/** The rows of the library's files. */
interface FileRepository {
    StatelessSession session();

    @Find
    Optional<MediaFile> find(long id);

    @HQL("from MediaFile where id in :ids order by id")
    List<MediaFile> files(Set<Long> ids);

    @HQL("from MediaFile where titleId = :titleId order by id")
    List<MediaFile> filesOfTitle(long titleId);

    @HQL("from MediaFile where rootId = :rootId and path = :path")
    Optional<MediaFile> at(long rootId, String path);

    @HQL("select count(*) from MediaFile where rootId = :rootId")
    long filesUnderRoot(long rootId);
}
