package org.magpie.provider.stored;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.UserException;
import org.magpie.base.secret.BrokenSecretException;
import org.magpie.base.secret.MaskedAddress;
import org.magpie.base.secret.Secret;
import org.magpie.base.secret.Vault;
import org.magpie.base.text.Json;
import org.magpie.base.text.UnreadableTextException;
import org.magpie.provider.Field;
import org.magpie.provider.FieldReader;
import org.magpie.provider.Group;
import org.magpie.provider.Plug;
import org.magpie.provider.Providers;
import org.magpie.provider.Providers.FormField;
import org.magpie.provider.RecordList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes a plug's settings record apart and puts it together: into form fields, into stored JSON and back. */
final class SettingsForm<S extends Record> {
    private static final Logger LOG = LoggerFactory.getLogger(SettingsForm.class);

    private static final Pattern WEB = Pattern.compile("(?i)https?://(?:[^/?#]*@)?(\\[[^]]*]|[^/?#:@]+)");

    private final String plug;
    private final S defaults;
    private final Shape<S> shape;
    private final List<Part> parts;

    /**
     * One field of the form.
     *
     * @param path from the settings record to the component, over the groups between
     */
    private record Part(List<RecordComponent> path, FormField field, FieldReader reader) {}

    /**
     * How a record is put together.
     *
     * @param groups one for each component, null where that is a plain field
     */
    private record Shape<R extends Record>(Constructor<R> constructor, List<Optional<Shape<?>>> groups) {}

    /**
     * @throws IllegalArgumentException when the settings record has a component that no form can show; a mistake in the plug
     */
    SettingsForm(Plug<S, ?> plug) {
        this(plug.key(), plug.settingsType(), plug.defaults());
    }

    /** @param label of its fields in the bundle, after {@code plug.} */
    SettingsForm(String label, Class<S> type, S defaults) {
        this.plug = label;
        this.defaults = defaults;
        this.parts = new ArrayList<>();
        this.shape = shape(label, type, List.of());
        parts.forEach(part -> part.field().when().ifPresent(when -> {
            if (parts.stream().noneMatch(other -> other.field().name().equals(when.field()))) {
                throw new IllegalArgumentException(
                        part.field().name() + " of " + label + " depends on the unknown " + when.field());
            }
        }));
    }

    /** Takes a record apart; a component that carries {@link Group} is a record of fields that several plugs share. */
    private <R extends Record> Shape<R> shape(String label, Class<R> type, List<RecordComponent> path) {
        RecordComponent[] components = type.getRecordComponents();
        List<Optional<Shape<?>>> groups = new ArrayList<>();
        for (RecordComponent component : components) {
            component.getAccessor().setAccessible(true);
            List<RecordComponent> inner =
                    Stream.concat(path.stream(), Stream.of(component)).toList();
            Group group = component.getAnnotation(Group.class);
            if (group == null) {
                FieldReader reader = new FieldReader(label, component);
                parts.add(new Part(inner, reader.field(), reader));
                groups.add(Optional.empty());
            } else {
                groups.add(Optional.of(shape(group.value(), component.getType().asSubclass(Record.class), inner)));
            }
        }
        try {
            Constructor<R> constructor = type.getDeclaredConstructor(
                    Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return new Shape<>(constructor, List.copyOf(groups));
        } catch (NoSuchMethodException failure) {
            throw new IllegalStateException("Every record has its canonical constructor", failure);
        }
    }

    S defaults() {
        return defaults;
    }

    List<FormField> fields() {
        return parts.stream().map(Part::field).toList();
    }

    /** What may be shown: everything but secrets, by component name and in order. */
    Map<String, Object> values(Record settings) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Part part : parts) {
            Object value = valueOf(part, settings);
            Optional<RecordList> records = part.reader().records();
            if (records.isPresent()) {
                values.put(part.field().name(), records.get().shown((List<?>) value));
            } else if (value instanceof String text && part.field().meaning() == Field.Meaning.ADDRESS) {
                values.put(part.field().name(), MaskedAddress.of(text));
            } else if (!(value instanceof Secret)) {
                values.put(part.field().name(), value instanceof Enum<?> constant ? constant.name() : value);
            }
        }
        return values;
    }

    /** The hosts of everything in it that is an address of the web. */
    List<String> hosts(Record settings) {
        List<String> hosts = new ArrayList<>();
        for (Part part : parts) {
            Object value = valueOf(part, settings);
            String text = value instanceof Secret secret ? secret.reveal() : value.toString();
            Matcher address = WEB.matcher(text);
            if (address.lookingAt()) {
                hosts.add(address.group(1));
            }
        }
        return hosts;
    }

    /** What {@link #values} leaves out, by component name: secrets, and addresses with something secret in them. */
    Map<String, Secret> secrets(Record settings) {
        Map<String, Secret> secrets = new LinkedHashMap<>();
        for (Part part : parts) {
            Object value = valueOf(part, settings);
            if (value instanceof Secret secret && !secret.isEmpty()) {
                secrets.put(part.field().name(), secret);
            } else if (value instanceof String text
                    && part.field().meaning() == Field.Meaning.ADDRESS
                    && MaskedAddress.hasSecret(text)) {
                secrets.put(part.field().name(), new Secret(text));
            }
        }
        return secrets;
    }

    /** Everything in it that nobody may see, the longest first. */
    List<String> secretTexts(Record settings) {
        List<String> texts = new ArrayList<>();
        for (Part part : parts) {
            Object value = valueOf(part, settings);
            Optional<RecordList> records = part.reader().records();
            if (records.isPresent()) {
                for (Object entry : (List<?>) value) {
                    Map<String, String> row = RecordList.texts((Record) entry);
                    part.field().columns().stream()
                            .filter(column -> column.type() == Providers.Type.SECRET)
                            .forEach(column -> texts.add(row.getOrDefault(column.name(), "")));
                }
            } else if (value instanceof Secret secret) {
                texts.add(secret.reveal());
            }
        }
        secrets(settings).values().forEach(secret -> texts.add(secret.reveal()));
        return texts.stream()
                .filter(text -> !text.isEmpty())
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    /**
     * @param values by component name; what is absent or null keeps its value of {@code stored}, or of the defaults,
     *     and so do the masked parts of an address
     * @throws UserException naming the first field that is missing, unknown or out of range
     */
    S read(Map<String, ?> values, @Nullable Record stored) {
        values.keySet().stream()
                .filter(name ->
                        parts.stream().noneMatch(part -> part.field().name().equals(name)))
                .findFirst()
                .ifPresent(name -> {
                    throw new UserException("provider.field.unknown", FieldReader.shortened(name), names());
                });
        Record before = stored != null ? stored : defaults;
        Map<String, Object> all = new LinkedHashMap<>();
        for (Part part : parts) {
            Object given = values.get(part.field().name());
            Object kept = valueOf(part, before);
            all.put(
                    part.field().name(),
                    given == null ? kept : withKept(part, part.reader().unmasked(given, kept), kept));
        }
        List<Object> arguments = new ArrayList<>();
        for (Part part : parts) {
            Object value = all.get(part.field().name());
            boolean isRequired = part.field().required() && part.field().counts(shown(all));
            arguments.add(part.reader().read(Objects.requireNonNull(value), isRequired));
        }
        return make(arguments);
    }

    /** Conditions may ask whether a secret is there, but not see it. */
    private static Map<String, Object> shown(Map<String, Object> all) {
        Map<String, Object> shown = new HashMap<>(all);
        shown.replaceAll((name, value) -> value instanceof Secret secret ? (secret.isEmpty() ? "" : "***") : value);
        return shown;
    }

    private static Object withKept(Part part, Object given, Object kept) {
        return part.reader()
                .records()
                .<Object>map(records ->
                        records.withKept(RecordList.rows(given, part.field().columns()), (List<?>) kept))
                .orElse(given);
    }

    private String names() {
        return parts.stream().map(part -> part.field().name()).collect(Collectors.joining(", "));
    }

    String write(Record settings, Vault vault) {
        return written(settings, vault).toString();
    }

    ObjectNode written(Record settings, Vault vault) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        for (Part part : parts) {
            Object value = valueOf(part, settings);
            node.set(
                    part.field().name(),
                    part.reader().records().isPresent() ? records(part, (List<?>) value, vault) : node(value, vault));
        }
        return node;
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

    private static JsonNode records(Part part, List<?> entries, Vault vault) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (Object entry : entries) {
            ObjectNode row = array.addObject();
            Map<String, String> texts = RecordList.texts((Record) entry);
            for (FormField column : part.field().columns()) {
                String text = texts.getOrDefault(column.name(), "");
                boolean isSecret = column.type() == Providers.Type.SECRET && !text.isEmpty();
                row.put(column.name(), isSecret ? vault.lock(new Secret(text)) : text);
            }
        }
        return array;
    }

    private Object storedRecords(Part part, RecordList records, JsonNode value, Vault vault) {
        List<Map<String, String>> rows = new ArrayList<>();
        for (JsonNode entry : value) {
            Map<String, String> row = new LinkedHashMap<>();
            for (FormField column : part.field().columns()) {
                String text = entry.path(column.name()).asText();
                row.put(column.name(), column.type() == Providers.Type.SECRET ? opened(part, text, vault) : text);
            }
            rows.add(row);
        }
        return records.make(rows);
    }

    private String opened(Part part, String locked, Vault vault) {
        try {
            return locked.isEmpty() ? "" : vault.open(locked).reveal();
        } catch (BrokenSecretException failure) {
            LOG.warn(
                    "A stored secret in {} of a {} cannot be opened; it has to be entered again",
                    part.field().name(),
                    plug);
            return "";
        }
    }

    private Object stored(Part part, JsonNode value, Vault vault) {
        Optional<RecordList> records = part.reader().records();
        if (records.isPresent()) {
            return storedRecords(part, records.get(), value, vault);
        }
        if (part.field().type() == Providers.Type.SECRET) {
            try {
                // What an earlier version did not lock: an address that holds a key has become a secret since.
                return value.asText().isEmpty() || value.asText().contains("://")
                        ? new Secret(value.asText())
                        : vault.open(value.asText());
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
            Object value = settings;
            for (RecordComponent component : part.path()) {
                value = component.getAccessor().invoke(value);
            }
            return value;
        } catch (ReflectiveOperationException failure) {
            throw new IllegalStateException("A record's accessor cannot be called", failure);
        }
    }

    private S make(List<Object> values) {
        return make(shape, values.iterator());
    }

    /** A record may check itself; what it says to a person passes, anything else is a mistake in the plug. */
    private <R extends Record> R make(Shape<R> wanted, Iterator<Object> values) {
        List<Object> arguments = new ArrayList<>();
        wanted.groups().forEach(group -> arguments.add(group.isPresent() ? make(group.get(), values) : values.next()));
        try {
            return wanted.constructor().newInstance(arguments.toArray());
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
