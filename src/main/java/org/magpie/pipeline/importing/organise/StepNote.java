package org.magpie.pipeline.importing.organise;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.magpie.base.text.Json;

/**
 * What is noted with a move.
 *
 * @param fileId of the library's file; 0 for what goes with one
 * @param titleId whose it is
 * @param slotId whose it is; 0 for what goes with a file
 * @param fromRoot the root folder that it lies under before
 * @param fromPath below that
 * @param toRoot the root folder that it lies under afterwards
 * @param toPath below that
 * @param folder of the title below the root folder afterwards; null where that is not said
 * @param above the root folder's path before: what is empty afterwards is removed up to it
 * @param made folders that are not there yet, each after the one that it lies in
 */
record StepNote(
        long fileId,
        long titleId,
        long slotId,
        long fromRoot,
        String fromPath,
        long toRoot,
        String toPath,
        @Nullable String folder,
        String above,
        List<String> made) {
    private static final ObjectMapper JSON = Json.newMapper();

    /** One of the steps of it. */
    StepNote between(long newFromRoot, String newFromPath, long newToRoot, String newToPath, List<String> newMade) {
        return new StepNote(
                fileId, titleId, slotId, newFromRoot, newFromPath, newToRoot, newToPath, folder, above, newMade);
    }

    String written() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException("A note cannot be written", failure);
        }
    }

    static StepNote read(String note) {
        try {
            return JSON.readValue(note, StepNote.class);
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException("A note cannot be read", failure);
        }
    }
}
