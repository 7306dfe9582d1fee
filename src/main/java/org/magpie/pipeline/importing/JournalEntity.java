package org.magpie.pipeline.importing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.file.Path;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.magpie.base.text.Json;
import org.magpie.pipeline.importing.plan.ImportMode;
import org.magpie.pipeline.importing.plan.ImportPlan.Companion;
import org.magpie.pipeline.importing.plan.ImportPlan.Note;
import org.magpie.pipeline.importing.plan.ImportPlan.Placement;

/** One file on its way into the library, with the last step that is known to be done. */
@Entity
@Table(name = "import_journal")
class JournalEntity {
    private static final ObjectMapper MAPPER = Json.newMapper().disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    /** Steps in their order; each is stored once it is done on disk. */
    enum Stage {
        /** Nothing is done yet. */
        PLANNED,
        /** The whole file stands under its temporary name beside its target. */
        STAGED,
        /** What it replaces is in the recycle folder. */
        CLEARED,
        /** It has its name, and the library knows of it. */
        DONE
    }

    /** How the file gets there. */
    enum Mode {
        MOVE,
        LINK,
        COPY,
        /** Copied because it comes from another drive; the source goes once it is in the library. */
        COPY_AND_DELETE
    }

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private long id;

    @Column(name = "download_id")
    private long downloadId;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private Stage stage;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private Mode mode;

    private String source;
    private String root;
    private String note;

    private Instant started;

    @SuppressWarnings("UnusedVariable") // for whoever looks into the database
    private @Nullable Instant ended;

    @SuppressWarnings("NullAway.Init") // filled in by the store
    protected JournalEntity() {}

    JournalEntity(long downloadId, Placement placement, Instant now) {
        this.downloadId = downloadId;
        this.stage = Stage.PLANNED;
        this.mode = wanted(placement.note(), placement.link());
        this.source = placement.source().toString();
        this.root = placement.root().toString();
        this.note = write(placement.note());
        this.started = now;
    }

    void staged(Mode how) {
        stage = Stage.STAGED;
        mode = how;
    }

    void cleared() {
        stage = Stage.CLEARED;
    }

    void done(Instant now) {
        stage = Stage.DONE;
        ended = now;
    }

    /** Nothing of it stands in the root folder any more: it begins again. */
    void takenBack() {
        stage = Stage.PLANNED;
        mode = wanted(note(), mode == Mode.LINK || mode == Mode.COPY);
    }

    /** What a person wants, else what the download needs. */
    private static Mode wanted(Note note, boolean isLinked) {
        ImportMode wanted = note.mode();
        if (wanted == null) {
            return isLinked ? Mode.LINK : Mode.MOVE;
        }
        return switch (wanted) {
            case MOVE -> Mode.MOVE;
            case LINK -> Mode.LINK;
            case COPY -> Mode.COPY;
        };
    }

    /** Whether it was copied although a hard link was wanted. */
    boolean isCopiedInstead() {
        return mode == Mode.COPY && note().mode() != ImportMode.COPY;
    }

    /** Its file, with what comes with it, lies elsewhere by now. */
    void lies(Path now) {
        Path before = source().resolveSibling("");
        Path folder = now.resolveSibling("");
        Note noted = note();
        note = write(noted.broughtFrom(noted.beside().stream()
                .map(each -> new Companion(moved(Path.of(each.source()), before, folder), each.path()))
                .toList()));
        source = now.toString();
    }

    private static String moved(Path file, Path before, Path now) {
        return file.startsWith(before) ? now.resolve(before.relativize(file)).toString() : file.toString();
    }

    /** What it takes the place of was decided again; nothing of it stands in the root folder. */
    void decidedAnew(Note decided) {
        takenBack();
        note = write(decided);
    }

    /** What the names of files begin with that this import puts into the recycle folder; no import of any other data folder has the same. */
    String mark() {
        return id + "-" + Long.toString(started.toEpochMilli(), Character.MAX_RADIX);
    }

    long id() {
        return id;
    }

    long downloadId() {
        return downloadId;
    }

    Stage stage() {
        return stage;
    }

    Mode mode() {
        return mode;
    }

    Path source() {
        return Path.of(source);
    }

    Path root() {
        return Path.of(root);
    }

    Note note() {
        try {
            return MAPPER.readValue(note, Note.class);
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException("A stored import cannot be read", failure);
        }
    }

    Path target() {
        return root().resolve(note().facts().path());
    }

    /** The target's folder. */
    Path folder() {
        Path parent = target().getParent();
        return parent == null ? root() : parent;
    }

    /** Beside the target, so that giving it its name is one step on one drive. */
    Path temporary() {
        return target().resolveSibling(".magpie-" + id + ".part");
    }

    private static String write(Note note) {
        try {
            return MAPPER.writeValueAsString(note);
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException("An import cannot be written", failure);
        }
    }
}
