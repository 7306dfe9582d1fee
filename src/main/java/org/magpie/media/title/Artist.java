package org.magpie.media.title;

import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Entity;
import java.time.Instant;
import org.magpie.media.MediaKind;
import org.magpie.media.Provenance;

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
