package org.magpie.pipeline.notify.channel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.magpie.base.http.HttpResponse;
import org.magpie.base.text.Json;
import org.magpie.base.text.UnreadableTextException;

/**
 * Why a service did not take a message.
 *
 * @param words its own; empty where it gave none
 * @param field of the settings that is the cause; empty where none is
 * @param pause how long it asks to be left alone, null where its body does not say
 */
public record ServiceError(
        String words, String field, @Nullable Duration pause) {
    private static final long LONGEST_PAUSE = Duration.ofDays(1).toMillis();

    public static ServiceError of(String words, String field) {
        return new ServiceError(words, field, null);
    }

    /** After so many milliseconds; anything that is no sensible time is left out. */
    ServiceError after(double milliseconds) {
        return milliseconds > 0 && milliseconds <= LONGEST_PAUSE
                ? new ServiceError(words, field, Duration.ofMillis((long) Math.ceil(milliseconds)))
                : this;
    }

    /** The body as JSON; a missing node where it is none. */
    public static JsonNode json(HttpResponse response) {
        try {
            return Json.parse(response.bytes());
        } catch (UnreadableTextException noJson) {
            return MissingNode.getInstance(); // a page of a proxy: its status says enough
        }
    }
}
