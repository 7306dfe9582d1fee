package org.magpie.testing.names;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The words that made-up names consist of. There are two, which share no word of a title and no group: the grammar is mended by
 * looking at names of the first, and the second shows whether it has learnt more than those words.
 */
public final class Lexicon {
    private final Map<String, List<String>> words;

    private Lexicon(Map<String, List<String>> words) {
        this.words = words;
    }

    /** The words that the grammar may be mended by. */
    public static Lexicon first() {
        return read("first.txt");
    }

    /** Other words for the same styles. */
    public static Lexicon second() {
        return read("second.txt");
    }

    private static Lexicon read(String resource) {
        Map<String, List<String>> words = new HashMap<>();
        try (InputStream stream = Objects.requireNonNull(Lexicon.class.getResourceAsStream(resource), resource);
                BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (String line : lines.lines().toList()) {
                int colon = line.indexOf(": ");
                if (!line.startsWith("#") && colon > 0) {
                    words.computeIfAbsent(line.substring(0, colon), key -> new ArrayList<>())
                            .addAll(List.of(line.substring(colon + 2).split(" \\| ", -1)));
                }
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(resource, broken);
        }
        return new Lexicon(words);
    }

    /** The words under a key of the resource, such as "noun" or "german noun". */
    public List<String> of(String key) {
        return Objects.requireNonNull(words.get(key), key);
    }

    /** Names of groups. */
    public List<String> groups() {
        return of("group");
    }
}
