package org.magpie.base.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.Message;

/**
 * A {@link Message} as it is kept in the database: JSON, so that it can be shown later in any language. Texts, numbers,
 * booleans, instants and inner messages come back as what they were; anything else as its text.
 */
public final class StoredMessage {
    /** What one argument may take up; a server's error page is no sentence. */
    private static final int LONGEST_TEXT = 2_000;

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private StoredMessage() {}

    public static String write(Message message) {
        return node(message).toString();
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws UnreadableTextException if it is anything else
     */
    public static Message read(String stored) {
        JsonNode node = Json.parse(stored);
        if (!isMessage(node)) {
            throw new UnreadableTextException("not a stored message", null);
        }
        return message(node);
    }

    /** {@link #write} where there may be nothing to write. */
    public static @Nullable String writeNullable(@Nullable Message message) {
        return message == null ? null : write(message);
    }

    /** {@link #read} where there may be nothing to read. */
    public static @Nullable Message readNullable(@Nullable String stored) {
        return stored == null ? null : read(stored);
    }

    private static ObjectNode node(Message message) {
        ObjectNode node = NODES.objectNode().put("key", message.key());
        ArrayNode arguments = node.putArray("arguments");
        message.arguments().forEach(argument -> arguments.add(argument(argument)));
        return node;
    }

    private static JsonNode argument(Object argument) {
        if (argument instanceof Message inner) {
            return node(inner);
        }
        if (argument instanceof Integer number) {
            return NODES.numberNode(number);
        }
        if (argument instanceof Long number) {
            return NODES.numberNode(number);
        }
        if (argument instanceof Double number && Double.isFinite(number)) {
            return NODES.numberNode(number);
        }
        if (argument instanceof Boolean flag) {
            return NODES.booleanNode(flag);
        }
        if (argument instanceof Instant time) {
            return NODES.objectNode().put("time", time.toString());
        }
        return NODES.textNode(shortened(argument.toString()));
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT - 1) + "…";
    }

    private static boolean isMessage(JsonNode node) {
        return node.path("key").isTextual() && node.path("arguments").isArray();
    }

    private static Message message(JsonNode node) {
        List<Object> arguments = new ArrayList<>();
        node.path("arguments").forEach(argument -> arguments.add(argument(argument)));
        return new Message(node.path("key").asText(), arguments);
    }

    private static Object argument(JsonNode node) {
        if (isMessage(node)) {
            return message(node);
        }
        if (node.isInt()) {
            return node.intValue();
        }
        if (node.isIntegralNumber()) {
            return node.longValue();
        }
        if (node.isNumber()) {
            return node.doubleValue();
        }
        if (node.isBoolean()) {
            return node.booleanValue();
        }
        if (node.path("time").isTextual()) {
            try {
                return Instant.parse(node.path("time").asText());
            } catch (DateTimeException failure) {
                throw new UnreadableTextException("not a time", failure);
            }
        }
        return node.asText();
    }
}
