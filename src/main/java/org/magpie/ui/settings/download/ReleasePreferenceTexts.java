package org.magpie.ui.settings.download;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.magpie.pipeline.decide.profile.ReleaseProfile.Preferred;

/** What people type into the fields of release and delay profiles, and how it is shown there again. */
final class ReleasePreferenceTexts {
    private static final Pattern SCORED = Pattern.compile("(.+?)\\s*[=:]\\s*([+-]?\\d{1,6})");

    private ReleasePreferenceTexts() {}

    /** A word a line; a word may hold commas and spaces. */
    static List<String> lines(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    static String lines(List<String> words) {
        return String.join("\n", words);
    }

    /** Lower-case words between commas. */
    static Set<String> words(String text) {
        return Arrays.stream(text.split(",", -1))
                .map(word -> word.strip().toLowerCase(Locale.ROOT))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    static String words(Set<String> words) {
        return String.join(", ", new TreeSet<>(words));
    }

    /** "word = 10" a line; empty where a line says no score. */
    static Optional<List<Preferred>> preferred(String text) {
        List<Optional<Preferred>> read =
                lines(text).stream().map(ReleasePreferenceTexts::scored).toList();
        return read.stream().allMatch(Optional::isPresent)
                ? Optional.of(read.stream().flatMap(Optional::stream).toList())
                : Optional.empty();
    }

    static String preferred(List<Preferred> preferred) {
        return preferred.stream()
                .map(each -> each.word() + " = " + each.score())
                .collect(Collectors.joining("\n"));
    }

    private static Optional<Preferred> scored(String line) {
        Matcher scored = SCORED.matcher(line);
        return scored.matches()
                ? Optional.of(new Preferred(scored.group(1).strip(), Integer.parseInt(scored.group(2))))
                : Optional.empty();
    }
}
