package org.magpie.base.http;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps pauses until the program ends. */
final class RememberedPauses implements HostPauses {
    private final Map<String, Instant> pauses = new ConcurrentHashMap<>();

    @Override
    public Optional<Instant> until(String service) {
        return Optional.ofNullable(pauses.get(service));
    }

    @Override
    public void keep(String service, Instant until) {
        pauses.put(service, until);
    }
}
