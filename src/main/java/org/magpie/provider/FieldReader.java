package org.magpie.provider;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.magpie.base.disk.WholePath;
import org.magpie.base.error.Message;
import org.magpie.base.error.UserException;
import org.magpie.base.secret.MaskedAddress;
import org.magpie.base.secret.Secret;
import org.magpie.provider.Providers.FormField;

/** Reads one component of a settings record from what a form, a file or the database holds, and checks it. */
public final class FieldReader {
    private static final int LONGEST_TEXT = 10_000;
    private static final int MOST_TEXTS = 1_000;

    private final Class<?> type;
    private final FormField field;
    private final @Nullable RecordList records;

    public FieldReader(String plug, RecordComponent component) {
        this.type = component.getType();
        Field rule = component.getAnnotation(Field.class);
        boolean isRequired = rule != null && rule.required();
        boolean isAdvanced = rule != null && rule.advanced();
        long min = rule == null ? Long.MIN_VALUE : rule.min();
        long max = rule == null ? Long.MAX_VALUE : rule.max();
        this.field = new FormField(
                plug,
                component.getName(),
                typeOf(plug, component),
                rule == null ? Field.Meaning.TEXT : rule.meaning(),
                isRequired,
                isAdvanced,
                type == int.class ? Math.max(min, Integer.MIN_VALUE) : min,
                type == int.class ? Math.min(max, Integer.MAX_VALUE) : max,
                type.isEnum()
                        ? Stream.of(type.getEnumConstants())
                                .map(constant -> ((Enum<?>) constant).name())
                                .toList()
                        : List.of(),
                rule == null || rule.when().isEmpty() ? Optional.empty() : Optional.of(FieldCondition.of(rule.when())),
                rule != null && rule.asked(),
                typeOf(plug, component) == Providers.Type.RECORDS
                        ? RecordList.of(plug, component).columns()
                        : List.of());
        this.records = field.type() == Providers.Type.RECORDS ? RecordList.of(plug, component) : null;
    }

    /** For the checks of a form that only knows its fields. */
    private FieldReader(FormField field) {
        this.field = field;
        this.type = switch (field.type()) {
            case TEXT -> String.class;
            case NUMBER -> long.class;
            case DECIMAL -> double.class;
            case SWITCH -> boolean.class;
            case SECRET -> Secret.class;
            case CHOICE -> Enum.class;
            case LIST, RECORDS -> List.class;
        };
        this.records = null;
    }

    /** See {@link FormField#problem}. */
    public static Optional<Message> problem(FormField field, Object given) {
        try {
            FieldReader reader = new FieldReader(field);
            if (reader.isEmptyNumber(given)) {
                return field.required() ? Optional.of(reader.wrong("required").message()) : Optional.empty();
            }
            reader.read(given);
            return Optional.empty();
        } catch (UserException wrong) {
            return Optional.of(wrong.message());
        }
    }

    /** Left empty, a number has its default. */
    private boolean isEmptyNumber(Object given) {
        return (field.type() == Providers.Type.NUMBER || field.type() == Providers.Type.DECIMAL)
                && given.toString().isBlank();
    }

    private static Providers.Type typeOf(String plug, RecordComponent component) {
        Class<?> type = component.getType();
        if (type == String.class) {
            return Providers.Type.TEXT;
        }
        if (type == int.class || type == long.class) {
            return Providers.Type.NUMBER;
        }
        if (type == double.class) {
            return Providers.Type.DECIMAL;
        }
        if (type == boolean.class) {
            return Providers.Type.SWITCH;
        }
        if (type == Secret.class) {
            return Providers.Type.SECRET;
        }
        if (type.isEnum()) {
            return Providers.Type.CHOICE;
        }
        if (type == List.class
                && component.getGenericType() instanceof ParameterizedType list
                && list.getActualTypeArguments()[0] == String.class) {
            return Providers.Type.LIST;
        }
        if (RecordList.isOne(component)) {
            return Providers.Type.RECORDS;
        }
        throw new IllegalArgumentException(
                "No form can show " + component.getName() + " of " + plug + ": " + component.getGenericType());
    }

    public Optional<RecordList> records() {
        return Optional.ofNullable(records);
    }

    public FormField field() {
        return field;
    }

    /**
     * The component's value, of the component's type and checked.
     *
     * @throws UserException naming the field
     */
    public Object read(Object given) {
        return read(given, field.required());
    }

    /**
     * @param isRequired whether it must not be empty; what does not count need not be filled in
     */
    public Object read(Object given, boolean isRequired) {
        Object value = convert(given);
        if (isRequired && isEmpty(value)) {
            throw wrong("required");
        }
        if (value instanceof Number number) {
            checkRange(number);
        }
        if (value instanceof String text && !text.isEmpty()) {
            checkMeaning(text);
            value = isPath() ? WholePath.of(text).toString() : text;
        }
        if (value instanceof Secret secret && !secret.isEmpty()) {
            checkMeaning(secret.reveal());
        }
        if (field.type() == Providers.Type.LIST && value instanceof List<?> texts) {
            texts.forEach(text -> checkMeaning(text.toString()));
        }
        return value;
    }

    /**
     * An address whose secret parts are masked, with what is stored in their place.
     *
     * @throws UserException when that is not known
     */
    public Object unmasked(Object given, Object stored) {
        if (field.meaning() != Field.Meaning.ADDRESS || !given.toString().contains(MaskedAddress.MASK)) {
            return given;
        }
        String known = stored instanceof Secret secret ? secret.reveal() : stored.toString();
        return MaskedAddress.restore(given.toString().strip(), known).orElseThrow(() -> wrong("masked"));
    }

    /** {@link #read} without the rules that a later version may have tightened. */
    public Object convert(Object given) {
        return switch (field.type()) {
            case TEXT -> text(given);
            case SECRET -> given instanceof Secret secret ? secret : new Secret(text(given));
            case SWITCH -> flag(given);
            case NUMBER -> type == int.class ? (Object) (int) whole(given) : (Object) whole(given);
            case DECIMAL -> decimal(given);
            case CHOICE -> choice(given);
            case LIST -> list(given);
            case RECORDS -> records(given);
        };
    }

    private static boolean isEmpty(Object value) {
        return (value instanceof String text && text.isEmpty())
                || (value instanceof Secret secret && secret.isEmpty())
                || (value instanceof List<?> list && list.isEmpty());
    }

    private List<?> records(Object given) {
        List<Map<String, String>> rows = RecordList.rows(given, field.columns());
        if (rows.size() > MOST_TEXTS) {
            throw wrong("too-many", MOST_TEXTS);
        }
        for (Map<String, String> row : rows) {
            row.values().forEach(this::text);
            for (FormField column : field.columns()) {
                if (column.required() && row.getOrDefault(column.name(), "").isBlank()) {
                    throw wrong("entry", Message.of(column.label()));
                }
            }
        }
        return records == null ? rows : records.make(rows);
    }

    private String text(Object given) {
        String text = given.toString().strip();
        if (text.length() > LONGEST_TEXT) {
            throw wrong("too-long", LONGEST_TEXT);
        }
        if (text.indexOf('\0') >= 0) {
            throw wrong("not-text");
        }
        return text;
    }

    private boolean flag(Object given) {
        return switch (text(given).toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw wrong("not-switch");
        };
    }

    private long whole(Object given) {
        long number;
        try {
            number = given instanceof Double decimal && decimal == Math.rint(decimal)
                    ? decimal.longValue()
                    : Long.parseLong(text(given));
        } catch (NumberFormatException failure) {
            throw wrong(failure, "not-number");
        }
        if (type == int.class) {
            checkRange(number); // the field's range of an int lies within an int
        }
        return number;
    }

    private double decimal(Object given) {
        double number;
        try {
            number = Double.parseDouble(text(given).replace(',', '.'));
        } catch (NumberFormatException failure) {
            throw wrong(failure, "not-number");
        }
        if (!Double.isFinite(number)) {
            throw wrong("not-number");
        }
        return number;
    }

    private Object choice(Object given) {
        String name = given instanceof Enum<?> constant ? constant.name() : text(given);
        if (type == Enum.class) {
            return field.choices().stream()
                    .filter(name::equalsIgnoreCase)
                    .findFirst()
                    .orElseThrow(() -> wrong("not-choice", String.join(", ", field.choices())));
        }
        return Stream.of(type.getEnumConstants())
                .filter(constant -> ((Enum<?>) constant).name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> wrong("not-choice", String.join(", ", field.choices())));
    }

    /** A list, or one text with a line or comma between its elements, as a form has it. */
    private List<String> list(Object given) {
        Stream<String> elements = given instanceof Iterable<?> several
                ? StreamSupport.stream(several.spliterator(), false).map(this::text)
                : Stream.of(text(given).split("[,\n]")).map(String::strip);
        List<String> texts = elements.filter(text -> !text.isEmpty()).toList();
        if (texts.size() > MOST_TEXTS) {
            throw wrong("too-many", MOST_TEXTS);
        }
        return texts;
    }

    private void checkRange(Number number) {
        if (number.doubleValue() < field.min()) {
            throw wrong("too-small", field.min());
        }
        if (number.doubleValue() > field.max()) {
            throw wrong("too-large", field.max());
        }
    }

    private void checkMeaning(String text) {
        switch (field.meaning()) {
            case ADDRESS -> checkAddress(text);
            case FOLDER, FILE -> checkPath(text);
            case PATTERN -> checkPattern(text);
            case TEXT -> {}
        }
    }

    private void checkAddress(String text) {
        try {
            URI address = new URI(text);
            String scheme =
                    address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
            if (!(scheme.equals("http") || scheme.equals("https"))
                    || address.getHost() == null
                    || address.getPort() > 65_535
                    || address.getPort() == 0) {
                throw wrong("not-address");
            }
        } catch (URISyntaxException failure) {
            // the failure quotes the address, which may hold a key
            throw wrong("not-address");
        }
    }

    private boolean isPath() {
        return field.meaning() == Field.Meaning.FOLDER || field.meaning() == Field.Meaning.FILE;
    }

    private void checkPath(String text) {
        try {
            WholePath.of(text);
        } catch (UserException failure) {
            throw wrong(failure, "not-path");
        }
    }

    private void checkPattern(String text) {
        try {
            Pattern.compile(text);
        } catch (PatternSyntaxException failure) {
            throw wrong(failure, "not-pattern", failure.getDescription());
        }
    }

    private UserException wrong(String key, Object... more) {
        return new UserException("provider.field." + key, withLabel(more)).at(field.name());
    }

    private UserException wrong(Throwable cause, String key, Object... more) {
        return new UserException(cause, "provider.field." + key, withLabel(more)).at(field.name());
    }

    private Object[] withLabel(Object... more) {
        return Stream.concat(Stream.of(Message.of(field.label())), Stream.of(more))
                .toArray();
    }

    public static String shortened(String text) {
        return text.length() <= 100 ? text : text.substring(0, 99) + "…";
    }
}
