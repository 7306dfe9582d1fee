package org.magpie.provider;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.magpie.base.error.UserException;
import org.magpie.base.secret.Secret;
import org.magpie.base.text.Json;
import org.magpie.base.text.UnreadableTextException;
import org.magpie.provider.Providers.FormField;

/** A component that is a list of small records of texts and secrets: takes its entries apart and puts them together. */
public final class RecordList {
    /** The colon of {@code C:\Media} separates nothing. */
    private static final Pattern SEPARATOR = Pattern.compile("\\s*(?:=|(?!(?<=^[A-Za-z]):\\\\):)\\s*");

    private final Constructor<? extends Record> constructor;
    private final RecordComponent[] parts;
    private final List<FormField> columns;

    private RecordList(String plug, RecordComponent list, Class<? extends Record> entry) {
        this.parts = entry.getRecordComponents();
        List<FormField> found = new ArrayList<>();
        for (RecordComponent part : parts) {
            part.getAccessor().setAccessible(true);
            if (part.getType() != String.class && part.getType() != Secret.class) {
                throw new IllegalArgumentException("No form can show " + part + " of " + list.getName());
            }
            found.add(new FieldReader(plug + "." + list.getName(), part).field());
        }
        this.columns = List.copyOf(found);
        try {
            this.constructor = entry.getDeclaredConstructor(
                    Stream.of(parts).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
        } catch (NoSuchMethodException failure) {
            throw new IllegalStateException("Every record has its canonical constructor", failure);
        }
    }

    private static Optional<Class<? extends Record>> entryOf(RecordComponent component) {
        return component.getType() == List.class
                        && component.getGenericType() instanceof ParameterizedType list
                        && list.getActualTypeArguments()[0] instanceof Class<?> entry
                        && entry.isRecord()
                ? Optional.of(entry.asSubclass(Record.class))
                : Optional.empty();
    }

    public static boolean isOne(RecordComponent component) {
        return entryOf(component).isPresent();
    }

    public static RecordList of(String plug, RecordComponent component) {
        return new RecordList(plug, component, entryOf(component).orElseThrow());
    }

    public List<FormField> columns() {
        return columns;
    }

    /**
     * The entries as texts by column: of a list of maps, of JSON, or of lines such as {@code name: value} or {@code name=value}, in
     * which the last column takes the rest. Empty ones are left out.
     */
    public static List<Map<String, String>> rows(Object given, List<FormField> columns) {
        List<Map<String, String>> rows = new ArrayList<>();
        if (given instanceof Iterable<?> entries) {
            entries.forEach(entry -> rows.add(row(entry, columns)));
        } else {
            String text = given.toString().strip();
            if (text.startsWith("[")) {
                rows.addAll(json(text, columns));
            } else {
                text.lines().filter(line -> !line.isBlank()).forEach(line -> rows.add(line(line, columns)));
            }
        }
        return rows.stream()
                .filter(row -> row.values().stream().anyMatch(value -> !value.isBlank()))
                .toList();
    }

    private static Map<String, String> row(Object entry, List<FormField> columns) {
        if (entry instanceof Map<?, ?> map) {
            Map<String, String> row = new LinkedHashMap<>();
            for (FormField column : columns) {
                Object value = map.get(column.name());
                row.put(column.name(), value == null ? "" : plain(value));
            }
            return row;
        }
        return entry instanceof Record row ? texts(row) : line(entry.toString(), columns);
    }

    private static String plain(Object value) {
        return value instanceof Secret secret
                ? secret.reveal()
                : value.toString().strip();
    }

    private static Map<String, String> line(String line, List<FormField> columns) {
        String[] parts = SEPARATOR.split(line, Math.max(1, columns.size()));
        Map<String, String> row = new LinkedHashMap<>();
        for (int at = 0; at < columns.size(); at++) {
            row.put(columns.get(at).name(), at < parts.length ? parts[at].strip() : "");
        }
        return row;
    }

    private static List<Map<String, String>> json(String text, List<FormField> columns) {
        List<Map<String, String>> rows = new ArrayList<>();
        try {
            for (JsonNode entry : Json.parse(text)) {
                Map<String, String> row = new LinkedHashMap<>();
                columns.forEach(column ->
                        row.put(column.name(), entry.path(column.name()).asText()));
                rows.add(row);
            }
        } catch (UnreadableTextException failure) {
            throw new UserException(failure, "provider.field.not-json");
        }
        return rows;
    }

    /** One entry as texts, its secrets open. */
    public static Map<String, String> texts(Record entry) {
        Map<String, String> row = new LinkedHashMap<>();
        for (RecordComponent part : entry.getClass().getRecordComponents()) {
            try {
                part.getAccessor().setAccessible(true);
                row.put(part.getName(), plain(part.getAccessor().invoke(entry)));
            } catch (ReflectiveOperationException failure) {
                throw new IllegalStateException("A record's accessor cannot be called", failure);
            }
        }
        return row;
    }

    public List<? extends Record> make(List<Map<String, String>> rows) {
        List<Record> entries = new ArrayList<>();
        for (Map<String, String> row : rows) {
            Object[] values = Stream.of(parts)
                    .map(part -> {
                        String text = row.getOrDefault(part.getName(), "");
                        return part.getType() == Secret.class ? (Object) new Secret(text) : text;
                    })
                    .toArray();
            try {
                entries.add(constructor.newInstance(values));
            } catch (ReflectiveOperationException failure) {
                throw new IllegalStateException("An entry of a list cannot be made", failure);
            }
        }
        return List.copyOf(entries);
    }

    /** The entries without what is secret in them. */
    public List<Map<String, String>> shown(List<?> entries) {
        return entries.stream()
                .map(entry -> {
                    Map<String, String> row = texts((Record) entry);
                    columns.stream()
                            .filter(column -> column.type() == Providers.Type.SECRET)
                            .forEach(column -> row.put(column.name(), ""));
                    return row;
                })
                .toList();
    }

    /** A secret left empty keeps what is stored in the entry of the same first column. */
    public List<Map<String, String>> withKept(List<Map<String, String>> rows, List<?> stored) {
        if (columns.stream().noneMatch(column -> column.type() == Providers.Type.SECRET)) {
            return rows;
        }
        String key = columns.getFirst().name();
        Map<String, Map<String, String>> known = new LinkedHashMap<>();
        stored.forEach(entry -> {
            Map<String, String> texts = texts((Record) entry);
            known.put(texts.getOrDefault(key, ""), texts);
        });
        List<Map<String, String>> whole = new ArrayList<>();
        for (Map<String, String> row : rows) {
            Map<String, String> filled = new LinkedHashMap<>(row);
            Map<String, String> before = known.getOrDefault(row.getOrDefault(key, ""), Map.of());
            columns.stream()
                    .filter(column -> column.type() == Providers.Type.SECRET)
                    .filter(column -> row.getOrDefault(column.name(), "").isEmpty())
                    .forEach(column -> filled.put(column.name(), before.getOrDefault(column.name(), "")));
            whole.add(filled);
        }
        return whole;
    }
}
