package org.magpie.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The project's own names with what they must be read as: one JSON object a line with kind, input and expect. */
public final class NamesCorpus {
    private NamesCorpus() {}

    /**
     * All rows in order.
     *
     * @throws IOException when the resource is missing or is no JSON
     */
    public static List<JsonNode> rows() throws IOException {
        ObjectMapper json = new ObjectMapper();
        List<JsonNode> rows = new ArrayList<>();
        try (InputStream stream = NamesCorpus.class.getResourceAsStream("names.jsonl")) {
            if (stream == null) {
                throw new IOException("The corpus names.jsonl is missing");
            }
            for (String line : new String(stream.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1)) {
                if (!line.isBlank()) {
                    rows.add(json.readTree(line));
                }
            }
        }
        return rows;
    }
}
