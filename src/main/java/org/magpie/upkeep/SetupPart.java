package org.magpie.upkeep;

/**
 * One section of the set-up document: how one room is set up. Whether a section can be taken over is found out by doing so in a unit
 * of work that is taken back, so that a check and the real thing cannot come to different ends.
 *
 * @param <D> the section as the document holds it
 */
interface SetupPart<D> {
    /** The section's name in the document. */
    String key();

    /** How the room is set up now; without secrets. */
    D export();

    /** Takes the section over within the run's unit of work, entry by entry; what is wrong is noted in the run. */
    void apply(D section, SetupRun run);
}
