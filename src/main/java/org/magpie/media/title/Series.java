package org.magpie.media.title;

import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Entity;
import java.time.Instant;
import org.magpie.media.MediaKind;
import org.magpie.media.Provenance;

/** A show: its items are episodes. */
@Entity
@DiscriminatorValue("SERIES")
public non-sealed class Series extends Title {
    protected Series() {}

    Series(String name, Provenance provenance, Instant added) {
        super(name, provenance, added);
    }

    @Override
    public MediaKind kind() {
        return MediaKind.SERIES;
    }
}
