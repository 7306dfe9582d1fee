package org.magpie.pipeline.importing.naming;

/** How the numbers of several episodes in one file are written. */
public enum MultiEpisodeStyle {
    /** {@code S01E01-02-03} */
    EXTEND,
    /** {@code S01E01.S01E02}, with the separator that the pattern has there. */
    DUPLICATE,
    /** {@code S01E01E02E03} */
    REPEAT,
    /** {@code S01E01-E02-E03} */
    SCENE,
    /** {@code S01E01-03} */
    RANGE,
    /** {@code S01E01-E03} */
    PREFIXED_RANGE;

    boolean isRange() {
        return this == RANGE || this == PREFIXED_RANGE;
    }
}
