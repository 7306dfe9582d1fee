package org.magpie.media.title;

import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorColumn;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.hibernate.annotations.ConcreteProxy;
import org.jspecify.annotations.Nullable;
import org.magpie.media.ItemDetails;
import org.magpie.media.MediaKind;

/** The smallest thing that can be wanted and fetched. When it was last searched for and how it stands are kept beside it. */
@Entity
@Table(name = "item")
@Inheritance(strategy = InheritanceType.SINGLE_TABLE)
@DiscriminatorColumn(name = "kind", length = 20)
@ConcreteProxy // or Hibernate makes a proxy class of the sealed one, which the JVM refuses
public abstract sealed class Item permits Film, Episode, Album, Book {
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "item_seq")
    @SequenceGenerator(name = "item_seq", sequenceName = "item_seq", allocationSize = 50)
    private long id;

    @Column(name = "title_id")
    private long titleId;

    private String name;
    private int season;
    private int number;

    @Column(name = "absolute_number")
    private @Nullable Integer absolute;

    @Column(name = "release_date")
    private @Nullable LocalDate releaseDate;

    @Column(name = "cinema_date")
    private @Nullable LocalDate cinemaDate;

    @Column(name = "digital_date")
    private @Nullable LocalDate digitalDate;

    @Column(name = "physical_date")
    private @Nullable LocalDate physicalDate;

    private @Nullable Instant available;
    private int minutes;

    @Column(name = "source_id")
    private @Nullable String sourceId;

    private boolean monitored;

    @SuppressWarnings("NullAway.Init") // filled in by the store
    protected Item() {}

    Item(long titleId, ItemDetails details, boolean monitored) {
        this.titleId = titleId;
        this.name = details.name();
        this.monitored = monitored;
        learn(details);
    }

    /** A new item of a title of that kind. */
    public static Item of(MediaKind kind, long titleId, ItemDetails details, boolean monitored) {
        return switch (kind) {
            case MOVIE -> new Film(titleId, details, monitored);
            case SERIES -> new Episode(titleId, details, monitored);
            case MUSIC -> new Album(titleId, details, monitored);
            case BOOK -> new Book(titleId, details, monitored);
        };
    }

    /** Takes what a source says of it. */
    public final void learn(ItemDetails details) {
        name = details.name();
        season = details.season();
        number = details.number();
        absolute = details.absolute();
        releaseDate = details.releaseDate();
        cinemaDate = details.cinemaDate();
        digitalDate = details.digitalDate();
        physicalDate = details.physicalDate();
        available = details.available();
        minutes = details.minutes();
        sourceId = details.sourceId();
    }

    public void monitor(boolean wanted) {
        monitored = wanted;
    }

    public ItemDetails details() {
        return new ItemDetails(
                name,
                season,
                number,
                absolute,
                releaseDate,
                cinemaDate,
                digitalDate,
                physicalDate,
                available,
                minutes,
                sourceId);
    }

    public long id() {
        return id;
    }

    public long titleId() {
        return titleId;
    }

    public String name() {
        return name;
    }

    /** 0 for a special and for what is no episode. */
    public int season() {
        return season;
    }

    /** Within the season; 0 for what is no episode. */
    public int number() {
        return number;
    }

    public boolean isMonitored() {
        return monitored;
    }

    /** From when on it can be had; empty where that is not known. */
    public Optional<Instant> available() {
        return Optional.ofNullable(available);
    }

    public Optional<String> sourceId() {
        return Optional.ofNullable(sourceId);
    }
}
