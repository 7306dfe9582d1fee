package org.magpie.provider;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counts of calls that only a test's own run remembers. */
public final class UnlimitedCalls implements CallCounts.Ledger {
    private final Map<String, Integer> calls = new ConcurrentHashMap<>();

    /** For plugs whose calls are of no interest. */
    public static CallCounts calls() {
        return new CallCounts(new UnlimitedCalls(), Clock.systemUTC());
    }

    @Override
    public int read(long definitionId, LocalDate day) {
        return calls.getOrDefault(definitionId + " " + day, 0);
    }

    @Override
    public void keep(long definitionId, LocalDate day, int made) {
        calls.put(definitionId + " " + day, made);
    }
}
