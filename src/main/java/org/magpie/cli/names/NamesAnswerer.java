package org.magpie.cli.names;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** Knows the answers to some kinds of questions. */
public interface NamesAnswerer {
    /**
     * @param kind of the question, such as {@code series.naming-file}
     * @param input the name, title or pattern asked about
     * @param with further values by name; an empty object where the question has none
     * @return the fields of the answer; empty when this answerer does not know the kind
     */
    Optional<ObjectNode> answer(String kind, String input, JsonNode with);
}
