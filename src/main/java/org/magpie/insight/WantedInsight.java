package org.magpie.insight;

import java.util.List;

/** Rows of what is wanted. */
public interface WantedInsight {
    /** Missing ones, or those to be upgraded, newest release first. */
    List<WantedRow> wanted(boolean upgrades, int most);

    int wantedCount();
}
