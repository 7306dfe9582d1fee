package org.magpie.provider;

import java.util.List;
import java.util.Map;

/**
 * On what a field depends.
 *
 * @param field the other one
 * @param values one of which it must have; empty: it must be on or filled in
 * @param isNegated whether the opposite is meant
 */
public record FieldCondition(String field, List<String> values, boolean isNegated) {
    /** Reads {@link Field#when}. */
    static FieldCondition of(String written) {
        boolean negated = written.startsWith("!");
        String[] parts = (negated ? written.substring(1) : written).split("=", 2);
        return new FieldCondition(
                parts[0].strip(),
                parts.length == 1 ? List.of() : List.of(parts[1].strip().split("\\|", -1)),
                negated);
    }

    /** Whether it is so, with these values of the form; absent ones are empty. */
    public boolean isMet(Map<String, ?> all) {
        Object given = all.get(field);
        String text = given == null ? "" : given instanceof Enum<?> constant ? constant.name() : given.toString();
        boolean is = values.isEmpty()
                ? !text.isBlank() && !text.equalsIgnoreCase("false") && !text.equals("[]")
                : values.stream().anyMatch(text::equalsIgnoreCase);
        return is != isNegated;
    }
}
