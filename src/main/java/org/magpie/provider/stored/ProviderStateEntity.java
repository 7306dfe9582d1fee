package org.magpie.provider.stored;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.magpie.base.text.StoredMessage;
import org.magpie.provider.ProviderState;

/** The row of a plug's last failures and its last answer; there is none while nobody has asked it. */
@Entity
@Table(name = "provider_state")
@SuppressWarnings("UnusedVariable") // written here, read by ProviderRows
class ProviderStateEntity {
    @Id
    private long provider;

    private int failures;

    @Column(name = "paused_until")
    private @Nullable Instant pausedUntil;

    @Column(name = "failed_first")
    private @Nullable Instant failedFirst;

    private @Nullable String said;

    private @Nullable Instant answered;

    @SuppressWarnings("NullAway.Init") // filled in by the store
    protected ProviderStateEntity() {}

    ProviderStateEntity(ProviderState state) {
        this.provider = state.definitionId();
        this.failures = state.failures();
        this.pausedUntil = state.pausedUntil();
        this.failedFirst = state.failedFirst();
        this.said = StoredMessage.writeNullable(state.said());
        this.answered = state.answered();
    }
}
