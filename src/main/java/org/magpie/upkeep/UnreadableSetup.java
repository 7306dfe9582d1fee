package org.magpie.upkeep;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.magpie.base.error.UserException;

/** What is wrong with the text of a set-up document, in words for a person: what stands where, and what may stand there. */
final class UnreadableSetup {
    private UnreadableSetup() {}

    static UserException of(JsonProcessingException failure) {
        int line = failure.getLocation() == null ? 0 : failure.getLocation().getLineNr();
        if (failure instanceof UnrecognizedPropertyException unknown) {
            return new UserException(
                    failure,
                    "setup.unknown-field",
                    line,
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
                    line,
                    String.valueOf(wrong.getValue()),
                    Arrays.stream(wrong.getTargetType().getEnumConstants())
                            .map(Object::toString)
                            .collect(Collectors.joining(", ")));
        }
        if (failure instanceof MismatchedInputException other) {
            // Its own text speaks of classes.
            String where = other.getPath().stream()
                    .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                    .collect(Collectors.joining("."));
            return where.isEmpty()
                    ? new UserException(failure, "setup.not-ours")
                    : new UserException(failure, "setup.wrong-kind", line, where);
        }
        return new UserException(failure, "setup.not-json", line, failure.getOriginalMessage());
    }
}
