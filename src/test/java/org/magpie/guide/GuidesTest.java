package org.magpie.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the guides show is what compiles, and what they name is there. */
class GuidesTest {
    private static final Path GUIDES = Path.of("src/site/markdown");
    private static final Path EXAMPLES = Path.of("src/test/java/org/magpie/guide");

    private static final Pattern EXAMPLE = Pattern.compile("(?s)// guide: ([a-z ]+)\\n(.*?)// guide: end");
    private static final Pattern SHOWN = Pattern.compile("(?s)<!-- example: ([a-z ]+) -->\\n\\n```java\\n(.*?)```");
    private static final Pattern TYPE = Pattern.compile("\\b(?:class|interface|record|enum) (\\w+)");
    /** A word in back quotes with a small letter in it that begins as a class does. */
    private static final Pattern NAMED = Pattern.compile("`(?:[a-z]+\\.)*([A-Z]\\w*[a-z]\\w*)(?=[`#(]|\\.[a-z])");

    private static final Set<String> FOREIGN = Set.of("ConcurrentHashMap", "List", "Path", "String");
    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:)([^)#]+)(?:#[^)]*)?\\)");

    private static List<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }

    private static Map<String, String> found(Pattern pattern, List<Path> files) throws IOException {
        Map<String, String> found = new TreeMap<>();
        for (Path file : files) {
            Matcher matcher = pattern.matcher(Files.readString(file));
            while (matcher.find()) {
                found.put(matcher.group(1), matcher.group(2));
            }
        }
        return found;
    }

    @Test
    void every_example_stands_in_a_guide_as_it_compiles() throws IOException {
        Map<String, String> examples = found(EXAMPLE, files(EXAMPLES, ".java"));
        assertThat(examples).hasSizeGreaterThanOrEqualTo(4);
        assertThat(found(SHOWN, files(GUIDES, ".md"))).isEqualTo(examples);
    }

    /** A name in the text grows old unseen when a class is renamed. */
    @Test
    void every_class_that_is_named_is_there() throws IOException {
        Set<String> known = new TreeSet<>(FOREIGN);
        for (Path source : files(Path.of("src"), ".java")) {
            TYPE.matcher(Files.readString(source)).results().forEach(type -> known.add(type.group(1)));
        }
        List<String> missing = new ArrayList<>();
        for (Path page : files(GUIDES.resolve("guide"), ".md")) {
            NAMED.matcher(Files.readString(page))
                    .results()
                    .map(name -> name.group(1))
                    .filter(name -> !known.contains(name))
                    .forEach(name -> missing.add(page.getFileName() + ": " + name));
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void every_page_that_is_linked_is_there() throws IOException {
        List<String> missing = new ArrayList<>();
        for (Path page : files(GUIDES, ".md")) {
            List<String> links = LINK.matcher(Files.readString(page))
                    .results()
                    .map(link -> link.group(1))
                    .collect(Collectors.toList());
            links.removeIf(link -> Files.exists(page.resolveSibling(link)));
            links.forEach(link -> missing.add(page + ": " + link));
        }
        assertThat(missing).isEmpty();
    }
}
