package org.magpie.pipeline.parse.word;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One word list as it is written: lines of {@code form | form : meaning}. A form is one word or several with blanks between
 * them, where a blank stands for a blank, dot, underscore or hyphen in a name. Case does not matter, except in a form in double
 * quotes. A line without a colon means its own first form. A line that starts with {@code #} is a comment.
 *
 * @param subject what the words are about
 * @param forms every form of every line
 */
public record WordList(Subject subject, List<Form> forms) {
    public WordList {
        forms = List.copyOf(forms);
    }

    /**
     * One way to write something.
     *
     * @param words in order; lower case unless exact
     * @param exact whether case matters
     * @param meaning what it means
     */
    public record Form(List<String> words, boolean exact, String meaning) {
        public Form {
            words = List.copyOf(words);
        }
    }

    /**
     * Reads the list of a subject.
     *
     * @throws IllegalStateException when the resource is missing or a line has no form; both are mistakes in the build
     */
    public static WordList of(Subject subject) {
        List<Form> forms = new ArrayList<>();
        for (String line : lines(subject.resource())) {
            int colon = line.lastIndexOf(" : ");
            String left = colon < 0 ? line : line.substring(0, colon);
            String meaning =
                    colon < 0 ? firstForm(left) : line.substring(colon + 3).strip();
            for (String written : left.split("\\|", -1)) {
                forms.add(form(written.strip(), meaning));
            }
        }
        return new WordList(subject, forms);
    }

    /**
     * The lines of a resource beside this class, without comments and empty lines.
     *
     * @throws IllegalStateException when there is no such resource
     */
    public static List<String> lines(String resource) {
        try (InputStream stream = WordList.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("No word list " + resource);
            }
            return new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && line.charAt(0) != '#')
                    .toList();
        } catch (IOException broken) {
            throw new UncheckedIOException("Cannot read word list " + resource, broken);
        }
    }

    private static String firstForm(String left) {
        int bar = left.indexOf('|');
        return (bar < 0 ? left : left.substring(0, bar)).replace("\"", "").strip();
    }

    private static Form form(String written, String meaning) {
        boolean exact = written.length() > 2 && written.startsWith("\"") && written.endsWith("\"");
        String plain = exact ? written.substring(1, written.length() - 1) : written.toLowerCase(Locale.ROOT);
        if (plain.isBlank()) {
            throw new IllegalStateException("A line of a word list has an empty form, meaning " + meaning);
        }
        return new Form(List.of(plain.split(" +")), exact, meaning);
    }
}
