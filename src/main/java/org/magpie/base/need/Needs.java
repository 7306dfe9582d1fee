package org.magpie.base.need;

import java.util.List;

/** Everything that waits for a person, from all rooms. Reads the database: never on the window's thread. */
public interface Needs {
    /** What waits now, by source and age. */
    List<Need> open();

    int count();

    /**
     * Carries out what a person has decided; what takes time is a job.
     *
     * @param action one of those that are offered
     * @param candidate one of those that are offered; empty where the action is of none
     * @throws org.magpie.base.error.UserException {@code need.*} when it waits no longer or does not offer that; or why it cannot be
     *     carried out
     */
    void decide(Need.Key key, String action, String candidate);
}
