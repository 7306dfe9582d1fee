package org.magpie.provider.stored;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** Remembers that a built-in plug was set up once, so that it does not come back after a person has deleted it. */
@Entity
@Table(name = "provider_seed")
class ProviderSeedEntity {
    @Id
    private String plug;

    @SuppressWarnings("NullAway.Init") // filled in by the store
    protected ProviderSeedEntity() {}

    ProviderSeedEntity(String plug) {
        this.plug = plug;
    }

    String plug() {
        return plug;
    }
}
