package org.magpie.testing.names;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.magpie.pipeline.parse.grammar.GrammarReader;
import org.magpie.pipeline.parse.word.Vocabulary;

/**
 * Reads made-up names of music and books in every style. 12,000 names in every build; {@code -Dnames.generated=100000} reads as
 * many, {@code -Dnames.seed=N} other ones.
 */
class GeneratedWorksTest {
    private static final double BAR = 99;
    private static final double FAMILY_BAR = 97;

    private final GrammarReader reader = new GrammarReader(Vocabulary.standard());

    @Test
    void namesOfMusicAndBooksAreReadAsTheyAreMeant() {
        GeneratorReport report = report(Lexicon.first());
        System.out.println(report);
        check(report);
    }

    /** Prints no names: whoever mends the grammar looks at those of the first words and sees here whether it learnt more. */
    @Test
    void namesOfMusicAndBooksInOtherWordsAreReadAsTheyAreMeant() {
        GeneratorReport report = report(Lexicon.second());
        System.out.println("in other words: " + report.percent() + " " + report.percents());
        check(report);
    }

    private GeneratorReport report(Lexicon lexicon) {
        int count = Integer.getInteger("names.generated", 12_000);
        List<NameFamily> families = new ArrayList<>(MusicFamilies.all());
        families.addAll(BookFamilies.all());
        return GeneratorReport.of(reader, families, count, new Pick(Long.getLong("names.seed", 7L), lexicon));
    }

    private static void check(GeneratorReport report) {
        assertThat(report.percent()).as("percent of all names").isGreaterThanOrEqualTo(BAR);
        assertThat(report.percents())
                .allSatisfy((label, percent) -> assertThat(percent).as(label).isGreaterThanOrEqualTo(FAMILY_BAR));
    }
}
