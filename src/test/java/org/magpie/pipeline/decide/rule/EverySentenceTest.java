package org.magpie.pipeline.decide.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.magpie.base.text.Texts;

/** Every sentence that a rule or the matching can say, in each language. */
class EverySentenceTest {
    private static final List<Texts> LANGUAGES = List.of(new Texts(Locale.ENGLISH), new Texts(Locale.of("ru")));
    private static final Pattern KEY = Pattern.compile("\"((?:decide|match)\\.[a-z.-]+)\"");
    private static final Pattern RULE = Pattern.compile("String key\\(\\) \\{\\s*return \"([a-z-]+)\";");

    @Test
    void everyRefusalFormatsWithItsValuesAndLeavesNoPlaceEmpty() throws IOException {
        Set<String> keys = new TreeSet<>(found(KEY));
        keys.remove("decide.no-client.");
        keys.remove("decide.protocol.");
        keys.remove("match.as.");
        for (String kind : List.of("movie", "series", "music", "book")) {
            keys.add("match.as." + kind);
        }
        for (String protocol : List.of("torrent", "usenet", "direct")) {
            keys.add("decide.no-client." + protocol);
            keys.add("decide.protocol." + protocol);
        }
        keys.removeIf(key -> key.matches(
                        "decide\\.(retention-days|minimum-age-minutes|reserved-megabytes|hardcoded-subtitles|pack-percent)")
                && !LANGUAGES.getFirst().bundle().containsKey(key));
        assertThat(keys).hasSizeGreaterThan(55);

        for (Texts texts : LANGUAGES) {
            assertThat(keys).allSatisfy(key -> {
                assertThat(texts.bundle().containsKey(key)).as(key).isTrue();
                int places = new MessageFormat(texts.bundle().getString(key), texts.locale())
                        .getFormatsByArgumentIndex()
                        .length;
                Object[] values = new Object[places];
                Arrays.setAll(values, at -> 1_000 + at);
                String sentence = texts.get(key, values);
                assertThat(sentence).as(key).doesNotContain("{", "}", "null", "decide.", "match.");
                assertThat(sentence.strip()).as(key).isNotEmpty();
            });
        }
    }

    @Test
    void bothLanguagesSayTheSameValues() throws IOException {
        Texts english = LANGUAGES.getFirst();
        Texts russian = LANGUAGES.getLast();
        assertThat(found(KEY).stream().filter(key -> english.bundle().containsKey(key)))
                .allSatisfy(key -> assertThat(places(russian, key)).as(key).isEqualTo(places(english, key)));
    }

    @Test
    void everyRuleHasANameInEachLanguage() throws IOException {
        Set<String> rules = found(RULE);
        assertThat(rules).hasSizeGreaterThan(30);
        for (Texts texts : LANGUAGES) {
            assertThat(rules)
                    .allSatisfy(rule -> assertThat(texts.bundle().containsKey("rule." + rule))
                            .as(rule)
                            .isTrue());
        }
    }

    private static Set<String> places(Texts texts, String key) {
        Matcher place = Pattern.compile("\\{(\\d)").matcher(texts.bundle().getString(key));
        Set<String> places = new TreeSet<>();
        while (place.find()) {
            places.add(place.group(1));
        }
        return places;
    }

    /** What the sources of the deciding and matching steps name. */
    private static Set<String> found(Pattern pattern) throws IOException {
        Set<String> found = new TreeSet<>();
        for (String step : List.of("decide", "match")) {
            try (Stream<Path> files = Files.walk(Path.of("src/main/java/org/magpie/pipeline", step))) {
                for (Path file :
                        files.filter(each -> each.toString().endsWith(".java")).toList()) {
                    Matcher named = pattern.matcher(Files.readString(file));
                    while (named.find()) {
                        found.add(named.group(1));
                    }
                }
            }
        }
        return found;
    }
}
