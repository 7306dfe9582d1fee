package org.magpie.base.job;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.magpie.base.context.Actor;
import org.magpie.base.context.WorkContext;
import org.magpie.base.error.Message;
import org.magpie.base.text.StoredMessage;

/** The row of a job: written when it starts and when it ends. */
@Entity
@Table(name = "job")
class JobEntity {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private long id;

    private String name;
    private String subject;
    private String correlation;
    private String actor;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private Job.State state;

    private long done;
    private long total;

    @Column(name = "says")
    private @Nullable String says;

    private Instant started;
    private @Nullable Instant ended;

    @SuppressWarnings("NullAway.Init") // filled in by the store
    protected JobEntity() {}

    JobEntity(String name, String subject, WorkContext context, Job.State state, Instant started) {
        this.name = name;
        this.subject = subject;
        this.correlation = context.correlation();
        this.actor = context.actor().stored();
        this.started = started;
        this.state = state;
    }

    /** Its turn has come. */
    void begin(Instant when) {
        state = Job.State.RUNNING;
        started = when;
    }

    void end(Job.State how, long reached, long outOf, @Nullable Message said, Instant when) {
        state = how;
        done = reached;
        total = outOf;
        says = StoredMessage.writeNullable(said);
        ended = when;
    }

    Job toJob() {
        return new Job(
                id,
                name,
                subject,
                correlation,
                Actor.read(actor),
                state,
                done,
                total,
                StoredMessage.readNullable(says),
                started,
                ended);
    }
}
