package org.magpie.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.magpie.cli.names.ReleaseAnswers;
import org.magpie.pipeline.parse.Vocabulary;
import org.magpie.testing.NamesCorpus;

/** The project's own names: every notation, with what it must be read as. */
class OwnNamesTest {
    private final ReleaseAnswers answers = new ReleaseAnswers(Vocabulary.standard());

    @TestFactory
    Stream<DynamicTest> everyNameIsReadAsItShould() throws IOException {
        return NamesCorpus.rows().stream().map(row -> DynamicTest.dynamicTest(nameOf(row), () -> check(row)));
    }

    private void check(JsonNode row) {
        String kind = row.path("kind").asText();
        ObjectNode answer = answers.answer(kind, row.path("input").asText(), MissingNode.getInstance())
                .orElseThrow();
        assertThat(Comparison.wrong(kind, row.path("expect"), answer))
                .as("%s, answered %s", row, answer)
                .isEmpty();
    }

    private static String nameOf(JsonNode row) {
        return row.path("kind").asText() + ": " + row.path("input").asText();
    }
}
