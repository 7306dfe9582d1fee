package org.magpie.testing.names;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.magpie.pipeline.parse.grammar.GrammarReader;
import org.magpie.pipeline.parse.word.Vocabulary;

/**
 * Reads made-up names of every style. 12,000 names in every build; {@code -Dnames.generated=100000} reads as many,
 * {@code -Dnames.seed=N} other ones.
 */
class GeneratedNamesTest {
    private static final double BAR = 99;
    private static final double FAMILY_BAR = 97;

    private final GrammarReader reader = new GrammarReader(Vocabulary.standard());

    @Test
    void namesOfFilmsAndSeriesAreReadAsTheyAreMeant() {
        GeneratorReport report = report(Lexicon.first());
        System.out.println(report);
        check(report);
    }

    /** Prints no names: whoever mends the grammar looks at those of the first words and sees here whether it learnt more. */
    @Test
    void namesOfFilmsAndSeriesInOtherWordsAreReadAsTheyAreMeant() {
        GeneratorReport report = report(Lexicon.second());
        System.out.println("in other words: " + report.percents());
        check(report);
    }

    private GeneratorReport report(Lexicon lexicon) {
        int count = Integer.getInteger("names.generated", 12_000);
        Pick pick = new Pick(Long.getLong("names.seed", 7L), lexicon);
        return GeneratorReport.of(reader, NameFamily.ofVideo(), count, pick);
    }

    private static void check(GeneratorReport report) {
        assertThat(report.percent()).as("percent of all names").isGreaterThanOrEqualTo(BAR);
        assertThat(report.percents())
                .allSatisfy((label, percent) -> assertThat(percent).as(label).isGreaterThanOrEqualTo(FAMILY_BAR));
    }
}
