package org.magpie.cli.names;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Questions and answers about names, one JSON object a line.
 *
 * <p>A question is {@code {"id", "kind", "input"[, "with"]}}; its answer is {@code {"id", <fields>}}, in the order of the questions.
 * A line that is no question is answered by {@code {"id", "error"}} and does not end the conversation.
 */
public final class NamesProtocol {
    /** Longer than any name or subject; a line beyond it is refused unread. */
    private static final int MAX_LINE = 1 << 20;

    private final ObjectMapper mapper = new ObjectMapper();
    private final List<NamesAnswerer> answerers;

    public NamesProtocol(List<NamesAnswerer> answerers) {
        this.answerers = List.copyOf(answerers);
    }

    /**
     * Answers until the questions end.
     *
     * @throws IOException when reading or writing fails
     */
    public void run(BufferedReader questions, Writer answers) throws IOException {
        String line;
        while ((line = questions.readLine()) != null) {
            if (!line.isBlank()) {
                answers.write(mapper.writeValueAsString(answer(line)));
                answers.write('\n');
                if (!questions.ready()) {
                    // Nobody may be waiting with the next question for this answer in vain.
                    answers.flush();
                }
            }
        }
        answers.flush();
    }

    /** The answer to one line. */
    public ObjectNode answer(String line) {
        if (line.length() > MAX_LINE) {
            return error(null, "line too long");
        }
        JsonNode question;
        try {
            question = mapper.readTree(line);
        } catch (JsonProcessingException malformed) {
            return error(null, "not JSON: " + malformed.getOriginalMessage());
        }
        JsonNode id = question.get("id");
        JsonNode kind = question.get("kind");
        JsonNode input = question.get("input");
        if (id == null || kind == null || !kind.isTextual() || input == null || !input.isTextual()) {
            return error(id, "a question has an id, a kind and an input");
        }
        return answer(id, kind.textValue(), input.textValue(), question.path("with"));
    }

    private ObjectNode answer(JsonNode id, String kind, String input, JsonNode with) {
        for (NamesAnswerer answerer : answerers) {
            Optional<ObjectNode> fields;
            try {
                fields = answerer.answer(kind, input, with);
            } catch (IllegalArgumentException unusable) {
                return error(id, String.valueOf(unusable.getMessage()));
            }
            if (fields.isPresent()) {
                ObjectNode answer = JsonNodeFactory.instance.objectNode();
                answer.set("id", id);
                return answer.setAll(fields.get());
            }
        }
        return error(id, "no such kind: " + kind);
    }

    private static ObjectNode error(@Nullable JsonNode id, String reason) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.set("id", id);
        return answer.put("error", reason);
    }
}
