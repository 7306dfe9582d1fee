package org.magpie.media;

import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Entity;
import java.time.Instant;

/** A musician or band: the items are albums. */
@Entity
@DiscriminatorValue("MUSIC")
public non-sealed class Artist extends Title {
    protected Artist() {}

    Artist(String name, Provenance provenance, Instant added) {
        super(name, provenance, added);
    }

    @Override
    public MediaKind kind() {
        return MediaKind.MUSIC;
    }
}
