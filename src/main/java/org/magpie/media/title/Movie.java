package org.magpie.media.title;

import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Entity;
import java.time.Instant;
import org.magpie.media.MediaKind;
import org.magpie.media.Provenance;

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
