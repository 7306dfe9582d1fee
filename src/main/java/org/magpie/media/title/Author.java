package org.magpie.media.title;

import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Entity;
import java.time.Instant;
import org.magpie.media.MediaKind;
import org.magpie.media.Provenance;

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
