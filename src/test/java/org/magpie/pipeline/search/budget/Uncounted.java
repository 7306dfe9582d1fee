package org.magpie.pipeline.search.budget;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counts of calls that only a test's own run remembers. */
public final class Uncounted implements CallCounts.Ledger {
    private final Map<String, Integer> calls = new ConcurrentHashMap<>();

    /** For plugs whose calls are of no interest. */
    public static CallCounts calls() {
        return new CallCounts(new Uncounted(), Clock.systemUTC());
    }

    @Override
    public int read(long indexerId, LocalDate day) {
        return calls.getOrDefault(indexerId + " " + day, 0);
    }

    @Override
    public void keep(long indexerId, LocalDate day, int made) {
        calls.put(indexerId + " " + day, made);
    }
}
