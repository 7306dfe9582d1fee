package org.magpie.base.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "The Lantern of the North  | thelanternnorth",
                "Lantern & Sons            | lanternsons",
                "Lantern and Sons          | lanternsons",
                "Señor Übermut             | senorubermut",
                "Grade A                   | gradea",
                "A Grade                   | agrade",
                "Only.The_Brave            | onlybrave",
                "50% Sugar                 | 50percentsugar",
                "What the F%ck             | whatfck",
                "1984                      | 1984",
                "Привет, мир               | приветмир",
                "東京の空                    | 東京の空",
                "S.W.A.N.                  | swan",
                "M*A*S*H                   | mash",
                "Agents of S.P.A.          | agentsspa",
                "I'm a lamp, but           | imlampbut",
                "Garðar Þórs               | gardarthors",
            })
    void twoSpellingsOfOneTitleCompareTheSame(String title, String form) {
        assertThat(ComparisonForm.strict(title)).isEqualTo(form);
    }

    @Test
    void theLooseFormForgivesArticlesAmpersandsAndNumerals() {
        assertThat(ComparisonForm.loose("The Lantern & Sons Part III"))
                .isEqualTo(ComparisonForm.loose("Lantern and Sons: Part 3"))
                .isEqualTo("lanternsonspart3");
        assertThat(ComparisonForm.loose("V")).isEqualTo("v");
        assertThat(ComparisonForm.loose("A")).isEqualTo("a");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "The Lantern (US)     | Lantern, The (US)",
                "An Hour              | Hour, An",
                "Theory of Light      | Theory of Light",
                "the lantern          | lantern, the",
                "The                  | The",
                "Lantern, The         | Lantern, The",
                "The Lantern (US) (2) | Lantern, The (US) (2)",
            })
    void theArticleGoesBehindForSorting(String name, String sorted) {
        assertThat(SortName.of(name).withArticleBehind()).isEqualTo(sorted);
    }

    @Test
    void theSortKeyHasNoArticleAndNoAccents() {
        assertThat(SortName.of("The Élan").key()).isEqualTo("elan");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "The Lantern: Part 2!  | the-lantern-part-2",
                "Ça va?                | ca-va",
                "--a__b--              | a_b",
                "東京                    | ''",
            })
    void aSlugIsMadeOfPlainLettersDigitsAndDashes(String title, String slug) {
        assertThat(Slug.DEFAULT.of(title)).isEqualTo(slug);
    }
}
