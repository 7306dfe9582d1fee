package org.magpie.pipeline.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.magpie.media.ItemDetails;
import org.magpie.media.ItemFacts;
import org.magpie.media.MediaKind;
import org.magpie.media.SlotFacts;
import org.magpie.media.TitleFacts;
import org.magpie.media.name.TitleName;
import org.magpie.pipeline.parse.grammar.GrammarReader;
import org.magpie.pipeline.parse.word.Vocabulary;

/** Releases that stand near to two titles or more, with what a person would expect of each: the list is {@code hard-pairs.txt}. */
class HardPairsTest {
    private static final Instant OUT = Instant.parse("2001-01-01T00:00:00Z");
    private static final GrammarReader READER = new GrammarReader(Vocabulary.standard());
    private static final Pattern TITLE = Pattern.compile("([FS]) (.+?) \\((\\d{4})\\)(.*)");
    private static final Pattern EPISODES = Pattern.compile("\\d+(?:,\\d+)*");

    @Test
    void eachIsTakenAskedOrLeftAsAPersonWouldExpect() throws IOException {
        List<String> wrong = new ArrayList<>();
        List<String> pairs = pairs();
        for (String pair : pairs) {
            String[] parts = pair.split(" => ", -1);
            Candidate found = match(parts[0], parts[1]);
            if (!isExpected(parts[2].strip(), found)) {
                wrong.add("%s%n    found %d %s %d %% %s"
                        .formatted(
                                pair,
                                found.titleId(),
                                found.itemIds(),
                                NameExplainer.percent(found.confidence()),
                                found.because()));
            }
        }
        assertThat(pairs).hasSizeGreaterThanOrEqualTo(200);
        assertThat(wrong).as("%d of %d", wrong.size(), pairs.size()).isEmpty();
    }

    private static boolean isExpected(String expected, Candidate found) {
        boolean taken = found.isMatched() && found.confidence() >= Matching.AUTOMATIC;
        if (expected.equals("not")) {
            return !taken;
        }
        if (expected.equals("ask")) {
            return !taken && (found.isAmbiguous() || found.titleId() != 0);
        }
        String[] parts = expected.split(" ", -1);
        long id = Long.parseLong(parts[0]);
        List<Long> items = parts.length == 1
                ? List.of(id * 10_000)
                : Arrays.stream(parts[1].split(",", -1))
                        .map(number -> id * 10_000 + Long.parseLong(number))
                        .toList();
        return taken && found.titleId() == id && List.copyOf(found.itemIds()).equals(items);
    }

    private static List<String> pairs() throws IOException {
        try (InputStream stream = HardPairsTest.class.getResourceAsStream("hard-pairs.txt")) {
            String text = new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        }
    }

    private static Candidate match(String library, String release) {
        List<TitleName> names = new ArrayList<>();
        Map<Long, TitleFacts> titles = new HashMap<>();
        for (String title : library.split(" ; ", -1)) {
            add(title.strip(), names, titles);
        }
        TitleIndex index = new TitleIndex(names);
        Matching matching = new Matching(
                READER,
                () -> index,
                ids -> ids.stream().map(titles::get).filter(Objects::nonNull).toList());
        return matching.recognise(release);
    }

    private static void add(String written, List<TitleName> names, Map<Long, TitleFacts> titles) {
        Matcher title = TITLE.matcher(written);
        assertThat(title.matches()).as(written).isTrue();
        long id = names.size() + 1L;
        MediaKind kind = title.group(1).equals("F") ? MediaKind.MOVIE : MediaKind.SERIES;
        int year = Integer.parseInt(title.group(3));
        String country = "";
        List<String> aliases = new ArrayList<>();
        List<ItemFacts> items = new ArrayList<>();
        String rest = title.group(4);
        List<String> specials = new ArrayList<>(Arrays.asList(rest.split("\\+", -1)));
        rest = specials.removeFirst().strip();
        for (String special : specials) {
            int number = items.size() + 1;
            items.add(item(id, number, ItemDetails.episode(special.strip(), 0, number, null, OUT)));
        }
        String[] words = rest.split(" ", -1);
        String last = words[words.length - 1];
        if (kind == MediaKind.SERIES && EPISODES.matcher(last).matches()) {
            rest = rest.substring(0, rest.length() - last.length()).strip();
            String[] seasons = last.split(",", -1);
            for (int season = 1; season <= seasons.length; season++) {
                for (int number = 1; number <= Integer.parseInt(seasons[season - 1]); number++) {
                    items.add(item(id, season * 100L + number, ItemDetails.episode("", season, number, null, OUT)));
                }
            }
        }
        if (rest.startsWith("~")) {
            aliases.add(rest.substring(1));
        } else {
            country = rest;
        }
        if (kind == MediaKind.MOVIE) {
            items.add(item(id, 0, ItemDetails.film(title.group(2), null, OUT, 0)));
        }
        names.add(new TitleName(id, kind, title.group(2), year, aliases, Map.of(), country));
        titles.put(
                id,
                new TitleFacts(
                        id,
                        kind,
                        title.group(2),
                        year,
                        Map.of(),
                        List.of(),
                        true,
                        45,
                        "",
                        Set.of(),
                        List.of(new SlotFacts(id, id, "HD", 1, 1, Path.of("/media"), "")),
                        items));
    }

    private static ItemFacts item(long title, long number, ItemDetails details) {
        return new ItemFacts(title * 10_000 + number, title, details, true, null);
    }
}
