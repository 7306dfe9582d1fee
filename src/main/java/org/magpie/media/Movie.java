package org.magpie.media;

import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Entity;
import java.time.Instant;

/** A film: one item. */
@Entity
@DiscriminatorValue("MOVIE")
public non-sealed class Movie extends Title {
    protected Movie() {}

    Movie(String name, Provenance provenance, Instant added) {
        super(name, provenance, added);
    }

    @Override
    public MediaKind kind() {
        return MediaKind.MOVIE;
    }
}
