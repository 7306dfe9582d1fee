package org.magpie.provider.stored;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.magpie.provider.Definition;
import org.magpie.provider.ProviderKind;

/** The row of a plug that a person has set up. Its settings are JSON, their secrets locked one by one. */
@Entity
@Table(name = "provider")
@SuppressWarnings("UnusedVariable") // written here, read by ProviderRows
class ProviderEntity {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private long id;

    private String plug;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private ProviderKind kind;

    private String name;
    private boolean enabled;
    private int priority;
    private String tags;
    private String settings;

    @SuppressWarnings("NullAway.Init") // filled in by the store
    protected ProviderEntity() {}

    ProviderEntity(Definition<?> definition, String tags, String settings) {
        this.id = definition.id();
        this.plug = definition.plug();
        this.kind = definition.kind();
        this.name = definition.name();
        this.enabled = definition.enabled();
        this.priority = definition.priority();
        this.tags = tags;
        this.settings = settings;
    }

    long id() {
        return id;
    }
}
