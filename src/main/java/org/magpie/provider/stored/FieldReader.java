package org.magpie.provider.stored;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.magpie.base.error.Message;
import org.magpie.base.error.UserException;
import org.magpie.base.secret.MaskedAddress;
import org.magpie.base.secret.Secret;
import org.magpie.provider.Field;
import org.magpie.provider.Providers;
import org.magpie.provider.Providers.FormField;

/** Reads one component of a settings record from what a form, a file or the database holds, and checks it. */
final class FieldReader {
    private static final int LONGEST_TEXT = 10_000;
    private static final int MOST_TEXTS = 1_000;

    private final Class<?> type;
    private final FormField field;

    FieldReader(String plug, RecordComponent component) {
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
                        : List.of());
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
        throw new IllegalArgumentException(
                "No form can show " + component.getName() + " of " + plug + ": " + component.getGenericType());
    }

    FormField field() {
        return field;
    }

    /**
     * The component's value, of the component's type and checked.
     *
     * @throws UserException naming the field
     */
    Object read(Object given) {
        Object value = convert(given);
        if (field.required() && isEmpty(value)) {
            throw wrong("required");
        }
        if (value instanceof Number number) {
            checkRange(number);
        }
        if (value instanceof String text && !text.isEmpty()) {
            checkMeaning(text);
        }
        if (value instanceof Secret secret && !secret.isEmpty()) {
            checkMeaning(secret.reveal());
        }
        if (value instanceof List<?> texts) {
            texts.forEach(text -> checkMeaning(text.toString()));
        }
        return value;
    }

    /**
     * An address whose secret parts are masked, with what is stored in their place.
     *
     * @throws UserException when that is not known
     */
    Object unmasked(Object given, Object stored) {
        if (field.meaning() != Field.Meaning.ADDRESS || !given.toString().contains(MaskedAddress.MASK)) {
            return given;
        }
        String known = stored instanceof Secret secret ? secret.reveal() : stored.toString();
        return MaskedAddress.restore(given.toString().strip(), known).orElseThrow(() -> wrong("masked"));
    }

    /** {@link #read} without the rules that a later version may have tightened. */
    Object convert(Object given) {
        return switch (field.type()) {
            case TEXT -> text(given);
            case SECRET -> given instanceof Secret secret ? secret : new Secret(text(given));
            case SWITCH -> flag(given);
            case NUMBER -> type == int.class ? (Object) (int) whole(given) : (Object) whole(given);
            case DECIMAL -> decimal(given);
            case CHOICE -> choice(given);
            case LIST -> list(given);
        };
    }

    private static boolean isEmpty(Object value) {
        return (value instanceof String text && text.isEmpty())
                || (value instanceof Secret secret && secret.isEmpty())
                || (value instanceof List<?> list && list.isEmpty());
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

    private void checkPath(String text) {
        try {
            if (!Path.of(text).isAbsolute()) {
                throw wrong("not-path");
            }
        } catch (InvalidPathException failure) {
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
        return new UserException("provider.field." + key, withLabel(more));
    }

    private UserException wrong(Throwable cause, String key, Object... more) {
        return new UserException(cause, "provider.field." + key, withLabel(more));
    }

    private Object[] withLabel(Object... more) {
        return Stream.concat(Stream.of(Message.of(field.label())), Stream.of(more))
                .toArray();
    }

    static String shortened(String text) {
        return text.length() <= 100 ? text : text.substring(0, 99) + "…";
    }
}
