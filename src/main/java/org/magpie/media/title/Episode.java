package org.magpie.media.title;

import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Entity;
import org.magpie.media.ItemDetails;

/** An episode of a series; a file may hold several. */
@Entity
@DiscriminatorValue("EPISODE")
public non-sealed class Episode extends Item {
    protected Episode() {}

    Episode(long titleId, ItemDetails details, boolean monitored) {
        super(titleId, details, monitored);
    }
}
