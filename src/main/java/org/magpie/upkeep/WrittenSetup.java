package org.magpie.upkeep;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.UserException;

/**
 * A set-up document as it was read: its values, and where in the text each of them stands.
 *
 * @param positions of every field's name and every list's entry
 */
public record WrittenSetup(JsonNode tree, Map<JsonPointer, Position> positions) {
    /**
     * A place in the text.
     *
     * @param line from 1 on
     * @param column from 1 on
     */
    public record Position(int line, int column) {
        /** Where a reader stopped; the very beginning where it does not say. */
        static Position of(@Nullable JsonLocation location) {
            return location == null
                    ? new Position(1, 1)
                    : new Position(Math.max(1, location.getLineNr()), Math.max(1, location.getColumnNr()));
        }
    }

    public WrittenSetup {
        positions = Map.copyOf(positions);
    }

    /**
     * Reads through the whole text once and notes where everything stands.
     *
     * @throws UserException when a name stands twice in one place, so that nobody can say which of the two counts
     */
    static Map<JsonPointer, Position> positions(JsonParser parser) throws IOException {
        Map<JsonPointer, Position> positions = new HashMap<>();
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
            if (token == JsonToken.FIELD_NAME
                    && positions.containsKey(parser.getParsingContext().pathAsPointer())) {
                Position at = Position.of(parser.currentTokenLocation());
                throw new UserException("setup.twice", at.line(), at.column(), parser.currentName());
            }
            if (!token.isStructEnd()) {
                // A field's value comes after its name, which is where a person looks.
                positions.putIfAbsent(
                        parser.getParsingContext().pathAsPointer(), Position.of(parser.currentTokenLocation()));
                if (token.isStructStart() && parser.getParsingContext().getParent() != null) {
                    positions.putIfAbsent(
                            parser.getParsingContext().getParent().pathAsPointer(),
                            Position.of(parser.currentTokenLocation()));
                }
            }
        }
        return positions;
    }

    /** Where a value stands, or the innermost of those around it that the text has. */
    Position at(JsonPointer pointer) {
        for (JsonPointer at = pointer; at != null; at = at.head()) {
            Position known = positions.get(at);
            if (known != null) {
                return known;
            }
        }
        return new Position(1, 1);
    }

    /** Where the value stands that did not fit. */
    Position at(List<JsonMappingException.Reference> path) {
        JsonPointer pointer = JsonPointer.empty();
        for (JsonMappingException.Reference step : path) {
            pointer = step.getFieldName() == null
                    ? pointer.appendIndex(Math.max(0, step.getIndex()))
                    : pointer.appendProperty(step.getFieldName());
        }
        return at(pointer);
    }
}
