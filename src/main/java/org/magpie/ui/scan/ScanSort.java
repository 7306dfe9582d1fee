package org.magpie.ui.scan;

import java.util.Comparator;

/** In which order the lines stand. */
public enum ScanSort {
    NAME(ScanLine.BY_PATH),
    /** Largest first. */
    SIZE(Comparator.comparingLong(ScanLine::bytes).reversed().thenComparing(ScanLine.BY_PATH)),
    /** Those of one reason together. */
    REASON(Comparator.comparing((ScanLine line) -> line.because().key()).thenComparing(ScanLine.BY_PATH)),
    /** What has waited longest first; what does not wait last. */
    AGE(Comparator.comparing((ScanLine line) -> line.unmatchedId() == 0)
            .thenComparing(ScanLine::since)
            .thenComparing(ScanLine.BY_PATH));

    private final Comparator<ScanLine> order;

    ScanSort(Comparator<ScanLine> order) {
        this.order = order;
    }

    Comparator<ScanLine> order() {
        return order;
    }
}
