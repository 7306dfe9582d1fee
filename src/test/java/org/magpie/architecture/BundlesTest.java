package org.magpie.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.magpie.base.text.Texts;

/** Finds keys that are asked for but not there, there but never asked for, or there in one language only. */
class BundlesTest {
    /** Keys that are put together at run time, by what they begin with. */
    private static final Set<String> DYNAMIC =
            Set.of("plug.", "disk.", "http.", "job.", "provider.field.", "format.size.", "indexer.said.");

    private static final Path SOURCES = Path.of("src/main/java");

    /** Dotted lower-case words in a string literal or an FXML attribute. */
    private static final Pattern KEY = Pattern.compile("\"%?([a-z][a-z0-9-]*(?:\\.[a-z0-9-]+)+)\"");

    /** The beginning of a key that is put together: a literal of at least one whole word and its dot. */
    private static final Pattern BEGINNING = Pattern.compile("\"((?:[a-z][a-z0-9-]*\\.)+)\"");

    /** A key given to something that speaks: only these can be missing, since many a file name looks like a key. */
    private static final Pattern ASKED = Pattern.compile(
            "(?:Message\\.of|new UserException|texts\\.get|texts\\(\\)\\.get)\\(\\s*\"([a-z][a-z0-9.-]+)\"\\s*[,)]|\"%([a-z][a-z0-9.-]+)\"");

    private static final Path BUNDLES = Path.of("src/main/resources/i18n");

    private static final String ENGLISH = "[a-z]+\\.properties";

    private static final String RUSSIAN = "[a-z]+_ru\\.properties";

    private static List<Path> files(String language) throws IOException {
        try (Stream<Path> files = Files.list(BUNDLES)) {
            return files.filter(file -> file.getFileName().toString().matches(language))
                    .sorted()
                    .toList();
        }
    }

    /** The texts of all rooms in one language. */
    private static Properties bundle(String language) throws IOException {
        Properties all = new Properties();
        for (Path file : files(language)) {
            all.putAll(read(file));
        }
        return all;
    }

    private static Properties read(Path file) throws IOException {
        Properties bundle = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            bundle.load(reader);
        }
        return bundle;
    }

    /** Keys that stand in more than one place, each with the places. */
    private static Map<String, List<String>> twice(Map<String, List<String>> keysOfFiles) {
        Map<String, List<String>> places = new TreeMap<>();
        keysOfFiles.forEach((file, keys) -> keys.forEach(
                key -> places.computeIfAbsent(key, none -> new ArrayList<>()).add(file)));
        places.values().removeIf(files -> files.size() == 1);
        return places;
    }

    private static List<String> keys(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> !line.startsWith("#") && line.contains("="))
                    .map(line -> line.substring(0, line.indexOf('=')).strip())
                    .toList();
        }
    }

    @Test
    void a_key_stands_in_the_bundle_of_one_room_and_in_one_line_of_it() throws IOException {
        for (String language : List.of(ENGLISH, RUSSIAN)) {
            Map<String, List<String>> keysOfFiles = new TreeMap<>();
            for (Path file : files(language)) {
                keysOfFiles.put(file.getFileName().toString(), keys(file));
            }
            assertThat(twice(keysOfFiles)).isEmpty();
        }
    }

    @Test
    void a_planted_second_line_is_found() {
        assertThat(twice(Map.of("a", List.of("one.key", "two.key"), "b", List.of("two.key"))))
                .containsOnlyKeys("two.key");
        assertThat(twice(Map.of("a", List.of("one.key", "one.key")))).containsOnlyKeys("one.key");
    }

    @Test
    void the_bundles_of_all_rooms_are_read() throws IOException {
        assertThat(new Texts(Locale.ROOT).bundle().keySet())
                .isEqualTo(bundle(ENGLISH).stringPropertyNames());
        assertThat(new Texts(Locale.of("ru")).bundle().keySet())
                .isEqualTo(bundle(RUSSIAN).stringPropertyNames());
    }

    /** Sorted, so that two who add to one room seldom meet in one line. */
    @Test
    void the_lines_of_a_room_are_sorted() throws IOException {
        for (String language : List.of(ENGLISH, RUSSIAN)) {
            for (Path file : files(language)) {
                assertThat(keys(file)).as("%s", file.getFileName()).isSorted();
            }
        }
    }

    private static String sources() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            List<Path> texts = files.filter(file -> file.toString().matches(".*\\.(java|fxml)$"))
                    .toList();
            StringBuilder all = new StringBuilder();
            for (Path file : texts) {
                all.append(Files.readString(file)).append('\n');
            }
            return all.toString();
        }
    }

    private static Set<String> found(Pattern pattern, String in) {
        return pattern.matcher(in)
                .results()
                .map(match -> match.group(1) != null ? match.group(1) : match.group(2))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isDynamic(String key) {
        return DYNAMIC.stream().anyMatch(key::startsWith);
    }

    private static Set<String> missing(Set<String> asked, Set<String> there) {
        return asked.stream()
                .filter(key -> !there.contains(key) && !key.endsWith("."))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> unused(String sources, Set<String> there) {
        Set<String> named = found(KEY, sources);
        Set<String> begun = found(BEGINNING, sources);
        return there.stream()
                .filter(key -> !named.contains(key) && !isDynamic(key))
                // Put behind a key that is named: what a label means, what an empty list could hold.
                .filter(key -> !named.contains(key.replaceFirst("\\.(help|hint)$", "")))
                .filter(key -> begun.stream().noneMatch(key::startsWith))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void every_key_that_is_asked_for_is_there() throws IOException {
        Set<String> there = bundle(ENGLISH).stringPropertyNames();
        assertThat(missing(found(ASKED, sources()), there)).isEmpty();
    }

    @Test
    void every_key_that_is_there_is_asked_for() throws IOException {
        Set<String> there = bundle(ENGLISH).stringPropertyNames();
        assertThat(unused(sources(), there)).isEmpty();
    }

    @Test
    void both_languages_have_the_same_keys_with_the_same_places_to_fill() throws IOException {
        Properties english = bundle(ENGLISH);
        Properties russian = bundle(RUSSIAN);
        assertThat(russian.stringPropertyNames()).containsExactlyInAnyOrderElementsOf(english.stringPropertyNames());
        for (String key : english.stringPropertyNames()) {
            assertThat(places(russian.getProperty(key))).as(key).isEqualTo(places(english.getProperty(key)));
        }
    }

    private static Set<String> places(String pattern) {
        assertThat(new MessageFormat(pattern)).isNotNull(); // an unclosed place throws
        Matcher places = Pattern.compile("\\{(\\d+)").matcher(pattern);
        return places.results().map(match -> match.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void no_apostrophe_swallows_a_place() throws IOException {
        for (String name : List.of(ENGLISH, RUSSIAN)) {
            Properties bundle = bundle(name);
            for (String key : bundle.stringPropertyNames()) {
                // In a MessageFormat a single apostrophe quotes what follows; two stand for one.
                assertThat(bundle.getProperty(key).replaceAll("''|'[{}]'", ""))
                        .as(key)
                        .doesNotContain("'");
            }
        }
    }

    @Test
    void a_planted_gap_and_a_planted_leftover_are_found() {
        String source = "throw new UserException(\"planted.gap\", 1); Message.of(\"planted.there\")";
        Set<String> there = Set.of("planted.there", "planted.leftover", "disk.full");
        assertThat(missing(found(ASKED, source), there)).containsExactly("planted.gap");
        assertThat(unused(source, there)).containsExactly("planted.leftover");
    }
}
