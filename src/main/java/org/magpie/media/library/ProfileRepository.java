package org.magpie.media.library;

import java.util.List;
import java.util.Optional;
import org.hibernate.StatelessSession;
import org.hibernate.annotations.processing.Find;
import org.hibernate.annotations.processing.HQL;
import org.magpie.media.MediaKind;
import org.magpie.media.file.RootFolderEntity;
import org.magpie.media.quality.ProfileEntity;

/** The rows of profiles and root folders. */
interface ProfileRepository {
    StatelessSession session();

    @Find
    Optional<ProfileEntity> find(long id);

    @HQL("from ProfileEntity order by kind, id")
    List<ProfileEntity> all();

    @HQL("select count(*) from ProfileEntity where kind = :kind and lower(name) = lower(:name) and id <> :id")
    long namesakes(MediaKind kind, String name, long id);

    @HQL("from RootFolderEntity order by kind, path")
    List<RootFolderEntity> roots();

    @HQL("from RootFolderEntity where id = :id")
    Optional<RootFolderEntity> root(long id);
}
