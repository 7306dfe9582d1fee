package org.magpie.media.file;

import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Set;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.magpie.media.StoredJson;
import org.magpie.media.quality.Quality;
import org.magpie.media.quality.Revision;

/** The row of a {@link LibraryFile}. */
@Entity
@Table(name = "media_file")
public class MediaFile {
    private static final TypeReference<MediaInfo> INFO = new TypeReference<>() {};

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "media_file_seq")
    @SequenceGenerator(name = "media_file_seq", sequenceName = "media_file_seq", allocationSize = 50)
    private long id;

    @Column(name = "title_id")
    private long titleId;

    @Column(name = "slot_id")
    private long slotId;

    @Column(name = "root_id")
    private long rootId;

    private String path;
    private long bytes;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private Quality quality;

    private int version;

    @Column(name = "real_count")
    private int realCount;

    private boolean repack;
    private String languages;

    @Column(name = "release_group")
    private String group;

    private String edition;

    @Column(name = "media_info")
    private @Nullable String info;

    @Column(name = "release_name")
    private String releaseName;

    @Column(name = "indexer_flags")
    private String flags;

    private int score;
    private @Nullable String sha1;
    private Instant added;

    @SuppressWarnings("NullAway.Init") // filled in by the store
    protected MediaFile() {}

    public MediaFile(long titleId, FileFacts facts) {
        this.titleId = titleId;
        this.slotId = facts.slotId();
        this.rootId = facts.rootId();
        this.path = facts.path();
        this.bytes = facts.bytes();
        this.quality = facts.quality();
        this.version = facts.revision().version();
        this.realCount = facts.revision().real();
        this.repack = facts.revision().repack();
        this.languages = StoredJson.writeSet(facts.languages());
        this.group = facts.group();
        this.edition = facts.edition();
        this.info = facts.info() == null ? null : StoredJson.write(facts.info());
        this.releaseName = facts.releaseName();
        this.flags = StoredJson.writeSet(facts.flags());
        this.score = facts.score();
        this.sha1 = facts.sha1();
        this.added = facts.added();
    }

    /** Says that it lies elsewhere now. */
    public void moved(long newRootId, String newPath) {
        rootId = newRootId;
        path = newPath;
    }

    public long id() {
        return id;
    }

    public long titleId() {
        return titleId;
    }

    public long slotId() {
        return slotId;
    }

    public long rootId() {
        return rootId;
    }

    public FileFacts facts(Set<Long> itemIds) {
        return new FileFacts(
                slotId,
                itemIds,
                rootId,
                path,
                bytes,
                quality,
                new Revision(version, realCount, repack),
                StoredJson.set(languages),
                group,
                edition,
                info == null ? null : StoredJson.read(info, INFO),
                releaseName,
                StoredJson.set(flags),
                score,
                sha1,
                added);
    }
}
