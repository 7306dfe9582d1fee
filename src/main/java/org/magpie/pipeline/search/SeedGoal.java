package org.magpie.pipeline.search;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How much a torrent is to give before it may be taken out of its client. It is enough when one of the two is reached; with
 * neither, the client's own settings decide.
 *
 * @param ratio bytes given for each byte taken, negative where no ratio is asked for
 * @param time of seeding, null where none is asked for
 */
public record SeedGoal(double ratio, @Nullable Duration time) {
    /** Nothing is asked for. */
    public static final SeedGoal NONE = new SeedGoal(-1, null);

    public boolean isNone() {
        return ratio < 0 && time == null;
    }

    /**
     * @param given bytes given for each byte taken, negative while it is not known
     * @param seeded null while it is not known
     */
    public boolean isReached(double given, @Nullable Duration seeded) {
        return (ratio >= 0 && given >= ratio) || (time != null && seeded != null && seeded.compareTo(time) >= 0);
    }
}
