package org.magpie.provider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.UserException;
import org.magpie.base.secret.BrokenSecretException;
import org.magpie.base.secret.Secret;
import org.magpie.base.secret.Vault;
import org.magpie.base.text.Json;
import org.magpie.base.text.UnreadableTextException;
import org.magpie.provider.Providers.FormField;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes a plug's settings record apart and puts it together: into form fields, into stored JSON and back. */
final class SettingsForm<S extends Record> {
    private static final Logger LOG = LoggerFactory.getLogger(SettingsForm.class);

    private final String plug;
    private final S defaults;
    private final Constructor<S> constructor;
    private final List<Part> parts;

    private record Part(RecordComponent component, FormField field, FieldReader reader) {}

    /**
     * @throws IllegalArgumentException when the settings record has a component that no form can show; a mistake in the plug
     */
    SettingsForm(Plug<S, ?> plug) {
        this.plug = plug.key();
        this.defaults = plug.defaults();
        RecordComponent[] components = plug.settingsType().getRecordComponents();
        this.parts = Stream.of(components).map(this::part).toList();
        try {
            this.constructor = plug.settingsType()
                    .getDeclaredConstructor(
                            Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            this.constructor.setAccessible(true);
        } catch (NoSuchMethodException failure) {
            throw new IllegalStateException("Every record has its canonical constructor", failure);
        }
    }

    private Part part(RecordComponent component) {
        component.getAccessor().setAccessible(true);
        FieldReader reader = new FieldReader(plug, component);
        return new Part(component, reader.field(), reader);
    }

    List<FormField> fields() {
        return parts.stream().map(Part::field).toList();
    }

    /** What may be shown: everything but secrets, by component name and in order. */
    Map<String, Object> values(Record settings) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Part part : parts) {
            Object value = valueOf(part, settings);
            if (!(value instanceof Secret)) {
                values.put(part.field().name(), value instanceof Enum<?> constant ? constant.name() : value);
            }
        }
        return values;
    }

    /**
     * @param values by component name; what is absent or null keeps its value of {@code stored}, or of the defaults
     * @throws UserException naming the first field that is missing, unknown or out of range
     */
    S read(Map<String, ?> values, @Nullable Record stored) {
        values.keySet().stream()
                .filter(name ->
                        parts.stream().noneMatch(part -> part.field().name().equals(name)))
                .findFirst()
                .ifPresent(name -> {
                    throw new UserException("provider.field.unknown", FieldReader.shortened(name));
                });
        List<Object> arguments = new ArrayList<>();
        for (Part part : parts) {
            Object given = values.get(part.field().name());
            arguments.add(
                    part.reader().read(given != null ? given : valueOf(part, stored != null ? stored : defaults)));
        }
        return make(arguments);
    }

    String write(Record settings, Vault vault) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        for (Part part : parts) {
            node.set(part.field().name(), node(valueOf(part, settings), vault));
        }
        return node.toString();
    }

    /**
     * Reads what {@link #write} wrote, if need be with an earlier version of the record: what is not there, or not allowed any
     * more, has its default.
     */
    S read(String stored, Vault vault) {
        JsonNode node;
        try {
            node = Json.parse(stored);
        } catch (UnreadableTextException failure) {
            throw new IllegalStateException("The stored settings of a " + plug + " are damaged", failure);
        }
        List<Object> arguments = new ArrayList<>();
        for (Part part : parts) {
            JsonNode value = node.path(part.field().name());
            arguments.add(
                    value.isMissingNode() || value.isNull() ? valueOf(part, defaults) : stored(part, value, vault));
        }
        return make(arguments);
    }

    private Object stored(Part part, JsonNode value, Vault vault) {
        if (part.field().type() == Providers.Type.SECRET) {
            try {
                return value.asText().isEmpty() ? Secret.NONE : vault.open(value.asText());
            } catch (BrokenSecretException failure) {
                LOG.warn(
                        "The stored {} of a {} cannot be opened; it has to be entered again",
                        part.field().name(),
                        plug);
                return Secret.NONE;
            }
        }
        try {
            return part.reader().convert(plain(value));
        } catch (UserException failure) {
            LOG.warn(
                    "The stored {} of a {} is not allowed any more; it has its default",
                    part.field().name(),
                    plug);
            return valueOf(part, defaults);
        }
    }

    private static Object plain(JsonNode node) {
        if (node.isBoolean()) {
            return node.booleanValue();
        }
        if (node.isIntegralNumber()) {
            return node.longValue();
        }
        if (node.isNumber()) {
            return node.doubleValue();
        }
        if (node.isArray()) {
            List<String> texts = new ArrayList<>();
            node.forEach(element -> texts.add(element.asText()));
            return texts;
        }
        return node.asText();
    }

    private static JsonNode node(Object value, Vault vault) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        if (value instanceof Secret secret) {
            return nodes.textNode(secret.isEmpty() ? "" : vault.lock(secret));
        }
        if (value instanceof Boolean flag) {
            return nodes.booleanNode(flag);
        }
        if (value instanceof Integer number) {
            return nodes.numberNode(number);
        }
        if (value instanceof Long number) {
            return nodes.numberNode(number);
        }
        if (value instanceof Double number) {
            return nodes.numberNode(number);
        }
        if (value instanceof List<?> list) {
            ArrayNode array = nodes.arrayNode();
            list.forEach(element -> array.add(element.toString()));
            return array;
        }
        return nodes.textNode(value instanceof Enum<?> constant ? constant.name() : value.toString());
    }

    private static Object valueOf(Part part, Record settings) {
        try {
            return part.component().getAccessor().invoke(settings);
        } catch (ReflectiveOperationException failure) {
            throw new IllegalStateException("A record's accessor cannot be called", failure);
        }
    }

    /** A record may check itself; what it says to a person passes, anything else is a mistake in the plug. */
    private S make(List<Object> arguments) {
        try {
            return constructor.newInstance(arguments.toArray());
        } catch (InvocationTargetException failure) {
            if (failure.getCause() instanceof UserException said) {
                throw said;
            }
            throw new IllegalStateException("The settings of " + plug + " cannot be made", failure.getCause());
        } catch (ReflectiveOperationException failure) {
            throw new IllegalStateException("The settings of " + plug + " cannot be made", failure);
        }
    }
}
