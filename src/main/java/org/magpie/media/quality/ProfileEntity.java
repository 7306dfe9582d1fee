package org.magpie.media.quality;

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
import java.util.List;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.magpie.media.MediaKind;
import org.magpie.media.StoredJson;

/** The row of a {@link Profile}. */
@Entity
@Table(name = "profile")
public class ProfileEntity {
    private static final TypeReference<List<Profile.Entry>> ENTRIES = new TypeReference<>() {};

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "profile_seq")
    @SequenceGenerator(name = "profile_seq", sequenceName = "profile_seq", allocationSize = 1)
    private long id;

    private String name;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private MediaKind kind;

    private String entries;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private Quality cutoff;

    private boolean upgrades;

    @Column(name = "minimum_score")
    private int minimumScore;

    @Column(name = "cutoff_score")
    private int cutoffScore;

    @Column(name = "minimum_step")
    private int minimumStep;

    private String scores;
    private String languages;

    @SuppressWarnings("NullAway.Init") // filled in by the store
    protected ProfileEntity() {}

    public ProfileEntity(Profile profile) {
        kind = profile.kind();
        take(profile);
    }

    /** Becomes what the profile says; its kind stays. */
    @SuppressWarnings("NullAway.Init") // the constructor calls it
    public final void take(Profile profile) {
        name = profile.name();
        entries = StoredJson.write(profile.entries());
        cutoff = profile.cutoff();
        upgrades = profile.upgrades();
        minimumScore = profile.minimumScore();
        cutoffScore = profile.cutoffScore();
        minimumStep = profile.minimumStep();
        scores = StoredJson.writeNumbers(profile.scores());
        languages = StoredJson.writeSet(profile.languages());
    }

    public void rename(String next) {
        name = next;
    }

    public long id() {
        return id;
    }

    public Profile toProfile() {
        return new Profile(
                id,
                name,
                kind,
                StoredJson.read(entries, ENTRIES),
                cutoff,
                upgrades,
                minimumScore,
                cutoffScore,
                minimumStep,
                StoredJson.numbers(scores),
                StoredJson.set(languages));
    }
}
