package org.magpie.media.title;

import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Entity;
import org.magpie.media.ItemDetails;

/** An album of an artist. */
@Entity
@DiscriminatorValue("ALBUM")
public non-sealed class Album extends Item {
    protected Album() {}

    Album(long titleId, ItemDetails details, boolean monitored) {
        super(titleId, details, monitored);
    }
}
