package org.magpie.pipeline.parse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The project's own names with what they must be read as. */
final class NamesCorpus {
    private NamesCorpus() {}

    /** All rows: "kind", "name" and "expect". */
    static List<JsonNode> rows() throws IOException {
        ObjectMapper json = new ObjectMapper();
        List<JsonNode> rows = new ArrayList<>();
        try (InputStream stream = NamesCorpus.class.getResourceAsStream("names.jsonl")) {
            if (stream == null) {
                throw new IOException("The corpus names.jsonl is missing");
            }
            for (String line : new String(stream.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1)) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    rows.add(json.readTree(line));
                }
            }
        }
        return rows;
    }
}
