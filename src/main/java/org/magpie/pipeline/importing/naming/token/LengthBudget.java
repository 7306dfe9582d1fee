package org.magpie.pipeline.importing.naming.token;

/**
 * How many bytes values may have so that the whole name stays short enough.
 *
 * @param forFlexible bytes for the value that gives way first, 0 for any number
 * @param forOthers bytes for every other text, 0 for any number
 */
public record LengthBudget(int forFlexible, int forOthers) {
    public static final LengthBudget ENOUGH = new LengthBudget(0, 0);

    /** Shorter than this nobody knows any more what a title was. */
    private static final int LEAST = 16;

    /** As much as any text may need in a name of 255 bytes. */
    private static final int MOST = 256;

    /**
     * Less room than now, as the name is still too long: first the flexible value gives way, then the others.
     *
     * @param overflow bytes that the name has too many
     * @param flexibleBytes of the flexible value at present, 0 when there is none
     * @return this when there is nothing left to be shortened
     */
    public LengthBudget without(int overflow, int flexibleBytes) {
        if (flexibleBytes > LEAST) {
            return new LengthBudget(Math.max(LEAST, flexibleBytes - overflow), forOthers);
        }
        int others = forOthers == 0 ? MOST : forOthers;
        return others <= LEAST
                ? this
                : new LengthBudget(forFlexible, Math.max(LEAST, others - Math.max(8, overflow / 4)));
    }
}
