package org.magpie.pipeline.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.magpie.pipeline.match.LabelledReleases.Labelled;
import org.magpie.pipeline.parse.grammar.GrammarReader;
import org.magpie.pipeline.parse.word.Vocabulary;
import org.magpie.pipeline.search.Release;
import org.magpie.pipeline.search.ReleaseBuilder;
import org.magpie.testing.names.Lexicon;
import org.magpie.testing.names.Pick;

/**
 * 5,000 made-up releases against a library of 3,000 titles with near twins. A release is right where it is taken for what it is, or
 * left where the library does not have it; asked where a person is told of the title; lost where nobody is; wrong where it is taken for
 * something else. {@code -Dnames.show=5} prints the worst of each family.
 */
class LabelledMatchingTest {
    private static final int TITLES = 3_000;
    private static final int RELEASES = 5_000;

    private enum Outcome {
        RIGHT,
        ASKED,
        LOST,
        WRONG
    }

    @ParameterizedTest
    @ValueSource(longs = {20_261_130, 7})
    void nearlyAllIsRightOrAskedAndNextToNothingWrong(long seed) {
        Pick pick = new Pick(seed, seed == 7 ? Lexicon.second() : Lexicon.first());
        LabelledLibrary library = new LabelledLibrary(pick);
        LabelledReleases releases = new LabelledReleases(pick, library);
        releases.fill(TITLES);
        TitleIndex index = new TitleIndex(library.names());
        Matching matching = new Matching(new GrammarReader(Vocabulary.standard()), () -> index, library::facts);
        Map<String, int[]> families = new TreeMap<>();
        Map<Outcome, List<String>> worst = new TreeMap<>();
        for (int at = 0; at < RELEASES; at++) {
            Labelled labelled = releases.next(at);
            Release offered = ReleaseBuilder.torrent(labelled.name())
                    .known(labelled.kind(), Map.of())
                    .release();
            Candidate found = matching.match(List.of(offered)).candidates().getFirst();
            Outcome outcome = outcome(labelled, found);
            families.computeIfAbsent(labelled.family(), family -> new int[Outcome.values().length])[
                    outcome.ordinal()]++;
            if (outcome == Outcome.LOST || outcome == Outcome.WRONG) {
                worst.computeIfAbsent(outcome, key -> new ArrayList<>())
                        .add("%s: %s is %s (%d), found %d: %s"
                                .formatted(
                                        labelled.family(),
                                        labelled.name(),
                                        labelled.of().name(),
                                        labelled.of().year(),
                                        found.titleId(),
                                        found.because()));
            }
        }
        report(families, worst);
        assertThat(library.size()).isGreaterThanOrEqualTo(TITLES);
        assertThat(count(families, Outcome.WRONG))
                .as("wrong without asking, at most 0.1 %")
                .isLessThanOrEqualTo(RELEASES / 1_000);
        assertThat(count(families, Outcome.LOST) + count(families, Outcome.WRONG))
                .as("neither right nor asked, at most 1 %")
                .isLessThanOrEqualTo(RELEASES / 100);
        assertThat(count(families, Outcome.ASKED)).as("asked, at most a tenth").isLessThanOrEqualTo(RELEASES / 10);
    }

    private static Outcome outcome(Labelled labelled, Candidate found) {
        boolean taken = found.isMatched() && found.confidence() >= Matching.AUTOMATIC;
        boolean isOurs = labelled.of().id() != 0;
        if (taken) {
            boolean right = isOurs
                    && found.titleId() == labelled.of().id()
                    && List.copyOf(found.itemIds()).equals(labelled.items());
            return right ? Outcome.RIGHT : Outcome.WRONG;
        }
        if (!isOurs) {
            return Outcome.RIGHT;
        }
        return found.isAmbiguous() || found.titleId() == labelled.of().id() ? Outcome.ASKED : Outcome.LOST;
    }

    private static int count(Map<String, int[]> families, Outcome outcome) {
        return families.values().stream()
                .mapToInt(counts -> counts[outcome.ordinal()])
                .sum();
    }

    private static void report(Map<String, int[]> families, Map<Outcome, List<String>> worst) {
        StringBuilder table = new StringBuilder("family | right | asked | lost | wrong\n");
        families.forEach((family, counts) -> table.append(String.format(
                Locale.ROOT, "%s | %d | %d | %d | %d%n", family, counts[0], counts[1], counts[2], counts[3])));
        int shown = Integer.getInteger("names.show", 0);
        worst.forEach((outcome, names) -> names.stream()
                .limit(shown)
                .forEach(name -> table.append(outcome).append(' ').append(name).append('\n')));
        System.out.print(table);
    }
}
