package org.magpie.pipeline.download.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import org.magpie.base.text.Json;
import org.magpie.pipeline.search.Release;

/** A release as it is kept with its download, so that it can be handed over again and blocklisted after a restart. */
final class StoredRelease {
    private static final ObjectMapper MAPPER = Json.newMapper().disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    private StoredRelease() {}

    static String write(Release release) {
        try {
            return MAPPER.writeValueAsString(release);
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException("A release cannot be written", failure);
        }
    }

    static Release read(String stored) {
        try {
            return MAPPER.readValue(stored, Release.class);
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException("A stored release cannot be read", failure);
        }
    }
}
