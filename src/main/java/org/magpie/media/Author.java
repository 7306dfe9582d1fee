package org.magpie.media;

import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Entity;
import java.time.Instant;

/** A writer: the items are books. */
@Entity
@DiscriminatorValue("BOOK")
public non-sealed class Author extends Title {
    protected Author() {}

    Author(String name, Provenance provenance, Instant added) {
        super(name, provenance, added);
    }

    @Override
    public MediaKind kind() {
        return MediaKind.BOOK;
    }
}
