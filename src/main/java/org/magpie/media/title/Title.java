package org.magpie.media.title;

import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorColumn;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hibernate.annotations.ConcreteProxy;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.magpie.base.text.PlainText;
import org.magpie.media.Artwork;
import org.magpie.media.MediaKind;
import org.magpie.media.Provenance;
import org.magpie.media.StoredJson;
import org.magpie.media.TitleDetails;

/** What a person adds to the library. Its items, slots, ids, aliases and tags are rows of their own that name its id. */
@Entity
@Table(name = "title")
@Inheritance(strategy = InheritanceType.SINGLE_TABLE)
@DiscriminatorColumn(name = "kind", length = 20)
@ConcreteProxy // or Hibernate makes a proxy class of the sealed one, which the JVM refuses
public abstract sealed class Title permits Movie, Series, Artist, Author {
    private static final Pattern ARTICLE = Pattern.compile("^(?:the|an?)\\s+(?=\\S)", Pattern.CASE_INSENSITIVE);

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "title_seq")
    @SequenceGenerator(name = "title_seq", sequenceName = "title_seq", allocationSize = 1)
    private long id;

    private String name;

    @Column(name = "sort_name")
    private String sortName;

    @Column(name = "first_year")
    private int year;

    private String overview = "";
    private String genres = "[]";
    private String status = "";
    private String network = "";
    private int minutes;
    private double rating;

    @Column(name = "original_language")
    private String originalLanguage = "";

    private boolean monitored;

    @Column(name = "new_items")
    private boolean newItems;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private Provenance provenance;

    private @Nullable String source;

    @Column(name = "source_id")
    private @Nullable String sourceId;

    @Column(name = "poster_address")
    private @Nullable String posterAddress;

    @Column(name = "backdrop_address")
    private @Nullable String backdropAddress;

    @Column(name = "has_poster")
    private boolean hasPoster;

    @Column(name = "has_backdrop")
    private boolean hasBackdrop;

    private Instant added;
    private @Nullable Instant refreshed;

    @SuppressWarnings("NullAway.Init") // filled in by the store
    protected Title() {}

    Title(String name, Provenance provenance, Instant added) {
        this.name = PlainText.line(name);
        this.sortName = sortName(this.name);
        this.provenance = provenance;
        this.added = added;
        this.monitored = true;
        this.newItems = true;
    }

    /** A new title of any kind, monitored. */
    public static Title of(MediaKind kind, String name, Provenance provenance, Instant added) {
        return switch (kind) {
            case MOVIE -> new Movie(name, provenance, added);
            case SERIES -> new Series(name, provenance, added);
            case MUSIC -> new Artist(name, provenance, added);
            case BOOK -> new Author(name, provenance, added);
        };
    }

    /** A name without its article and in lower case, as shelves are sorted. */
    public static String sortName(String name) {
        return ARTICLE.matcher(name.strip()).replaceFirst("").toLowerCase(Locale.ROOT);
    }

    /** Says which source knows it and by which id. */
    public void comesFrom(String knownSource, String idThere) {
        source = knownSource;
        sourceId = idThere;
    }

    /** Takes what a source says of it. A picture at a new address has to be fetched again. */
    public void learn(TitleDetails details, Instant now) {
        name = details.name();
        sortName = sortName(details.name());
        year = details.year();
        overview = details.overview();
        genres = StoredJson.write(details.genres());
        status = details.status();
        network = details.network();
        minutes = details.minutes();
        rating = details.rating();
        originalLanguage = details.originalLanguage();
        String poster = Objects.toString(details.poster(), null);
        hasPoster &= Objects.equals(poster, posterAddress);
        posterAddress = poster;
        String backdrop = Objects.toString(details.backdrop(), null);
        hasBackdrop &= Objects.equals(backdrop, backdropAddress);
        backdropAddress = backdrop;
        refreshed = now;
    }

    public void monitor(boolean wanted) {
        monitored = wanted;
    }

    /** Whether items that appear later, such as a new season, are monitored. */
    public void monitorNewItems(boolean wanted) {
        newItems = wanted;
    }

    /** Says whether a picture of it lies on disk. */
    public void pictured(Artwork.Kind kind, boolean there) {
        switch (kind) {
            case POSTER -> hasPoster = there;
            case BACKDROP -> hasBackdrop = there;
        }
    }

    public abstract MediaKind kind();

    public long id() {
        return id;
    }

    public String name() {
        return name;
    }

    public String sortName() {
        return sortName;
    }

    /** 0 where it is not known. */
    public int year() {
        return year;
    }

    public String overview() {
        return overview;
    }

    public List<String> genres() {
        return StoredJson.texts(genres);
    }

    public String status() {
        return status;
    }

    public String network() {
        return network;
    }

    /** Length of the film or of an episode; 0 where it is not known. */
    public int minutes() {
        return minutes;
    }

    /** 0 to 10; 0 where it is not known. */
    public double rating() {
        return rating;
    }

    /** English name, empty where it is not known. */
    public String originalLanguage() {
        return originalLanguage;
    }

    public boolean isMonitored() {
        return monitored;
    }

    public boolean monitorsNewItems() {
        return newItems;
    }

    public Provenance provenance() {
        return provenance;
    }

    /** Key of the source that knows it; empty where it was made by hand. */
    public Optional<String> source() {
        return Optional.ofNullable(source);
    }

    public Optional<String> sourceId() {
        return Optional.ofNullable(sourceId);
    }

    /** Where a picture can be fetched. */
    public Optional<URI> address(Artwork.Kind kind) {
        return Optional.ofNullable(kind == Artwork.Kind.POSTER ? posterAddress : backdropAddress)
                .map(URI::create);
    }

    public boolean has(Artwork.Kind kind) {
        return kind == Artwork.Kind.POSTER ? hasPoster : hasBackdrop;
    }

    public Instant added() {
        return added;
    }

    public Optional<Instant> refreshed() {
        return Optional.ofNullable(refreshed);
    }
}
