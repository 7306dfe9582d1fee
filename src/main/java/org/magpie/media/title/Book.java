package org.magpie.media.title;

import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Entity;
import org.magpie.media.ItemDetails;

/** A book of an author. */
@Entity
@DiscriminatorValue("BOOK")
public non-sealed class Book extends Item {
    protected Book() {}

    Book(long titleId, ItemDetails details, boolean monitored) {
        super(titleId, details, monitored);
    }
}
