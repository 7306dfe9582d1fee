package org.magpie.base.http;

import java.time.Instant;
import java.util.Optional;

/** Keeps until when services want to be left alone, so that a restart does not forget it. Safe for any number of threads. */
public interface HostPauses {
    /** When the service may be called again; empty where it did not ask for a pause. May lie in the past. */
    Optional<Instant> until(String service);

    void keep(String service, Instant until);
}
