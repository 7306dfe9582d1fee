package org.magpie.cli;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with a call, in the words of its own help: a person knows nothing of the classes behind them. */
final class UsageError {
    private static final int WRONG_USAGE = 2;

    private UsageError() {}

    /**
     * Prints what is wrong, and how the command is called.
     *
     * @return the exit code
     */
    static int print(ParameterException failure, PrintWriter error) {
        CommandLine line = failure.getCommandLine();
        error.println(said(failure));
        if (!UnmatchedArgumentException.printSuggestions(failure, error)) {
            line.usage(error, line.getColorScheme());
        }
        return WRONG_USAGE;
    }

    private static String said(ParameterException failure) {
        ArgSpec meant = failure.getArgSpec();
        String value = failure.getValue();
        // A converter of Magpie's own says it in its own words.
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof TypeConversionException own && isOwn(meant)) {
                return Objects.requireNonNullElse(own.getMessage(), "");
            }
        }
        if (failure instanceof UnmatchedArgumentException more && !more.isUnknownOption()) {
            return "“" + more.getUnmatched().getFirst()
                    + "” is one word too many. Put a name of several words in quotes.";
        }
        if (meant == null || value == null) {
            return Objects.requireNonNullElse(failure.getMessage(), "");
        }
        String name = meant instanceof OptionSpec option ? option.longestName() : meant.paramLabel();
        return "“" + value + "” cannot be " + name + ": " + expected(meant);
    }

    private static boolean isOwn(@Nullable ArgSpec meant) {
        if (meant != null) {
            for (ITypeConverter<?> converter : meant.converters()) {
                if (converter.getClass().getName().startsWith("org.magpie.")) {
                    return true;
                }
            }
        }
        return false;
    }

    private static String expected(ArgSpec meant) {
        if (Map.class.isAssignableFrom(meant.type())) {
            return "write " + meant.paramLabel() + ".";
        }
        Class<?> type = meant.auxiliaryTypes().length == 0 ? meant.type() : meant.auxiliaryTypes()[0];
        if (type.isEnum()) {
            return "it is one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(each -> each.toString().toLowerCase(Locale.ROOT))
                            .collect(Collectors.joining(", "))
                    + ".";
        }
        if (type == LocalDate.class) {
            return "it is a date, such as 2027-01-31.";
        }
        boolean isNumber = type.isPrimitive() && type != boolean.class || Number.class.isAssignableFrom(type);
        return isNumber ? "it is a whole number." : "it cannot be understood.";
    }
}
