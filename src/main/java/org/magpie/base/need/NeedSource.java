package org.magpie.base.need;

import java.util.List;

/** A room in which things may wait for a person. Reads what it stores: the list itself stores nothing that could grow stale. */
public interface NeedSource {
    /** In lower case; the first part of the keys of what it tells. */
    String key();

    /** What waits now, in the order in which it began to. */
    List<Need> open();

    /** How many wait now; to be overridden where that can be told for less than the whole list. */
    default int count() {
        return open().size();
    }

    /**
     * Carries out what a person has decided.
     *
     * @param need one of {@link #open}
     * @param action one of its own
     * @param candidate one of its own; empty where the action is of none
     * @throws org.magpie.base.error.UserException why it cannot be carried out
     */
    void decide(Need need, Need.Action action, String candidate);
}
