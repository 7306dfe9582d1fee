package org.magpie.upkeep;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.magpie.base.error.UserException;

/** What is wrong with the text of a set-up document, in words for a person: what stands where, and what may stand there. */
final class UnreadableSetup {
    private UnreadableSetup() {}

    static UserException of(JsonProcessingException failure, WrittenSetup written) {
        WrittenSetup.Position at = failure instanceof JsonMappingException mapping
                ? written.at(mapping.getPath())
                : WrittenSetup.Position.of(failure.getLocation());
        if (failure instanceof UnrecognizedPropertyException unknown) {
            return new UserException(
                    failure,
                    "setup.unknown-field",
                    at.line(),
                    at.column(),
                    unknown.getPropertyName(),
                    Objects.requireNonNullElse(unknown.getKnownPropertyIds(), List.of()).stream()
                            .map(Object::toString)
                            .sorted()
                            .collect(Collectors.joining(", ")));
        }
        if (failure instanceof InvalidFormatException wrong
                && wrong.getTargetType().isEnum()) {
            return new UserException(
                    failure,
                    "setup.unknown-word",
                    at.line(),
                    at.column(),
                    String.valueOf(wrong.getValue()),
                    Arrays.stream(wrong.getTargetType().getEnumConstants())
                            .map(Object::toString)
                            .collect(Collectors.joining(", ")));
        }
        // Also a number that is larger than any that is meant.
        if (failure instanceof JsonMappingException other) {
            // Its own text speaks of classes.
            String where = other.getPath().stream()
                    .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                    .collect(Collectors.joining("."));
            return where.isEmpty()
                    ? new UserException(failure, "setup.not-ours")
                    : new UserException(failure, "setup.wrong-kind", at.line(), at.column(), where);
        }
        return new UserException(failure, "setup.not-ours");
    }
}
