package org.magpie.media.title;

import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Entity;
import org.magpie.media.ItemDetails;

/** The one item of a movie. */
@Entity
@DiscriminatorValue("FILM")
public non-sealed class Film extends Item {
    protected Film() {}

    Film(long titleId, ItemDetails details, boolean monitored) {
        super(titleId, details, monitored);
    }
}
