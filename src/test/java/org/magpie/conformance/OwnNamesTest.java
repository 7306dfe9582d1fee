package org.magpie.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.magpie.cli.names.FormAnswers;
import org.magpie.cli.names.NamesAnswerer;
import org.magpie.cli.names.NamingAnswers;
import org.magpie.cli.names.ReleaseAnswers;
import org.magpie.cli.names.WorkAnswers;
import org.magpie.pipeline.parse.word.Vocabulary;
import org.magpie.testing.NamesCorpus;

/** The project's own names: every notation, with what it must be read as. */
class OwnNamesTest {
    private final Vocabulary vocabulary = Vocabulary.standard();
    private final List<NamesAnswerer> answerers = List.of(
            new ReleaseAnswers(vocabulary),
            WorkAnswers.ofMusic(vocabulary),
            WorkAnswers.ofBooks(vocabulary),
            new NamingAnswers(),
            new FormAnswers());

    @TestFactory
    Stream<DynamicTest> everyNameIsReadAsItShould() throws IOException {
        return NamesCorpus.rows().stream().map(row -> DynamicTest.dynamicTest(nameOf(row), () -> check(row)));
    }

    private void check(JsonNode row) {
        String kind = row.path("kind").asText();
        ObjectNode answer = answerers.stream()
                .flatMap(answerer -> answerer.answer(kind, row.path("input").asText(), row.path("with")).stream())
                .findFirst()
                .orElseThrow();
        assertThat(Comparison.wrong(kind, row.path("expect"), answer))
                .as("%s, answered %s", row, answer)
                .isEmpty();
    }

    private static String nameOf(JsonNode row) {
        return row.path("kind").asText() + ": " + row.path("input").asText();
    }
}
