package org.magpie.pipeline.importing.naming.token;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.magpie.pipeline.importing.naming.pattern.PatternNode.Token;
import org.magpie.pipeline.importing.naming.subject.NamingSubject;

/**
 * The tokens that patterns of one kind may use, each with what it reads from a subject.
 *
 * @param <S> the subject of that kind
 */
public final class TokenTable<S extends NamingSubject> {
    private final Map<String, Reader<S>> readers = new HashMap<>();
    private final List<String> names = new ArrayList<>();
    private final String flexible;

    /**
     * @param flexible the token that gives way first when a name gets too long
     */
    TokenTable(String flexible) {
        this.flexible = Token.keyOf(flexible);
    }

    /** A text that can be shortened by an argument: {@code {Series Title:30}}. */
    void text(String words, Function<S, @Nullable String> value) {
        localized(words, (subject, argument) -> value.apply(subject));
    }

    /** As {@link #text}, with an argument that is no number choosing a language: {@code {Movie Title:DE|FR}}. */
    void localized(String words, BiFunction<S, String, @Nullable String> value) {
        several(words, (subject, argument) -> {
            String text = value.apply(subject, argument);
            return text == null ? List.of() : List.of(text);
        });
    }

    /** As {@link #text}, of several values that are joined with a plus. */
    void several(String words, BiFunction<S, String, List<String>> values) {
        several(words, " + ", values);
    }

    /** As {@link #text}, of several values with a joint between. */
    void several(String words, String joint, BiFunction<S, String, List<String>> values) {
        put(words, (subject, token, limit) -> {
            int bytes = token.limit();
            if (bytes < 0) {
                return Shortening.shorten(String.join(joint, values.apply(subject, token.argument())), bytes);
            }
            int most = bytes == 0 ? limit : limit == 0 ? bytes : Math.min(bytes, limit);
            return Shortening.join(values.apply(subject, token.argument()), joint, most);
        });
    }

    /** A number that is filled up with zeros to the length of the argument; none for null. */
    void number(String words, Function<S, @Nullable Integer> value) {
        put(words, (subject, token, limit) -> {
            Integer number = value.apply(subject);
            return number == null ? "" : padded(number, token.argument().length());
        });
    }

    /** A text that reads its argument itself. */
    void filtered(String words, BiFunction<S, String, String> value) {
        put(words, (subject, token, limit) -> value.apply(subject, token.argument()));
    }

    private void put(String words, Reader<S> reader) {
        readers.put(Token.keyOf(words), reader);
        names.add(words);
    }

    /** The tokens as people write them, in the order in which they are explained. */
    List<String> names() {
        return List.copyOf(names);
    }

    public boolean knows(String key) {
        return readers.containsKey(key);
    }

    /** Whether a token gives way when the name gets too long. */
    public boolean isFlexible(Token token) {
        return token.key().equals(flexible) || token.key().equals(flexible.replace("title", "cleantitle"));
    }

    /**
     * The value of a token.
     *
     * @return empty where there is none or the token is not known
     */
    String read(S subject, Token token, LengthBudget lengthBudget) {
        Reader<S> reader = readers.get(token.key());
        return reader == null
                ? ""
                : reader.read(
                        subject, token, isFlexible(token) ? lengthBudget.forFlexible() : lengthBudget.forOthers());
    }

    public static String padded(int number, int digits) {
        String text = Integer.toString(number);
        return "0".repeat(Math.max(0, digits - text.length())) + text;
    }

    private interface Reader<S> {
        String read(S subject, Token token, int limit);
    }
}
