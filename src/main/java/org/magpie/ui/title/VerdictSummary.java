package org.magpie.ui.title;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.magpie.insight.VerdictRow;

/** Verdicts summed up: how many were good, and which rules spoke how often against the others. */
record VerdictSummary(int looked, int good, int taken, List<Count> against) {
    /**
     * @param rule its name in the bundle is {@code rule.<key>}
     * @param example what it said of the best release it refused
     */
    record Count(String rule, int releases, VerdictRow.Reason example) {}

    static VerdictSummary of(List<VerdictRow> verdicts) {
        Map<String, Count> counts = new LinkedHashMap<>();
        int good = 0;
        int taken = 0;
        for (VerdictRow verdict : verdicts) {
            if (verdict.accepted()) {
                good++;
            }
            if (verdict.grabbed()) {
                taken++;
            }
            verdict.reasons().stream()
                    .distinct()
                    .forEach(reason -> counts.merge(
                            reason.rule(),
                            new Count(reason.rule(), 1, reason),
                            (known, one) -> new Count(known.rule(), known.releases() + 1, known.example())));
        }
        return new VerdictSummary(
                verdicts.size(),
                good,
                taken,
                counts.values().stream()
                        .sorted(Comparator.comparingInt(Count::releases).reversed())
                        .toList());
    }
}
