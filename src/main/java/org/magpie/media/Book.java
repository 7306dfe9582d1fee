package org.magpie.media;

import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Entity;

/** A book of an author. */
@Entity
@DiscriminatorValue("BOOK")
public non-sealed class Book extends Item {
    protected Book() {}

    Book(long titleId, ItemDetails details, boolean monitored) {
        super(titleId, details, monitored);
    }
}
