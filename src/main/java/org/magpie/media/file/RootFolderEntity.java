package org.magpie.media.file;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.nio.file.Path;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.magpie.media.MediaKind;

/** The row of a {@link RootFolder}. */
@Entity
@Table(name = "root_folder")
public class RootFolderEntity {
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "root_folder_seq")
    @SequenceGenerator(name = "root_folder_seq", sequenceName = "root_folder_seq", allocationSize = 1)
    private long id;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private MediaKind kind;

    private String path;

    @SuppressWarnings("NullAway.Init") // filled in by the store
    protected RootFolderEntity() {}

    public RootFolderEntity(MediaKind kind, Path path) {
        this.kind = kind;
        this.path = path.toString();
    }

    public long id() {
        return id;
    }

    public MediaKind kind() {
        return kind;
    }

    public Path path() {
        return Path.of(path);
    }
}
